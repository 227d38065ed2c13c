import type { CancellationToken, Connection } from 'vscode-languageserver';
import { type AgentPlace, type AskedLibrary, mistake } from '../../core/agents/agentAnswer.ts';
import { agentTools } from '../../core/agents/agentTools.ts';
import type { Appearance } from '../../core/digest.ts';
import { diskPathOf, pathOf, relativePath, type Uri } from '../../core/uri.ts';
import { type AgentToolAnswer, type AgentToolParams, method } from '../../protocol/protocol.ts';
import type { Converter } from '../convert.ts';
import { cancelled, type Guard } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';

/** The folders of a workspace, and when they were read. */
interface Folders {
  readonly folders: () => readonly Uri[];
  readonly isRead: Promise<void>;
}

/** Answers what language models ask by way of the editor. */
export function registerAgentRequests(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
  { folders, isRead }: Folders,
): void {
  connection.onRequest<AgentToolAnswer, void>(
    method.agentTool,
    guard.handler<AgentToolParams, AgentToolAnswer>(method.agentTool, failed, async (params, token) => {
      // The question may be what started us, and nobody repeats the question of a model.
      await Promise.race([isRead, cancellationOf(token)]);
      workspace.sync();
      const { library, catalogue, convert } = workspace;
      const placeOf = (paper: Appearance) => placeIn(folders(), convert, paper);
      return answer({ library, catalogue, readingList: 'known', placeOf }, clock, params, token);
    }),
  );
}

const failed = mistake('The question could not be answered; the log of Digest Lens says why.');

function cancellationOf(token: CancellationToken): Promise<void> {
  return new Promise(resolve => token.onCancellationRequested(() => resolve()));
}

/** The answer once the search index is filled. */
async function answer(
  asked: AskedLibrary,
  clock: Clock,
  { tool, input }: AgentToolParams,
  token: CancellationToken,
): Promise<AgentToolAnswer> {
  const isWanted = () => !token.isCancellationRequested;
  await inSlices(clock, asked.catalogue.fill(), isWanted);
  const found = isWanted() && (await inSlices(clock, agentTools[tool].answer(asked, input), isWanted));
  if (!found) throw cancelled();
  return found.kind === 'answer' ? { kind: 'answer', text: found.text } : found;
}

/** The file as the editor writes it in its links: from its folder on, with the folder's name where there are several. */
function placeIn(folders: readonly Uri[], convert: Converter, { digest, paper }: Appearance): AgentPlace {
  const line = convert.toPosition(digest, paper.titleSpan.start).line + 1;
  const { uri } = digest;
  const [folder] = folders
    .filter(each => relativePath(each, uri) !== undefined)
    .sort((a, b) => b.length - a.length);
  if (folder === undefined) return { file: diskPathOf(uri) ?? pathOf(uri), line };
  const path = relativePath(folder, uri) ?? '';
  return { file: folders.length > 1 ? `${nameOf(folder)}/${path}` : path, line };
}

function nameOf(folder: Uri): string {
  return pathOf(folder).split('/').filter(Boolean).at(-1) ?? '';
}

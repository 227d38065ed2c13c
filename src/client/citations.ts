import * as vscode from 'vscode';
import type { CiteParams, TreeView } from '../protocol/protocol.ts';
import { exportCitations } from './citationExport.ts';
import { type CitedPapers, citationText } from './citationText.ts';
import { citationsText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { showInformation } from './notifications.ts';
import type { PaperView } from './paperView.ts';
import { papersOf } from './readingList/readingTarget.ts';

/** What the commands about citations act on. */
export interface CitationParts {
  readonly server: DigestServer;
  readonly views: Readonly<Record<TreeView, PaperView>>;
}

type Command = (parts: CitationParts, target: unknown, selected: unknown) => unknown;

/** Every command about citations; `package.json` says where each is offered. */
const commands = {
  'digestLens.copyBibtex': (parts, ...target) => copy(parts, 'entries', target),
  'digestLens.copyCitation': (parts, ...target) => copy(parts, 'reference', target),
  'digestLens.export': ({ server, views }, ...target) => exportCitations(server, views, ...target),
} as const satisfies Record<string, Command>;

/** Makes the commands about citations callable. */
export function registerCitationCommands(parts: CitationParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries<Command>(commands).map(([name, command]) =>
      vscode.commands.registerCommand(name, (target: unknown, selected: unknown) =>
        command(parts, target, selected),
      ),
    ),
  );
}

/** Copies citations of the rows a command was called on, or of the paper under the cursor, and says how many. */
async function copy(
  { server, views }: CitationParts,
  format: CiteParams['format'],
  [target, selected]: readonly [target: unknown, selected: unknown],
): Promise<void> {
  const query = queryIn(target);
  const cited: CitedPapers =
    query === undefined
      ? { kind: 'papers', arxivIds: await papersOf(server, views, target, selected) }
      : { kind: 'search', query };
  const { text, papers } = await citationText(server, cited, format);
  if (papers === 0) {
    await showInformation(vscode.l10n.t('Put the cursor into a paper first.'));
    return;
  }
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(
    `$(check) ${vscode.l10n.t('Copied {0}', citationsText(papers))}`,
    readingTime,
  );
}

/** `{ query }` means all that a search finds. */
function queryIn(target: unknown): string | undefined {
  const query = typeof target === 'object' && target !== null ? Reflect.get(target, 'query') : undefined;
  return typeof query === 'string' ? query : undefined;
}

const readingTime = 5000;

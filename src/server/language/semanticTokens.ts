import {
  type Connection,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import { type Token, tokensOf } from '../../core/features/tokens.ts';
import { toUri, type Uri } from '../../core/uri.ts';
import type { Guard } from '../guard.ts';
import { refreshing } from '../refreshing.ts';
import type { Workspace } from '../workspace.ts';
import { numbersOf } from './tokenTypes.ts';

/** What an editor was told last of a document; without text there was nothing to tell. */
interface Told {
  readonly id: number;
  readonly text: string | undefined;
  readonly data: readonly number[];
}

/** Answers which parts of a digest have colours of their own, as a whole, for a range, or as what changed. */
export function registerSemanticTokens(connection: Connection, guard: Guard, workspace: Workspace): void {
  const told = new Map<Uri, Told>();
  refreshWithReading(connection, workspace, told);

  const tell = (uri: Uri): SemanticTokens | null => {
    const digest = workspace.library.digest(uri);
    const data = digest ? dataOf(workspace, digest, tokensOf(digest)) : [];
    const id = (told.get(uri)?.id ?? 0) + 1;
    // The last ones that were asked for stay.
    told.delete(uri);
    told.set(uri, { id, text: digest?.text, data });
    for (const first of told.keys()) if (told.size > mostTold) told.delete(first);
    return digest ? { resultId: String(id), data } : null;
  };

  connection.onRequest(
    SemanticTokensRequest.type,
    guard.handler('semanticTokens', null, ({ textDocument }) => tell(toUri(textDocument.uri))),
  );
  connection.onRequest(
    SemanticTokensDeltaRequest.type,
    guard.handler(
      'semanticTokensDelta',
      null,
      ({ textDocument, previousResultId }): SemanticTokens | SemanticTokensDelta | null => {
        const uri = toUri(textDocument.uri);
        const before = told.get(uri);
        const now = tell(uri);
        if (!now || String(before?.id) !== previousResultId) return now;
        return toChange(before?.data ?? [], now);
      },
    ),
  );
  connection.onRequest(
    SemanticTokensRangeRequest.type,
    guard.handler('semanticTokensRange', null, ({ textDocument, range }): SemanticTokens | null => {
      const digest = workspace.library.digest(toUri(textDocument.uri));
      if (!digest) return null;
      const { start, end } = workspace.convert.toSpan(digest, range);
      const tokens = tokensOf(digest).filter(({ span }) => span.start < end && span.end > start);
      return { data: dataOf(workspace, digest, tokens) };
    }),
  );
}

/** Of so many documents it is known what the editor knows; of others it is told everything again. */
const mostTold = 16;

function dataOf({ convert, editor }: Workspace, digest: Digest, tokens: readonly Token[]): number[] {
  return editor.tokenTypes ? convert.toTokenData(digest, tokens, numbersOf(editor.tokenTypes)) : [];
}

/** Everything between the first and the last number that is another now. */
function toChange(before: readonly number[], { resultId, data }: SemanticTokens): SemanticTokensDelta {
  const shorter = Math.min(before.length, data.length);
  let start = 0;
  while (start < shorter && before[start] === data[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === data.at(-1 - same)) same++;
  const change = {
    start,
    deleteCount: before.length - same - start,
    data: data.slice(start, data.length - same),
  };
  const isNone = change.deleteCount === 0 && change.data.length === 0;
  return { ...(resultId !== undefined && { resultId }), edits: isNone ? [] : [change] };
}

/** Asks the editor to ask again where a text that stayed the same is read otherwise, as with other labels. */
function refreshWithReading(
  connection: Connection,
  workspace: Workspace,
  told: ReadonlyMap<Uri, Told>,
): void {
  const refresh = refreshing(connection, SemanticTokensRefreshRequest.type);
  workspace.onEffect(({ changed }) => {
    const isReadAnew = (uri: Uri) => {
      const known = told.get(uri);
      const text = workspace.library.digest(uri)?.text;
      // A text that has just become a digest, or is none any more, is counted with these.
      const isOther = known?.text !== undefined && text !== undefined && known.text !== text;
      return known !== undefined && !isOther && workspace.isOpen(uri);
    };
    if (workspace.editor.canBeAskedForTokens && changed.some(isReadAnew)) refresh();
  });
}

import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Connection,
  LSPErrorCodes,
  type PrepareRenameResult,
  ResponseError,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { anchorChoicesAt } from '../../core/features/complete.ts';
import { renamed, renamingAt } from '../../core/features/rename.ts';
import { shownLine } from '../../core/shownText.ts';
import { toUri } from '../../core/uri.ts';
import type { Guard } from '../guard.ts';
import type { Workspace } from '../workspace.ts';

/** Answers while somebody writes: anchors to choose from, and a new title for a paper. */
export function registerWriting(connection: Connection, guard: Guard, workspace: Workspace): void {
  const { library } = workspace;
  const digestOf = ({ textDocument }: { readonly textDocument: { readonly uri: string } }) =>
    library.digest(toUri(textDocument.uri));

  connection.onCompletion(
    guard.handler('completion', null, (params): CompletionList | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { convert, editor } = workspace;
      const found = anchorChoicesAt(
        digest,
        convert.toOffset(digest, params.position),
        workspace.settingsOf(digest.uri),
      );
      if (!found) return null;
      const range = convert.toRange(digest, found.span);
      const width = String(found.choices.length).length;
      const items = found.choices.map(
        ({ title, anchor, isPaper, isMeant }, index): CompletionItem => ({
          label: shownLine(title),
          ...(editor.showsLabelDetails && { labelDetails: { description: `#${anchor}` } }),
          kind: isPaper ? CompletionItemKind.File : CompletionItemKind.Reference,
          textEdit: TextEdit.replace(range, anchor),
          filterText: anchor,
          // In the order of the file; what the link's text names comes first.
          sortText: `${isMeant ? 0 : 1}${String(index).padStart(width, '0')}`,
          ...(editor.preselects && { preselect: isMeant }),
        }),
      );
      return { isIncomplete: false, items };
    }),
  );
  connection.onPrepareRename(
    guard.handler('prepareRename', null, (params): PrepareRenameResult | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { convert } = workspace;
      const found = renamingAt(digest, convert.toOffset(digest, params.position));
      return found ? { range: convert.toRange(digest, found.span), placeholder: found.title } : null;
    }),
  );
  connection.onRenameRequest(
    guard.handler('rename', null, (params): WorkspaceEdit | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { convert } = workspace;
      const offset = convert.toOffset(digest, params.position);
      const answer = renamed(digest, offset, params.newName, workspace.settingsOf(digest.uri));
      if (answer.kind === 'refused') throw new ResponseError(LSPErrorCodes.RequestFailed, answer.reason);
      return convert.toWorkspaceEdit(digest, answer.edits);
    }),
  );
}

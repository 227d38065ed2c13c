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
import { anchorChoicesAt } from '../core/features/complete.ts';
import { renamed, renamingAt } from '../core/features/rename.ts';
import { toUri } from '../core/uri.ts';
import { toEdits, toOffset, toRange } from './convert.ts';
import type { Guard } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** Answers while somebody writes: anchors to choose from, and a new title for a paper. */
export function registerWriting(connection: Connection, guard: Guard, workspace: Workspace): void {
  const { library } = workspace;
  const digestOf = ({ textDocument }: { readonly textDocument: { readonly uri: string } }) =>
    library.digest(toUri(textDocument.uri));

  connection.onCompletion(
    guard.handler('completion', null, (params): CompletionList | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { lines } = digest.skeleton;
      const found = anchorChoicesAt(
        digest,
        toOffset(lines, params.position),
        workspace.settingsOf(digest.uri),
      );
      if (!found) return null;
      const range = toRange(lines, found.span);
      const width = String(found.choices.length).length;
      const items = found.choices.map(
        ({ title, anchor, isPaper, isMeant }, index): CompletionItem => ({
          label: title,
          labelDetails: { description: `#${anchor}` },
          kind: isPaper ? CompletionItemKind.File : CompletionItemKind.Reference,
          textEdit: TextEdit.replace(range, anchor),
          filterText: anchor,
          // In the order of the file; what the link's text names comes first.
          sortText: `${isMeant ? 0 : 1}${String(index).padStart(width, '0')}`,
          preselect: isMeant,
        }),
      );
      return { isIncomplete: false, items };
    }),
  );
  connection.onPrepareRename(
    guard.handler('prepareRename', null, (params): PrepareRenameResult | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { lines } = digest.skeleton;
      const found = renamingAt(digest, toOffset(lines, params.position));
      return found ? { range: toRange(lines, found.span), placeholder: found.title } : null;
    }),
  );
  connection.onRenameRequest(
    guard.handler('rename', null, (params): WorkspaceEdit | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { lines } = digest.skeleton;
      const offset = toOffset(lines, params.position);
      const answer = renamed(digest, offset, params.newName, workspace.settingsOf(digest.uri));
      if (answer.kind === 'refused') throw new ResponseError(LSPErrorCodes.RequestFailed, answer.reason);
      return { changes: { [digest.uri]: toEdits(lines, answer.edits) } };
    }),
  );
}

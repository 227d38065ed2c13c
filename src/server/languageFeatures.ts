import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type LocationLink,
  MarkupKind,
  type Position,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { Digest } from '../core/digest.ts';
import { definitionAt } from '../core/features/define.ts';
import { foldsOf } from '../core/features/fold.ts';
import { hoverAt } from '../core/features/hover.ts';
import { linksIn } from '../core/features/links.ts';
import { outlineOf } from '../core/features/outline.ts';
import { toUri } from '../core/uri.ts';
import { contentsActions } from './contentsActions.ts';
import {
  toAddress,
  toFold,
  toLocation,
  toLocationLink,
  toOffset,
  toRange,
  toSpan,
  toSymbol,
} from './convert.ts';
import type { Guard } from './guard.ts';
import { fixAll, fixAllKind, problemActions } from './problemActions.ts';
import type { Workspace } from './workspace.ts';

/** What the editor does by itself; known once it has introduced itself. */
export interface EditorManners {
  readonly showsProblems: () => boolean;
}

/** Answers the requests of the Language Server Protocol for digests; other Markdown has no answers. */
export function registerLanguageFeatures(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  editor: EditorManners,
): void {
  const { library } = workspace;
  const digestOf = ({ textDocument }: { readonly textDocument: { readonly uri: string } }) =>
    library.digest(toUri(textDocument.uri));

  connection.onDocumentSymbol(
    guard.handler('documentSymbol', null, (params): DocumentSymbol[] | null => {
      const digest = digestOf(params);
      return digest ? outlineOf(digest).map(node => toSymbol(digest.skeleton.lines, node)) : null;
    }),
  );
  connection.onFoldingRanges(
    guard.handler('foldingRange', null, (params): FoldingRange[] | null => {
      const digest = digestOf(params);
      return digest ? foldsOf(digest).map(span => toFold(digest.skeleton.lines, span)) : null;
    }),
  );
  connection.onHover(
    guard.handler('hover', null, (params): Hover | null => {
      const digest = digestOf(params);
      return digest ? hover(workspace, digest, params.position, editor) : null;
    }),
  );
  connection.onDefinition(
    guard.handler('definition', null, (params): LocationLink[] | null => {
      const digest = digestOf(params);
      const jump =
        digest &&
        definitionAt(
          digest,
          toOffset(digest.skeleton.lines, params.position),
          workspace.settingsOf(digest.uri),
        );
      return jump ? [toLocationLink(digest, jump)] : null;
    }),
  );
  connection.onDocumentLinks(
    guard.handler('documentLink', null, (params): DocumentLink[] | null => {
      const digest = digestOf(params);
      return digest ? documentLinks(digest, workspace) : null;
    }),
  );
  connection.onCodeAction(
    guard.handler('codeAction', null, (params): CodeAction[] | null => {
      const digest = digestOf(params);
      return digest ? codeActions(digest, workspace, params) : null;
    }),
  );
  connection.onWorkspaceSymbol(
    guard.handler('workspaceSymbol', null, ({ query }): WorkspaceSymbol[] =>
      workspaceSymbols(workspace, query),
    ),
  );
}

function hover(
  workspace: Workspace,
  digest: Digest,
  position: Position,
  { showsProblems }: EditorManners,
): Hover | null {
  const { lines } = digest.skeleton;
  const context = {
    library: workspace.library,
    settings: workspace.settingsOf(digest.uri),
    addressOf: toAddress,
    editorShowsProblems: showsProblems(),
  };
  const card = hoverAt(context, digest, toOffset(lines, position));
  return card
    ? { contents: { kind: MarkupKind.Markdown, value: card.markdown }, range: toRange(lines, card.span) }
    : null;
}

function documentLinks(digest: Digest, workspace: Workspace): DocumentLink[] {
  return linksIn(digest, workspace.settingsOf(digest.uri)).map(({ span, target }) => ({
    range: toRange(digest.skeleton.lines, span),
    target: toAddress(digest, target),
    tooltip: 'Go to the paper',
  }));
}

function codeActions(
  digest: Digest,
  workspace: Workspace,
  { range, context }: CodeActionParams,
): CodeAction[] {
  const { only } = context;
  const settings = workspace.settingsOf(digest.uri);
  const wants = (kind: string) =>
    !only || only.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  const { lines } = digest.skeleton;
  if (wants(CodeActionKind.QuickFix)) {
    actions.push(...problemActions(digest, workspace, toSpan(lines, range)));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    actions.push(...contentsActions(digest, settings, toSpan(lines, range)));
  }
  // On save and in the source menu only: it belongs to no place in the text.
  if (only?.some(wanted => fixAllKind === wanted || fixAllKind.startsWith(`${wanted}.`))) {
    actions.push(...fixAll(digest, settings, fixAllKind));
  }
  return actions;
}

/** VS Code ranks what it is given by its own likeness to the query, so the best few hundred are enough. */
const mostSymbols = 200;

function workspaceSymbols({ catalogue }: Workspace, query: string): WorkspaceSymbol[] {
  return catalogue.search(query, mostSymbols).hits.map(({ newest: { digest, paper } }) => ({
    name: paper.title,
    kind: SymbolKind.File,
    containerName: digest.day?.day ?? '',
    location: toLocation(digest, paper.titleSpan),
  }));
}

import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Connection,
  type DocumentLink,
  type ExecuteCommandParams,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  MarkupKind,
  type Position,
  SymbolKind,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import { bareArxivIds } from '../../core/features/arxivLinks.ts';
import { plainCard } from '../../core/features/card.ts';
import { definitionAt } from '../../core/features/define.ts';
import { foldsOf } from '../../core/features/fold.ts';
import { hoverAt } from '../../core/features/hover.ts';
import { linksIn } from '../../core/features/links.ts';
import { paperSymbols } from '../../core/features/paperSymbols.ts';
import { shownLine } from '../../core/shownText.ts';
import { toUri } from '../../core/uri.ts';
import { applyCommand, toAddress, toFold } from '../convert.ts';
import { cancelled, type Guard } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import { contentsActions } from './contentsActions.ts';
import { fixAll, fixAllKind, problemActions } from './problemActions.ts';
import { Symbols } from './symbols.ts';

/** Answers the requests of the Language Server Protocol for digests; other Markdown has no answers. */
export function registerLanguageFeatures(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
): void {
  const { library } = workspace;
  const digestOf = ({ textDocument }: { readonly textDocument: { readonly uri: string } }) =>
    library.digest(toUri(textDocument.uri));

  const symbols = new Symbols(workspace);
  connection.onDocumentSymbol(
    guard.handler('documentSymbol', null, ({ textDocument }) => symbols.of(toUri(textDocument.uri))),
  );
  connection.onFoldingRanges(
    guard.handler('foldingRange', null, (params): FoldingRange[] | null => {
      const digest = digestOf(params);
      return digest ? foldsOf(digest).map(span => toFold(digest, span)) : null;
    }),
  );
  connection.onHover(
    guard.handler('hover', null, (params): Hover | null => {
      const digest = digestOf(params);
      return digest ? hover(workspace, digest, params.position) : null;
    }),
  );
  connection.onDefinition(
    guard.handler('definition', null, (params): LocationLink[] | Location[] | null => {
      const digest = digestOf(params);
      const jump =
        digest &&
        definitionAt(
          digest,
          workspace.convert.toOffset(digest, params.position),
          workspace.settingsOf(digest.uri),
        );
      return jump ? workspace.convert.toDefinition(digest, jump) : null;
    }),
  );
  connection.onDocumentLinks(
    guard.handler('documentLink', null, (params): DocumentLink[] | null => {
      const digest = digestOf(params);
      return digest ? documentLinks(digest, workspace) : null;
    }),
  );
  connection.onCodeAction(
    guard.handler('codeAction', null, (params): (CodeAction | Command)[] | null => {
      const digest = digestOf(params);
      return digest
        ? codeActions(digest, workspace, params).map(action => workspace.convert.toOffer(action))
        : null;
    }),
  );
  connection.onExecuteCommand(
    guard.handler(
      'executeCommand',
      null,
      async ({ command, arguments: [edit] = [] }: ExecuteCommandParams) => {
        if (command === applyCommand) await connection.workspace.applyEdit(edit as WorkspaceEdit);
        return null;
      },
    ),
  );
  connection.onWorkspaceSymbol(
    guard.handler('workspaceSymbol', null, ({ query }, token) =>
      workspaceSymbols(workspace, clock, query, token),
    ),
  );
}

function hover(workspace: Workspace, digest: Digest, position: Position): Hover | null {
  const { convert, editor } = workspace;
  const context = {
    library: workspace.library,
    settings: workspace.settingsOf(digest.uri),
    addressOf: toAddress,
    editorShowsProblems: editor.showsProblems,
  };
  const card = hoverAt(context, digest, convert.toOffset(digest, position));
  if (!card) return null;
  const contents = editor.rendersMarkdown
    ? { kind: MarkupKind.Markdown, value: card.markdown }
    : { kind: MarkupKind.PlainText, value: plainCard(card.markdown) };
  return { contents, range: convert.toRange(digest, card.span) };
}

function documentLinks(digest: Digest, workspace: Workspace): DocumentLink[] {
  const { convert, editor } = workspace;
  const { goToPaper, openOnArxiv } = editor.wording.shown;
  return [
    ...linksIn(digest, workspace.settingsOf(digest.uri)).map(({ span, target }) =>
      convert.toLink(digest, span, toAddress(digest, target), goToPaper),
    ),
    ...bareArxivIds(digest).map(({ span, address }) => convert.toLink(digest, span, address, openOnArxiv)),
  ];
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
  const { convert } = workspace;
  const selection = convert.toSpan(digest, range);
  if (wants(CodeActionKind.QuickFix)) {
    actions.push(...problemActions(digest, workspace, selection, context.diagnostics));
  }
  if (wants(CodeActionKind.RefactorRewrite)) {
    actions.push(...contentsActions(convert, digest, settings, selection));
  }
  // On save and in the source menu only: it belongs to no place in the text.
  if (only?.some(wanted => fixAllKind === wanted || fixAllKind.startsWith(`${wanted}.`))) {
    actions.push(...fixAll(convert, digest, settings, fixAllKind));
  }
  return actions;
}

/** VS Code ranks what it is given by its own likeness to the query, so the best few hundred are enough. */
const mostSymbols = 200;

async function workspaceSymbols(
  { library, catalogue, convert }: Workspace,
  clock: Clock,
  query: string,
  token: CancellationToken,
): Promise<WorkspaceSymbol[]> {
  const steps = paperSymbols(library, catalogue, query, mostSymbols);
  const found = await inSlices(clock, steps, () => !token.isCancellationRequested);
  if (!found) throw cancelled();
  return found.map(({ digest, paper }) => ({
    name: shownLine(paper.title),
    kind: SymbolKind.File,
    containerName: digest.day?.day ?? '',
    location: convert.toLocation(digest, paper.titleSpan),
  }));
}

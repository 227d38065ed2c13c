import * as vscode from 'vscode';
import type { TreeNode } from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';
import { Latest } from './latest.ts';
import type { PaperView } from './paperView.ts';
import type { Triage } from './readingList/triage.ts';

/** Selects the paper under the cursor in a view that is visible; never takes the keyboard, never opens the view. */
export function followCursor(server: DigestServer, view: PaperView, triage: Triage): vscode.Disposable {
  const latest = new Latest();
  const follow = () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !view.visible || triage.leads || !isFollowing() || !mayBeDigest(server, editor)) return;
    server.inBackground(latest.run(token => showPaperAtCursor(view, editor, token)));
  };
  return vscode.Disposable.from(
    latest,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) follow();
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    // After the start there are rows for the first time; later a change far away moves no selection.
    server.onDidChangeLibrary(() => view.selected ?? follow()),
  );
}

/** Nobody asked for the row, so that VS Code is not made to load thousands of others for it. */
const reach = 2_000;

async function showPaperAtCursor(
  view: PaperView,
  editor: vscode.TextEditor,
  token: vscode.CancellationToken,
): Promise<void> {
  const row = await view.tree.rowAt(editor.document.uri, editor.selection.active, token, reach);
  // A paper stands under several topics: where the user has chosen one of its rows, that row stays.
  if (row && !token.isCancellationRequested && !isSamePaper(row, view.selected)) await view.show(row, token);
}

function isSamePaper(row: TreeNode, selected: TreeNode | undefined): boolean {
  return (
    selected?.paper?.arxivId === row.paper?.arxivId &&
    selected?.location?.uri === row.location?.uri &&
    selected?.location?.range.start.line === row.location?.range.start.line
  );
}

function isFollowing(): boolean {
  return vscode.workspace.getConfiguration('digestLens').get('tree.followCursor', true);
}

function mayBeDigest(server: DigestServer, editor: vscode.TextEditor): boolean {
  return server.state.kind === 'running' && editor.document.languageId === 'markdown';
}

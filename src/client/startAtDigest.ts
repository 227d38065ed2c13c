import * as vscode from 'vscode';
import { mayNamePapers } from '../core/paperPages.ts';
import type { DigestServer } from './digestServer.ts';

/**
 * Starts the server when a Markdown text is open that may name papers: every digest does, and most Markdown does not,
 * so that a project's README costs nothing.
 */
export function startAtDigest(server: DigestServer): vscode.Disposable {
  const startFor = (document: vscode.TextDocument, text: string) => {
    if (server.state.kind === 'idle' && document.languageId === 'markdown' && mayNamePapers(text)) {
      server.inBackground(server.start());
    }
  };
  for (const document of vscode.workspace.textDocuments) startFor(document, document.getText());
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => startFor(document, document.getText())),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (server.state.kind !== 'idle') return;
      // Typed letter by letter, the name stands in its line; pasted, it stands in the change.
      for (const { range, text } of contentChanges)
        startFor(document, document.lineAt(range.start.line).text + text);
    }),
  );
}

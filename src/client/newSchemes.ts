import * as vscode from 'vscode';
import { digestSchemes } from './digestSchemes.ts';
import type { DigestServer } from './digestServer.ts';

/** Starts the server anew when a folder joins whose scheme it was not started for. */
export function restartForNewSchemes(server: DigestServer): vscode.Disposable {
  let known = new Set(digestSchemes());
  return vscode.Disposable.from(
    server.onDidChangeState(({ kind }) => {
      if (kind === 'starting') known = new Set(digestSchemes());
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      const isNew = digestSchemes().some(scheme => !known.has(scheme));
      if (isNew && server.state.kind !== 'idle') server.inBackground(server.restart());
    }),
  );
}

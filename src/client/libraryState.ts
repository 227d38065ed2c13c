import * as vscode from 'vscode';
import type { LibraryStatus } from '../protocol/protocol.ts';
import type { DigestServer, ServerState } from './digestServer.ts';

/** What the views have to show: papers, or the reason why there are none. */
export type LibraryState = 'indexing' | 'ready' | 'noFolder' | 'noDigests' | 'failed';

/** What the server and its library come to. */
export function libraryStateOf(server: ServerState, library: LibraryStatus | undefined): LibraryState {
  if (server.kind === 'failed') return 'failed';
  if (server.kind !== 'running' || library === undefined || library.indexing !== null) return 'indexing';
  if (library.digests > 0) return 'ready';
  return library.folders === 0 ? 'noFolder' : 'noDigests';
}

/** Keeps the context key `digestLens.state`, by which views and menus choose what they offer. */
export function keepStateContext(server: DigestServer): vscode.Disposable {
  let shown: LibraryState | undefined;
  const update = () => {
    const state = libraryStateOf(server.state, server.library);
    if (state === shown) return;
    shown = state;
    server.inBackground(vscode.commands.executeCommand('setContext', 'digestLens.state', state));
  };
  return vscode.Disposable.from(server.onDidChangeState(update), server.onDidChangeLibrary(update));
}

/** Shows the views' progress bar for as long as the workspace is being read. */
export function showProgress(server: DigestServer, viewId: string): vscode.Disposable {
  let finish: (() => void) | undefined;
  const update = () => {
    const indexing = libraryStateOf(server.state, server.library) === 'indexing';
    if (indexing && finish === undefined) {
      const finished = new Promise<void>(resolve => {
        finish = resolve;
      });
      server.inBackground(vscode.window.withProgress({ location: { viewId } }, () => finished));
    } else if (!indexing) {
      finish?.();
      finish = undefined;
    }
  };
  return vscode.Disposable.from(server.onDidChangeState(update), server.onDidChangeLibrary(update), {
    dispose: () => finish?.(),
  });
}

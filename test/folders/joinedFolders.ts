// Folders that join the window and leave it again; the first one stays, with the sample digests.
import * as vscode from 'vscode';

/** A folder joins the window. */
export async function joinFolder(uri: vscode.Uri): Promise<void> {
  await onlyFolders(...folders(), uri);
}

/** All folders leave the window but the first. */
export async function leaveFolders(): Promise<void> {
  await onlyFolders(...folders().slice(0, 1));
}

/** The window has these folders and no others; those at the start of the list that it has already stay untouched. */
export async function onlyFolders(...uris: readonly vscode.Uri[]): Promise<void> {
  const before = folders();
  let same = 0;
  while (same < uris.length && String(uris[same]) === String(before[same])) same++;
  if (same === uris.length && same === before.length) return;
  // Until VS Code has told of one change, it refuses the next.
  const changed = new Promise<void>(resolve => {
    const listening = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      listening.dispose();
      resolve();
    });
  });
  const added = uris.slice(same).map(uri => ({ uri }));
  if (!vscode.workspace.updateWorkspaceFolders(same, before.length - same, ...added))
    throw new Error(`VS Code does not take the folders ${uris.join()}`);
  await changed;
}

function folders(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

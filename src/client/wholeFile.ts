import * as vscode from 'vscode';

/**
 * Writes a file whole or not at all: what was there before stays until the new content is written beside it. Throws
 * where that fails.
 */
export async function writeWhole(file: vscode.Uri, content: Uint8Array): Promise<void> {
  // Not with the name of the file in it, which may be as long as names can be.
  const beside = vscode.Uri.joinPath(file, '..', `.digest-lens.${crypto.randomUUID().slice(0, 8)}.tmp`);
  try {
    await vscode.workspace.fs.writeFile(beside, content);
    await vscode.workspace.fs.rename(beside, file, { overwrite: true });
  } catch (error) {
    await vscode.workspace.fs.delete(beside).then(undefined, () => undefined); // It may never have come to be.
    throw error;
  }
}

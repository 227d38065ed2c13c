import * as vscode from 'vscode';

/** The oldest first, so that the newest is the one in front. */
const samples = ['seeds/2024-12-27.md', 'seeds/2025-01-03.md'];

/**
 * Opens the sample digests as unsaved documents, beside our views: every feature works on them, nothing is written
 * anywhere, and closing them leaves nothing behind. Those that are open and unchanged are only shown.
 */
export async function openSamples(extension: vscode.Uri): Promise<void> {
  for (const sample of samples) {
    const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, sample));
    const content = new TextDecoder().decode(file);
    const open = vscode.workspace.textDocuments.find(each => each.isUntitled && each.getText() === content);
    const document = open ?? (await vscode.workspace.openTextDocument({ language: 'markdown', content }));
    await vscode.window.showTextDocument(document, { preview: false });
  }
  await vscode.commands.executeCommand('workbench.view.extension.digestLens');
}

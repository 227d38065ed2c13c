import * as vscode from 'vscode';
import { equal } from './assert.ts';
import { closeEverything, openDigest } from './digestWindow.ts';
import { host, until } from './driver.ts';

describe('a Markdown file that is no digest', () => {
  after(closeEverything);

  it('activates the extension and starts no server, which the first digest does', async function () {
    // The web worker sees nobody's processes.
    if (host === 'web') this.skip();
    const before = servers();
    const content = '# A project\n\nIt does what it says.\n';
    const readme = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(readme);
    await until('the extension', () => vscode.extensions.getExtension('digest-lens.digest-lens')?.isActive);
    // Every provider has had its turn.
    await vscode.commands.executeCommand(
      'vscode.executeHoverProvider',
      readme.uri,
      new vscode.Position(0, 3),
    );
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', readme.uri);
    equal(servers(), before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await openDigest('2025-01-03.md');
    await until('a server', () => servers() === 1);
  });
});

/** How many of our servers run as children of this extension host. */
function servers(): number {
  const handles = (process as unknown as { _getActiveHandles(): readonly object[] })._getActiveHandles();
  return handles.filter(
    handle =>
      'spawnargs' in handle && String(handle.spawnargs).replaceAll('\\', '/').includes('dist/server/node.js'),
  ).length;
}

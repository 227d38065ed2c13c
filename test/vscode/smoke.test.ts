import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { driver, host, needsDriver } from './driver.ts';

describe('Digest Lens in VS Code', () => {
  it('is present and activates', async () => {
    const extension = vscode.extensions.getExtension('digest-lens.digest-lens');
    ok(extension, 'the extension is not installed');
    await extension.activate();
    equal(extension.isActive, true);
  });

  it('runs in the extension host that the run is about', () => {
    equal('WorkerGlobalScope' in globalThis, host === 'web');
  });

  describe('in the window', () => {
    before(needsDriver);

    it('shows a digest', async () => {
      const [digest] = await vscode.workspace.findFiles('2025-01-03.md');
      ok(digest, 'the workspace has no digest');
      await vscode.window.showTextDocument(digest);
      await driver.waitFor('.tab.active', { text: '2025-01-03.md' });
      await driver.waitFor('.view-line', { text: 'Table of Contents' });
      await driver.screenshot('smoke');
    });
  });
});

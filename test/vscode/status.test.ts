import * as vscode from 'vscode';
import { ok } from './assert.ts';
import { closeEverything, openDigest } from './digestWindow.ts';
import { driver, needsDriver } from './driver.ts';

const item = '#digest-lens\\.digest-lens\\.digestLens\\.status, [id$="digestLens.status"]';

describe('the status bar', () => {
  before(needsDriver);
  after(closeEverything);

  it("counts the digest's papers and problems", async () => {
    await openDigest('2024-12-27.md');
    const text = await driver.waitFor(item, { text: '58 papers' });
    ok(text.includes('problem'), text);
    await driver.hover(item);
    await driver.waitFor('.monaco-hover', { text: '88 papers in 2 digests' });
    await driver.screenshot('status');
  });

  it('says nothing of other files', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: '# Notes\n\nNo papers here.\n',
      }),
    );
    await driver.waitForNone(item);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('counts again when a rule is switched off', async () => {
    await openDigest('2024-12-27.md');
    await driver.waitFor(item, { text: 'problem' });
    const configuration = vscode.workspace.getConfiguration('digestLens');
    await configuration.update('rules', { 'broken-anchor': 'off' }, vscode.ConfigurationTarget.Workspace);
    await driver.waitForNone(item, { text: 'problem' });
    await configuration.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await driver.waitFor(item, { text: 'problem' });
  });
});

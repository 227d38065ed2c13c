import * as vscode from 'vscode';
import { closeEverything, openDigest, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver } from './driver.ts';

describe('the settings', () => {
  before(needsDriver);
  after(closeEverything);

  it('leave files out of the views, and let them in again', async () => {
    await closeEverything();
    await openDigest('2025-01-03.md');
    await showViews();
    await vscode.commands.executeCommand('workbench.actions.treeView.digestLens.days.collapseAll');
    await driver.waitFor(rowsOf('Days'), { text: '2024-12-27' });
    const configuration = vscode.workspace.getConfiguration('digestLens');
    await configuration.update('files.exclude', ['2024-*.md'], vscode.ConfigurationTarget.Workspace);
    await driver.waitForNone(rowsOf('Days'), { text: '2024-12-27' });
    await configuration.update('files.exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await driver.waitFor(rowsOf('Days'), { text: '2024-12-27' });
  });
});

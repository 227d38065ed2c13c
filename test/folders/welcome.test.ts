import * as vscode from 'vscode';
import { digestText } from '../support/digestText.ts';
import { paneOf, rowsOf } from '../vscode/digestWindow.ts';
import { driver, needsDriver } from '../vscode/driver.ts';
import { onlyFolders } from './joinedFolders.ts';
import { MemoryFiles } from './memoryFiles.ts';

describe('views without papers', () => {
  const memory = new MemoryFiles('digest-welcome');
  let digests: vscode.Uri[];

  before(async function () {
    needsDriver.call(this);
    // It may be the first to open the window.
    this.timeout(90_000);
    digests = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    memory.put('/none/notes.md', '# Notes\n\nOn nothing.\n');
    for (const year of ['2021', '2022'])
      memory.put(`/some/${year}-01-03.md`, digestText(`${year}-01-03`, [{ title: `Tides ${year}` }]));
    await vscode.commands.executeCommand('workbench.view.extension.digestLens');
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
  });
  after(async () => {
    await onlyFolders(...digests);
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
    memory.dispose();
  });

  it('say what to do without a folder', async () => {
    await onlyFolders();
    await driver.waitFor(paneOf('Days'), { text: 'Open a folder that holds digests' });
    // Once is enough.
    await driver.waitForNone(paneOf('Topics'), { text: 'Open a folder' });
    await driver.screenshot('welcome-no-folder');
  });

  it('say what a digest is where none is found', async () => {
    await onlyFolders(memory.uri('/none'));
    await driver.waitFor(paneOf('Days'), { text: 'No digest was found in this folder' });
    await driver.screenshot('welcome-no-digests');
  });

  it('say how far reading is, and show what is read', async () => {
    const release = memory.hold('/some/2021-01-03.md');
    await onlyFolders(memory.uri('/some'));
    await driver.waitFor(paneOf('Days'), { text: 'Reading digests' });
    await driver.screenshot('welcome-indexing');
    release();
    await driver.waitFor(rowsOf('Days'), { text: '2021-01-03' });
    await driver.waitForNone(paneOf('Days'), { text: 'Reading digests' });
  });
});

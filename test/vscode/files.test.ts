import * as vscode from 'vscode';
import { ok } from './assert.ts';
import { closeEverything, openDigest, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const draft = `# 2026-02-03

## A paper about nothing

>Authors: Ann Author

>2026-02-01

> http://arxiv.org/abs/2602.00001v1

Nothing is said here.
`;

describe('files of the workspace', () => {
  before(needsDriver);
  after(closeEverything);

  it('come and go in the views as they are made, left out by a setting, let in again and deleted', async () => {
    await closeEverything();
    await openDigest('2025-01-03.md');
    await showViews();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new Error('The window has no folder');
    const file = vscode.Uri.joinPath(folder, 'drafts', '2026-02-03.md');
    const row = { text: '2026-02-03' };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(draft));
    await driver.waitFor(rowsOf('Days'), row);
    const configuration = vscode.workspace.getConfiguration('digestLens');
    await configuration.update('files.exclude', ['**/drafts'], vscode.ConfigurationTarget.Workspace);
    await driver.waitForNone(rowsOf('Days'), row);
    await configuration.update('files.exclude', undefined, vscode.ConfigurationTarget.Workspace);
    await driver.waitFor(rowsOf('Days'), row);
    await vscode.workspace.fs.delete(file);
    await driver.waitForNone(rowsOf('Days'), row);
  });

  it('come and go with their folders, when these are moved', async () => {
    await closeEverything();
    await openDigest('2025-01-03.md');
    await showViews();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder);
    const { fs } = vscode.workspace;
    const at = (...path: string[]) => vscode.Uri.joinPath(folder.uri, ...path);
    const [outside, inside, renamed] = [at('..', 'outside'), at('moved'), at('moved-again')];
    for (const place of [outside, inside, renamed])
      await fs.delete(place, { recursive: true }).then(...either);
    const [day, paper] = [{ text: '2026-02-03' }, { text: 'A paper about nothing' }];
    const digest = vscode.Uri.joinPath(outside, 'deep', '2026-02-03.md');
    await fs.writeFile(digest, new TextEncoder().encode(draft));
    await fs.rename(outside, inside);
    await driver.waitFor(rowsOf('Days'), day);
    await fs.rename(inside, renamed);
    if (!(await driver.texts(rowsOf('Days'))).some(row => row.includes(paper.text)))
      await driver.click(rowsOf('Days'), day);
    await until('the paper in its new place', async () => {
      await driver.click(rowsOf('Days'), paper);
      return vscode.window.activeTextEditor?.document.uri.path.includes('/moved-again/deep/');
    });
    await closeEverything();
    await fs.delete(renamed, { recursive: true });
    await driver.waitForNone(rowsOf('Days'), day);
  });
});

const either = [() => undefined, () => undefined] as const;

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

  it('come, change and go by the hundred, as scripts and git have it', async () => {
    await closeEverything();
    await openDigest('2025-01-03.md');
    await showViews();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder);
    const { fs } = vscode.workspace;
    const at = (...path: string[]) => vscode.Uri.joinPath(folder.uri, ...path);
    const [beside, before, inside] = [at('..', 'beside'), at('..', 'before'), at('by-the-hundred')];
    const writeAll = (place: vscode.Uri, year: string, from = 0) =>
      Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const text = draft.replaceAll('2026', year).replaceAll('00001v1', `${10_000 + from + index}v1`);
          const file = vscode.Uri.joinPath(place, `digest-${from + index}.md`);
          return fs.writeFile(file, new TextEncoder().encode(text));
        }),
      );
    const shows = async (year: string, earlier: string) => {
      await driver.waitFor(rowsOf('Days'), { text: `${year}-02-03` });
      await driver.waitForNone(rowsOf('Days'), { text: `${earlier}-02-03` });
      await driver.waitFor(rowsOf('Days'), { text: '100' });
    };
    for (const place of [beside, before, inside]) await fs.delete(place, { recursive: true }).then(...either);
    await writeAll(inside, '2027');
    await shows('2027', '2028');
    // Other names in a folder of the same name.
    await writeAll(beside, '2028', 50);
    await fs.rename(inside, before);
    await fs.rename(beside, inside);
    await shows('2028', '2027');
    await writeAll(inside, '2029', 50);
    await shows('2029', '2028');
    await fs.delete(before, { recursive: true });
    await fs.delete(inside, { recursive: true });
    await driver.waitForNone(rowsOf('Days'), { text: '2029-02-03' });
  });
});

const either = [() => undefined, () => undefined] as const;

import * as vscode from 'vscode';
import { digestText } from '../support/digestText.ts';
import { equal, ok } from '../vscode/assert.ts';
import { closeEverything, finished, openBox, putCursor, rowsOf } from '../vscode/digestWindow.ts';
import { driver, needsDriver, until } from '../vscode/driver.ts';
import { joinFolder, leaveFolders } from './joinedFolders.ts';
import { MemoryFiles } from './memoryFiles.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const tides = digestText('2026-03-05', [
  { title: 'Quiet tides', id: '2603.00001', abstract: 'On **pruning** of tides.' },
  { title: 'Loud tides', id: '2603.00002', abstract: 'On **sparsity** of tides.' },
]);

describe('digests in a file system of an extension', () => {
  const memory = new MemoryFiles('digest-memory');
  const digest = memory.uri('/tides/2026/2026-03-05.md');

  before(async function () {
    needsDriver.call(this);
    // It may be the first to open the window.
    this.timeout(90_000);
    memory.put('/tides/2026/2026-03-05.md', tides);
    memory.put('/tides/2026/drafts/2028-01-06.md', digestText('2028-01-06', [{ title: 'A draft' }]));
    memory.put('/tides/.gitignore', 'drafts/\n');
    await run('workbench.view.extension.digestLens');
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
    await joinFolder(memory.uri('/tides'));
  });
  afterEach(closeEverything);
  after(async () => {
    await leaveFolders();
    memory.dispose();
  });

  it('stand in the trees beside those on disk, without what is ignored', async () => {
    await driver.waitFor(rowsOf('Days'), { text: '2026-03-05' });
    ok((await driver.texts(rowsOf('Days'))).some(row => row.includes('2024-12-27')));
    ok(!(await driver.texts(rowsOf('Days'))).some(row => row.includes('2028-01-06')));
  });

  it('are found, and opened from the search box', async () => {
    await openBox('digestLens.search');
    await driver.type('loud tides');
    await driver.waitFor('.quick-input-list .monaco-list-row', { text: 'Loud tides' });
    await driver.press('Enter');
    await until(
      'the digest',
      () => vscode.window.activeTextEditor?.document.uri.toString() === digest.toString(),
    );
  });

  it('have problems, are repaired, renamed and saved', async () => {
    const { document } = await vscode.window.showTextDocument(digest);
    await until('the problems', () => vscode.languages.getDiagnostics(digest).length > 0);
    await finished(run('digestLens.fixDigest'));
    await until('no problems', () => vscode.languages.getDiagnostics(digest).length === 0);
    const edit = await until('our rename', async () => {
      const answer = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        digest,
        document.positionAt(document.getText().indexOf('## Loud') + 5),
        'Still tides',
      );
      // VS Code's own Markdown support renames headings, too, but no entries.
      const titles = answer.get(digest).filter(({ newText }) => newText === 'Still tides');
      return titles.length === 2 ? answer : undefined;
    });
    ok(await vscode.workspace.applyEdit(edit));
    await until('the saved text', async () => {
      // A save that comes at once after an edit may find the document clean.
      await document.save();
      return memory.text(digest.path)?.includes('* [Still tides](#still-tides)');
    });
    memory.put(digest.path, tides);
    await until('the text as it was', () => document.getText() === tides);
  });

  it('are read, cited and previewed', async () => {
    const editor = await vscode.window.showTextDocument(digest);
    putCursor(editor, '## Quiet');
    await until('the paper', async () => {
      await vscode.env.clipboard.writeText('');
      await finished(run('digestLens.copyBibtex'));
      return (await vscode.env.clipboard.readText()).includes('2603.00001');
    });
    await run('digestLens.star');
    await driver.waitFor(rowsOf('Reading List'), { text: 'Quiet tides' });
    await run('digestLens.unstar');
    await run('markdown.showPreview');
    await driver.waitFor('.digest-lens-contents > li > a', { text: 'Quiet tides' });
  });

  it('are part of search results and of the chart', async () => {
    await run('digestLens.showAllResults', 'tides');
    await driver.waitFor(rowsOf('Search Results'), { text: 'Loud tides' });
    await run('digestLens.clearSearchResults');
    await run('digestLens.topicsOverTime');
    await driver.waitFor('.span', { text: '2026' });
  });

  it('come and go as their file system tells', async () => {
    memory.put(
      '/tides/2026/2027-02-07.md',
      digestText('2027-02-07', [{ title: 'New tides', id: '2603.00007' }]),
    );
    await driver.waitFor(rowsOf('Days'), { text: '2027-02-07' });
    memory.put('/tides/2026/2027-02-07.md', undefined);
    await driver.waitForNone(rowsOf('Days'), { text: '2027-02-07' });
  });
});

describe('digests that cannot be written', () => {
  const sealed = new MemoryFiles('digest-sealed', { isReadonly: true });
  const digest = sealed.uri('/sealed/2021-04-05.md');
  const text = tides.replaceAll('2026-03-05', '2021-04-05');

  before(async function () {
    needsDriver.call(this);
    sealed.put(digest.path, text);
    await joinFolder(sealed.uri('/sealed'));
    await driver.waitFor(rowsOf('Days'), { text: '2021-04-05' });
  });
  afterEach(closeEverything);
  after(async () => {
    await leaveFolders();
    sealed.dispose();
  });

  for (const command of ['digestLens.fixDigest', 'digestLens.rebuildContents']) {
    it(`are left alone by ${command}, which says why`, async () => {
      const { document } = await vscode.window.showTextDocument(digest);
      await until('the problems', () => vscode.languages.getDiagnostics(digest).length > 0);
      const running = run(command);
      await message('it is read-only');
      await finished(running);
      equal(document.getText(), text);
      equal(document.isDirty, false);
    });
  }

  it('are named by a repair of all digests, which repairs the others', async () => {
    const [other] = await vscode.workspace.findFiles('**/2025-01-03.md');
    ok(other);
    const before = await vscode.workspace.fs.readFile(other);
    try {
      const running = run('digestLens.fixAllDigests', 'apply');
      await message('2021-04-05.md (it is read-only)');
      await finished(running);
      equal(sealed.text(digest.path), text);
      ok(new TextDecoder().decode(await vscode.workspace.fs.readFile(other)).includes('#sparse-chaos'));
    } finally {
      await vscode.workspace.fs.writeFile(other, before);
    }
  });

  it('take no rename', async () => {
    const { document } = await vscode.window.showTextDocument(digest);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(digest, new vscode.Position(0, 0), 'x');
    const applied = await vscode.workspace.applyEdit(edit).then(undefined, () => false);
    equal(applied && document.isDirty, false);
    equal(sealed.text(digest.path), text);
  });
});

describe('a file system that fails', () => {
  const shaky = new MemoryFiles('digest-shaky');

  before(needsDriver);
  after(async () => {
    await leaveFolders();
    shaky.dispose();
  });

  it('holds nobody up, and it is said what cannot be read', async () => {
    shaky.put('/shaky/2021-05-01.md', tides.replaceAll('2026-03-05', '2021-05-01'));
    shaky.put('/shaky/2022-06-02.md', tides.replaceAll('2026-03-05', '2022-06-02'));
    shaky.put('/shaky/2023-07-03.md', tides.replaceAll('2026-03-05', '2023-07-03'));
    shaky.refuse('/shaky/2022-06-02.md');
    const release = shaky.hold('/shaky/2023-07-03.md');
    await joinFolder(shaky.uri('/shaky'));
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
    release();
    await driver.waitFor(rowsOf('Days'), { text: '2023-07-03' });
    await driver.waitFor(rowsOf('Days'), { text: '2021-05-01' });
    const running = run('digestLens.showFailures');
    await message('/shaky/2022-06-02.md cannot be read: the network is down');
    await finished(running);
  });

  it('may go altogether: the others stay', async () => {
    shaky.dispose();
    await leaveFolders();
    await driver.waitForNone(rowsOf('Days'), { text: '2021-05-01' });
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
  });
});

/** Waits for a message; a window without the keyboard keeps them in the list. */
async function message(text: string): Promise<void> {
  await until(`a message with "${text}"`, async () => {
    await run('notifications.showList');
    return (await driver.texts('.notification-list-item-message')).some(message => message.includes(text));
  });
}

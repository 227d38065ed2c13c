import * as vscode from 'vscode';
import { equal, match } from './assert.ts';
import { closeEverything, openBox, openDigest, putCursor, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const row = '.quick-input-list .monaco-list-row';
const days = rowsOf('Days');

describe('citations', () => {
  before(async () => {
    await openDigest('2025-01-03.md');
    await until('the digest', async () => (await vscode.workspace.findFiles('2024-12-27.md')).length > 0);
  });
  after(async () => {
    for (const uri of await vscode.workspace.findFiles('citations-test*'))
      await vscode.workspace.fs.delete(uri);
    await run('notifications.clearAll');
    await closeEverything();
  });

  it('are written into a file, of the digest in the editor and of a search', async () => {
    const bibtex = await exported('citations-test.bib', { papers: 'digest', format: 'bibtex' });
    equal(bibtex.split('@misc{').length - 1, 30);
    match(
      bibtex,
      /@misc\{engelken2024sparse-2412\.21188,\n {2}title = \{Sparse chaos in cortical circuits\}/,
    );
    const ris = await exported('citations-test.ris', { query: 'id:2412.21188', format: 'ris' });
    equal(ris.split('ER  - ').length - 1, 1);
  });

  describe('by hand', () => {
    before(async function () {
      needsDriver.call(this);
      await showViews();
      await run('workbench.actions.treeView.digestLens.days.collapseAll');
      await driver.click(days, { text: '2025-01-03' });
      await driver.waitFor(days, { text: 'Sparse chaos' });
    });

    it('are copied for the paper under the cursor', async () => {
      const editor = await openDigest('2025-01-03.md');
      putCursor(editor, '## Sparse chaos');
      await run('digestLens.copyCitation');
      await driver.waitFor('.statusbar-item', { text: 'Copied 1 citation' });
      equal(
        await vscode.env.clipboard.readText(),
        'Rainer Engelken, Michael Monteforte and Fred Wolf. Sparse chaos in cortical circuits. ' +
          'arXiv:2412.21188, 2024. https://arxiv.org/abs/2412.21188\n',
      );
    });

    it('are copied for a row, for several, and for a whole day', async () => {
      await choose('Sparse chaos', 'Copy BibTeX');
      await driver.waitFor('.statusbar-item', { text: 'Copied 1 citation' });
      match(await vscode.env.clipboard.readText(), /^@misc\{engelken2024sparse-2412\.21188,/);
      await driver.click(days, { text: 'Sparse chaos' });
      await driver.click(days, { text: 'Exploring and Controlling', modifiers: ['Control'] });
      await choose('Exploring and Controlling', 'Copy BibTeX');
      await driver.waitFor('.statusbar-item', { text: 'Copied 2 citations' });
      await choose('2025-01-03', 'Copy BibTeX');
      await driver.waitFor('.statusbar-item', { text: 'Copied 30 citations' });
      equal((await vscode.env.clipboard.readText()).split('@misc{').length - 1, 30);
    });

    it('are exported for a day, in a format and to a file that are asked for', async () => {
      await choose('2025-01-03', 'Export Citations…');
      await driver.waitFor(row, { text: 'CSL-JSON' });
      await driver.screenshot('export-format');
      await driver.click(row, { text: 'CSL-JSON' });
      await driver.waitFor('.quick-input-title', { text: 'Export Citations' });
      await driver.waitFor(row, { text: '..' });
      await driver.press('Enter');
      const file = await until(
        'the file',
        async () => (await vscode.workspace.findFiles('2025-01-03.json'))[0],
      );
      equal(JSON.parse(await read(file)).length, 30);
    });

    it('are exported for what the search finds', async () => {
      await openBox('digestLens.search');
      await driver.type('id:2412.21188');
      await driver.waitFor('.quick-input-title', { text: '1 of 88' });
      await driver.click('.quick-input-titlebar .action-label[aria-label^="Export"]');
      await driver.waitFor(row, { text: 'BibTeX' });
      await driver.press('Escape');
    });

    it('ask which papers they are to be of', async () => {
      const editor = await openDigest('2025-01-03.md');
      putCursor(editor, '## Sparse chaos');
      void run('digestLens.export');
      await driver.waitFor(row, { text: 'This Paper' });
      await driver.waitFor(row, { text: 'All Papers of This Digest' });
      await driver.waitFor(row, { text: '88 papers' });
      await driver.screenshot('export-scope');
      await driver.press('Escape');
    });

    it('are dropped into a text as its language cites', async () => {
      await driver.click(days, { text: 'Sparse chaos' });
      equal(await dropped('latex', 'See  here'), 'See \\cite{engelken2024sparse-2412.21188} here');
      equal(
        await dropped('markdown', 'See  here'),
        'See [Sparse chaos in cortical circuits](https://arxiv.org/abs/2412.21188) here',
      );
      match(await dropped('plaintext', 'See  here'), /https:\/\/arxiv\.org\/abs\/2412\.21188/);
    });
  });
});

async function exported(name: string, request: object): Promise<string> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The workspace has no folder');
  const file = vscode.Uri.joinPath(folder.uri, name);
  await until('the papers of the digest', async () => {
    await run('digestLens.export', { ...request, file: file.toString() });
    return (await vscode.workspace.findFiles(name)).length > 0;
  });
  return read(file);
}

async function read(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

/** Chooses an item of the menu of a row of the Days view. */
async function choose(text: string, item: string): Promise<void> {
  await driver.click(days, { text, button: 'right' });
  // A menu overlooks clicks in its first moments; keys it takes at once.
  await driver.hover('.monaco-menu .action-item', { text: item });
  await driver.waitFor('.monaco-menu .action-item.focused', { text: item });
  await driver.press('Enter');
  await driver.waitForNone('.monaco-menu');
}

/** The text after a paper was dragged onto a word of it. */
async function dropped(language: string, content: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: false });
  await driver.waitFor('.editor-group-container.active .view-line', { text: 'See' });
  await driver.drag(
    days,
    { text: 'Sparse chaos' },
    { selector: '.editor-group-container.active .view-line > span', text: 'See' },
  );
  await until('the dropped text', () => document.getText() !== content);
  const text = document.getText();
  await run('workbench.action.revertAndCloseActiveEditor');
  return text;
}

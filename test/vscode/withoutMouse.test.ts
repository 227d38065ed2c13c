// From a folder to a bibliography by keyboard alone, as docs/keyboard.md says.
import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert.ts';
import { closeEverything, openDigest, paneOf, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const days = rowsOf('Days');
const choice = '.quick-input-list .monaco-list-row';

describe('a reader without a mouse', () => {
  before(needsDriver);

  beforeEach(async () => {
    await showViews();
    await vscode.commands.executeCommand('workbench.actions.treeView.digestLens.days.collapseAll');
    await vscode.commands.executeCommand('workbench.view.explorer');
    await openDigest('2025-01-03.md');
  });

  afterEach(async () => {
    for (const uri of await vscode.workspace.findFiles('*.bib')) await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('digestLens.clearReadingList', 'unasked');
    await vscode.commands.executeCommand('digestLens.clearSearchResults');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEverything();
  });

  it('triages twenty papers and cites them', async function () {
    this.timeout(120_000);
    await byPalette('Focus on Days View');
    await driver.waitFor(`${paneOf('Days')} .monaco-list:focus-within`);
    await driver.waitFor(days, { text: '2025-01-03' });
    await driver.press('Home Control+K T');
    await driver.waitFor(`${days}.selected.focused`, { text: 'Sparse chaos' });
    await driver.press('s');
    await driver.waitFor(rowsOf('Reading List'), { text: 'Sparse chaos' });
    await driver.press('r');
    for (const seen = ['Sparse chaos']; seen.length < 20; ) {
      const label = await until('the next paper', async () => {
        const title = (await driver.texts(`${days}.selected.focused`))[0]?.trim();
        return title && !seen.some(each => title.startsWith(each)) ? title : undefined;
      });
      seen.push(label.slice(0, 30));
      await driver.press('s r');
    }
    // The last ones may still be on their way; they take the keyboard from nobody.
    await driver.press('Escape Control+K A');
    await driver.waitFor('.quick-input-widget .quick-input-box input:focus');
    await driver.type('is:starred');
    await driver.waitFor('.quick-input-title', { text: '20 of 88' });
    await driver.press('Alt+Enter');
    await driver.waitFor(paneOf('Search Results'), { text: '20 of 88 papers' });
    await driver.waitFor(`${paneOf('Search Results')} .monaco-list:focus-within`);
    await byPalette('Export Citations of Results');
    await driver.waitFor(choice, { text: 'BibTeX' });
    await driver.screenshot('export', { docs: true });
    await driver.press('Enter');
    await driver.waitFor('.quick-input-title', { text: 'Export Citations' });
    await driver.waitFor(choice, { text: '..' });
    await driver.press('Enter');
    const file = await until('the bibliography', async () => (await vscode.workspace.findFiles('*.bib'))[0]);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const titles = await driver.titlesInBibtex(text);
    equal(titles.length, 20);
    equal(new Set(titles).size, 20);
    ok(titles.includes('Sparse chaos in cortical circuits'), titles.join('\n'));
    deepEqual(
      titles.filter(title => !title),
      [],
    );
  });
});

/** Runs a command as who has no mouse does. */
async function byPalette(title: string): Promise<void> {
  await driver.press('F1');
  await driver.waitFor('.quick-input-widget .quick-input-box input:focus');
  await driver.type(title);
  await driver.waitFor(`${choice}.focused`, { text: title });
  await driver.press('Enter');
}

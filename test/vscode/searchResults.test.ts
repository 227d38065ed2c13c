import * as vscode from 'vscode';
import { equal, match, ok } from './assert.ts';
import {
  closeEverything,
  openBox,
  openDigest,
  paneOf,
  putCursor,
  rowsOf,
  showViews,
} from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const results = rowsOf('Search Results');
const topics = rowsOf('Topics');
const pick = '.quick-input-list .monaco-list-row';

describe('the search results', () => {
  before(async function () {
    needsDriver.call(this);
    await openDigest('2025-01-03.md');
    await showViews();
    await driver.resize(1280, 1100);
  });
  after(async () => {
    await driver.resize(1280, 800);
    await run('digestLens.clearSearchResults');
    await closeEverything();
  });

  it('stay in a view with the key of the search box, the best first', async () => {
    await openBox('digestLens.search');
    await driver.type('quantization');
    await driver.waitFor('.quick-input-title', { text: 'of 88' });
    const first = (await driver.texts(pick))[0] ?? '';
    await driver.press('Alt+Enter');
    await driver.waitFor(paneOf('Search Results'), { text: 'of 88 papers for “quantization”' });
    const row = await driver.waitFor(results);
    ok(first.startsWith(row.split('\n')[0]?.slice(0, 30) ?? '-'), `${first} | ${row}`);
    await driver.screenshot('search-results', { docs: true });
  });

  it('open their papers with a click', async () => {
    const title = (await driver.waitFor(results)).split('\n')[0] ?? '';
    await driver.click(results);
    await until('the paper in the editor', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.lineAt(editor.selection.active.line).text.includes(title.slice(0, 30));
    });
  });

  it('are grouped by day and by topic', async () => {
    await run('digestLens.groupResultsByDay');
    await driver.waitFor(`${results}[aria-level="1"]`, { text: '2025-01-03' });
    await driver.waitFor(`${results}[aria-level="2"]`);
    await driver.screenshot('search-results-by-day');
    await run('digestLens.groupResultsByTopic');
    await driver.waitFor(`${results}[aria-level="1"]`, { text: 'Quantization' });
    await driver.screenshot('search-results-by-topic');
    await run('digestLens.groupResultsByRank');
    await driver.waitForNone(`${results}[aria-level="2"]`);
  });

  it('change while their search is edited, and come back with Escape', async () => {
    await openBox('digestLens.editSearch');
    await driver.type('zzzzzzzz');
    await driver.waitFor(`${paneOf('Search Results')} .monaco-button`, { text: 'Edit Search' });
    await driver.screenshot('search-results-none');
    await driver.press('Escape');
    await driver.waitFor(paneOf('Search Results'), { text: 'papers for “quantization”' });
    await openBox('digestLens.editSearch');
    await driver.type('pruning');
    await driver.press('Enter');
    await driver.waitFor(paneOf('Search Results'), { text: 'papers for “pruning”' });
  });

  it('are cited as a whole', async () => {
    await run('digestLens.copyResults');
    await driver.waitFor('.statusbar-item', { text: 'citations' });
    match(await vscode.env.clipboard.readText(), /arXiv:\d{4}\.\d{5}/);
  });

  it('are found again among the previous searches', async () => {
    void run('digestLens.searchHistory');
    await driver.waitFor(pick, { text: 'pruning' });
    await driver.screenshot('search-history');
    await driver.press('ArrowDown Enter');
    await driver.waitFor(paneOf('Search Results'), { text: 'papers for “quantization”' });
  });

  it('can be read in every theme', async () => {
    const workbench = vscode.workspace.getConfiguration('workbench');
    for (const theme of ['Default Dark Modern', 'Default High Contrast']) {
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Workspace);
      await driver.waitFor(
        theme.includes('Dark') ? '.monaco-workbench.vs-dark' : '.monaco-workbench.hc-black',
      );
      await driver.waitFor(results);
      await driver.screenshot(`search-results-${theme.includes('Dark') ? 'dark' : 'high-contrast'}`);
    }
    await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Workspace);
    await driver.waitForNone('.monaco-workbench.hc-black');
  });

  it('go with the view, which is there only for them', async () => {
    await run('digestLens.clearSearchResults');
    await driver.waitForNone(paneOf('Search Results'));
    await showViews();
  });
});

describe('saved searches', () => {
  before(async function () {
    needsDriver.call(this);
    await openDigest('2025-01-03.md');
    await showViews();
  });
  after(async () => {
    for (const target of [vscode.ConfigurationTarget.Workspace, vscode.ConfigurationTarget.Global])
      await vscode.workspace.getConfiguration('digestLens').update('savedSearches', undefined, target);
    await run('digestLens.clearSearchResults');
    await closeEverything();
  });

  it('are kept from the search box under a name, and stand above the topics', async () => {
    await run('workbench.actions.treeView.digestLens.topics.collapseAll');
    await openBox('digestLens.search');
    await driver.type('kv cache');
    await driver.waitFor('.quick-input-title', { text: 'of 88' });
    await driver.click('.quick-input-titlebar .action-label[aria-label="Save Search…"]');
    await driver.waitFor('.quick-input-title', { text: 'Save Search' });
    await driver.press('Control+A');
    await driver.type('Caches');
    await driver.press('Enter');
    await driver.waitFor(`${topics}.selected`, { text: 'Caches' });
    await until('its count', async () => /\d+$/.test(await driver.waitFor(topics, { text: 'Caches' })));
    equal((await driver.texts(topics))[0]?.includes('Caches'), true);
  });

  it('open to their papers, the newest first', async () => {
    await driver.click(topics, { text: 'Caches' });
    await driver.waitFor(`${topics}[aria-level="2"]`);
    await driver.screenshot('saved-searches', { docs: true });
  });

  it('are shown in the search results from their menu', async () => {
    await driver.click(topics, { text: 'Caches', button: 'right' });
    await driver.waitFor('.monaco-menu .action-item', { text: 'Rename Saved Search' });
    await driver.screenshot('saved-search-menu');
    await driver.press('Escape');
    await run('digestLens.openSavedSearch', 'Caches');
    await driver.waitFor(paneOf('Search Results'), { text: 'papers for “kv cache”' });
  });

  it('get another name, another query, and go with a way back', async () => {
    const renamed = run('digestLens.renameSavedSearch', 'Caches');
    await driver.waitFor('.quick-input-title', { text: 'Rename Saved Search' });
    await driver.press('Control+A');
    await driver.type('KV');
    await driver.press('Enter');
    await renamed;
    await driver.waitFor(topics, { text: 'KV' });
    await driver.waitForNone(topics, { text: 'Caches' });
    const edited = run('digestLens.editSavedSearch', 'KV');
    await driver.waitFor('.quick-input-title', { text: 'Edit Saved Search' });
    await driver.press('Control+A');
    await driver.type('after:yesterday');
    await driver.waitFor('.quick-input-message', { text: 'after' });
    await driver.press('Control+A');
    await driver.type('is:unread pruning');
    await driver.waitFor('.quick-input-message', { text: 'of 88 papers' });
    await driver.press('Enter');
    await edited;
    await run('digestLens.deleteSavedSearch', 'KV');
    await until('the way back', async () => {
      await run('notifications.showList');
      return (await driver.texts('.notification-list-item-message')).some(text =>
        text.includes('“KV” is deleted'),
      );
    });
    await driver.click('.notifications-center .monaco-button', { text: 'Undo' });
    await until('the search', () => {
      const saved = vscode.workspace
        .getConfiguration('digestLens')
        .get<Record<string, string>>('savedSearches');
      return saved?.KV === 'is:unread pruning';
    });
  });
});

describe('a day of thousands of papers', () => {
  const name = '2023-05-05.md';
  let uri: vscode.Uri;

  before(async function () {
    needsDriver.call(this);
    const [seed] = await vscode.workspace.findFiles('2025-01-03.md');
    if (!seed) throw new Error('The workspace has no digest');
    uri = vscode.Uri.joinPath(seed, '..', name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(digestOf(1_700)));
    await showViews();
  });
  after(async () => {
    await closeEverything();
    await vscode.workspace.fs.delete(uri);
    await driver.waitForNone(rowsOf('Days'), { text: '2023-05-05' });
  });

  it('shows a page, and more from there on', async () => {
    const days = rowsOf('Days');
    await run('workbench.actions.treeView.digestLens.days.collapseAll');
    await driver.click(days, { text: '2023-05-05' });
    await driver.waitFor(days, { text: 'Paper 1 ' });
    await driver.press('End');
    await driver.waitFor(days, { text: 'Show 500 More…' });
    await driver.screenshot('show-more');
    await driver.click(days, { text: 'Show 500 More…' });
    await driver.waitFor(`${days}.selected`, { text: 'Paper 501 ' });
    await driver.press('End');
    await driver.waitFor(days, { text: 'Paper 1000 ' });
  });

  it('shows a paper behind the pages that are shown', async () => {
    // Not by the function for this, which holds the document for minutes, also where its file is deleted.
    await run('vscode.open', uri);
    const editor = await until('the digest in the editor', () =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === uri.path),
    );
    putCursor(editor, '## Paper 1688 ');
    await run('digestLens.revealInDays');
    await driver.waitFor(`${rowsOf('Days')}.selected`, { text: 'Paper 1688 ' });
    await driver.screenshot('reveal-behind-pages');
  });
});

function digestOf(papers: number): string {
  const sections = Array.from(
    { length: papers },
    (_, index) => `## Paper ${index + 1} of many

>Authors: Ada Example, Bo Sample

>2023-05-05

> https://arxiv.org/abs/2305.${10_000 + index}v1

An abstract about nothing.
`,
  );
  return `# 2023-05-05\n\n${sections.join('\n')}`;
}

import * as vscode from 'vscode';
import { deepEqual, equal, match, ok } from './assert.ts';
import { closeEverything, openDigest, paneOf, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';
import { inventedDigests } from './inventedDigests.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const tool = '.tools button';
const asTable = { text: 'Show as Table' };
const themes = {
  light: ['Light Modern', 'body.vscode-light'],
  dark: ['Dark Modern', 'body.vscode-dark'],
  'high-contrast': ['Default High Contrast', 'body.vscode-high-contrast'],
  'high-contrast-light': ['Default High Contrast Light', 'body.vscode-high-contrast-light'],
} as const;

describe('the chart of topics over time', () => {
  const digests = inventedDigests();

  before(async function () {
    needsDriver.call(this);
    // It may be the first to open the window.
    this.timeout(90_000);
    await digests.write();
    await openDigest('2025-01-03.md');
    await showViews();
    await closeEverything();
    await run('digestLens.topicsOverTime');
    await driver.waitFor('.span', { text: 'Papers per month' });
  });
  after(async () => {
    await theme('Light Modern');
    await driver.resize(1280, 800);
    for (const name of ['svg', 'png', 'csv']) await remove(`topics-over-time.${name}`);
    await run('digestLens.clearSearchResults');
    await digests.remove();
    await closeEverything();
  });

  it('draws the eight largest topics as lines or stacked', async () => {
    await driver.waitFor('.chart .line');
    equal((await driver.texts('fieldset label')).length, 8);
    await driver.click(tool, { text: 'Stacked' });
    await driver.waitFor('.chart rect.bar');
    await driver.screenshot('topics-stacked', { docs: true });
    await driver.click(tool, { text: 'Lines' });
    await driver.waitForNone('.chart rect.bar');
    await driver.waitFor('.chart .line');
  });

  it('is walked through with the keyboard, and Enter searches for the papers of a point', async () => {
    await walkToChart();
    const last = await driver.waitFor('.tip');
    await driver.press('ArrowLeft ArrowDown');
    const point = await driver.waitFor('.tip', { text: '2026-0' });
    ok(point !== last, point);
    const [, topic = '', papers = ''] = /^(.+), \d{4}-\d\d: (\d+) paper/.exec(point) ?? [];
    equal(await driver.waitFor('[role="status"].out-of-sight'), point);
    await driver.screenshot('topics-point');
    await driver.press('Enter');
    await driver.waitFor(paneOf('Search Results'), { text: `${papers} of` });
    await driver.waitFor(rowsOf('Search Results'), { text: `on ${topic.toLowerCase()}` });
    await driver.screenshot('topics-results');
  });

  it('shows a point under the mouse', async () => {
    await driver.hover('.chart');
    await driver.waitFor('.tip', { text: 'paper' });
  });

  for (const [name, [theTheme, body]] of Object.entries(themes)) {
    it(`has nothing that axe objects to in the theme ${theTheme}`, async () => {
      await showChart();
      await theme(theTheme);
      await driver.waitFor(`${body} .chart .line`);
      await driver.screenshot(`topics-${name}`, { docs: name === 'dark' });
      deepEqual(await driver.audit('main .chart'), [], name);
      await showTable();
      await driver.screenshot(`topics-table-${name}`);
      deepEqual(await driver.audit('main .table'), [], `${name}, table`);
      await showChart();
    });
  }

  it('fits into half a window', async () => {
    await theme('Light Modern');
    await driver.resize(800, 800);
    await driver.waitFor('body.vscode-light .chart .line');
    await driver.screenshot('topics-narrow');
    await driver.resize(1280, 800);
  });

  it('keeps what was chosen while another editor hides it', async () => {
    await showTable();
    if ((await driver.texts('.table thead th')).includes('Decoding'))
      await driver.click('fieldset label', { text: 'Decoding' });
    await driver.waitForNone('.table thead th', { text: 'Decoding' });
    await openDigest('2025-01-03.md');
    await driver.waitForNone('main .table');
    await run('digestLens.topicsOverTime');
    await driver.waitFor('.table thead th', { text: 'Pruning' });
    await driver.waitForNone('.table thead th', { text: 'Decoding' });
    await driver.click('fieldset label', { text: 'Decoding' });
    await showChart();
  });

  it('shows the topics that are chosen', async () => {
    await driver.click(tool, { text: 'Choose Topics' });
    await driver.waitFor('.quick-input-list .monaco-list-row', { text: 'Pruning' });
    await driver.screenshot('topics-choice');
    await driver.click('.quick-input-list .monaco-list-row', { text: 'Scheduling' });
    await driver.click('.quick-input-action .monaco-button', { text: 'OK' });
    await driver.waitFor('fieldset label', { text: 'Scheduling' });
    equal((await driver.texts('fieldset label')).length, 9);
  });

  it('is saved as SVG, PNG and CSV', async () => {
    const svg = new TextDecoder().decode(await saved('SVG', 'topics-over-time.svg'));
    match(svg, /^<svg [\s\S]*<text [^>]*>Topics over Time: Papers per month/);
    ok(!/class=|var\(|<style|href=/.test(svg), 'the picture needs nothing but itself');
    const png = await saved('PNG', 'topics-over-time.png');
    equal([...png.slice(1, 4)].map(code => String.fromCharCode(code)).join(''), 'PNG');
    const csv = new TextDecoder().decode(await saved('CSV', 'topics-over-time.csv'));
    match(csv, /^Month,.*Pruning.*\r\n2024-12,/);
  });

  it('follows the digests', async () => {
    await digests.writeOne('2026-09-04', ['zymurgy', 'zymurgy', 'zymurgy']);
    await driver.waitFor('.span', { text: '2026-09' });
    await digests.removeOne('2026-09-04');
    await driver.waitForNone('.span', { text: '2026-09' });
  });
});

async function showTable(): Promise<void> {
  if ((await driver.attribute(tool, 'aria-pressed', asTable)) !== 'true') await driver.click(tool, asTable);
  await driver.waitFor('.table button', { text: '1' });
}

async function showChart(): Promise<void> {
  if ((await driver.attribute(tool, 'aria-pressed', asTable)) === 'true') await driver.click(tool, asTable);
  await driver.waitFor('.chart .line');
}

async function theme(name: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('workbench');
  await configuration.update('colorTheme', name, vscode.ConfigurationTarget.Global);
}

/** Puts the keyboard on the chart, as Tab does behind the last tool. */
async function walkToChart(): Promise<void> {
  await driver.click('h1');
  for (let tabs = 0; tabs < 12; tabs++) {
    await driver.press('Tab');
    if ((await driver.texts('.chart:focus')).length > 0) return;
  }
  throw new Error('Tab does not reach the chart');
}

async function saved(format: string, name: string): Promise<Uint8Array> {
  await driver.click(tool, { text: `Save as ${format}` });
  await driver.waitFor('.quick-input-title', { text: 'Save Topics' });
  await driver.waitFor('.quick-input-list .monaco-list-row', { text: '..' });
  await driver.press('Enter');
  const file = await until(name, async () => (await vscode.workspace.findFiles(name))[0]);
  await run('notifications.clearAll');
  return vscode.workspace.fs.readFile(file);
}

async function remove(name: string): Promise<void> {
  for (const file of await vscode.workspace.findFiles(name)) await vscode.workspace.fs.delete(file);
}

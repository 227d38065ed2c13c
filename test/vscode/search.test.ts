import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { closeEverything, openBox, openDigest } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const row = '.quick-input-list .monaco-list-row';
const title = '.quick-input-title';

describe('the search', () => {
  before(async function () {
    needsDriver.call(this);
    await openDigest('2025-01-03.md');
  });
  after(closeEverything);
  afterEach(() => driver.press('Escape'));

  it('opens with its keys and shows the newest papers', async () => {
    await driver.click('.monaco-editor .view-line');
    await driver.press('Control+K A');
    await driver.waitFor('.quick-input-box input:focus');
    await driver.press('Control+A Backspace');
    await driver.waitFor(title, { text: '88 papers' });
    ok((await driver.texts(row)).length > 3);
    await driver.screenshot('search-empty');
  });

  it('finds while typing, best first, and opens with Enter', async () => {
    await openBox('digestLens.search');
    await driver.type('speculative decoding');
    await driver.waitFor(row, { text: 'Speculati' });
    await driver.screenshot('search');
    const first = (await driver.texts(row))[0] ?? '';
    await driver.press('Enter');
    await driver.waitForNone(row);
    const heading = await headingAtCursor();
    ok(first.includes(heading.slice(3, 40)), `${first} | ${heading}`);
  });

  it('finds a paper by its arXiv id and opens it to the side', async () => {
    await openBox('digestLens.search');
    await driver.type('2412.18419');
    await driver.waitFor(title, { text: '1 of 88' });
    equal((await driver.texts(row)).length, 1);
    await driver.press('Control+Enter');
    await until('a second editor', () => vscode.window.visibleTextEditors.length === 2);
    await closeEverything();
    await openDigest('2025-01-03.md');
  });

  it('remembers the last query', async () => {
    await openBox('digestLens.search');
    await driver.waitFor(title, { text: '1 of 88' });
  });

  it('says what is wrong with a query', async () => {
    await openBox('digestLens.search');
    await driver.type('after:yesterday');
    await driver.waitFor(`${row} .codicon-warning`);
    await driver.screenshot('search-wrong');
  });

  it('says that nothing matches', async () => {
    await openBox('digestLens.search');
    await driver.type('zzzzzzzz');
    await driver.waitFor(row, { text: 'No paper matches' });
  });

  it('starts with the papers of this digest when asked to go to one', async () => {
    await openDigest('2025-01-03.md');
    await openBox('digestLens.goToPaper');
    await driver.waitFor(title, { text: '30 of 88' });
    await driver.screenshot('go-to-paper');
  });
});

async function headingAtCursor(): Promise<string> {
  return until('a heading at the cursor', () => {
    const editor = vscode.window.activeTextEditor;
    const line = editor?.document.lineAt(editor.selection.active.line).text;
    return line?.startsWith('## ') ? line : undefined;
  });
}

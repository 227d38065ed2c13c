import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
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

describe('the views', () => {
  before(async function () {
    needsDriver.call(this);
    await openDigest('2025-01-03.md');
    await showViews();
  });
  after(closeEverything);

  it('list the days, newest first, and their papers', async () => {
    await vscode.commands.executeCommand('workbench.actions.treeView.digestLens.days.collapseAll');
    const [newest, older] = await until('two closed days', async () => {
      const days = await driver.texts(rowsOf('Days'));
      return days.length === 2 ? days : undefined;
    });
    ok(newest?.includes('2025-01-03') && newest.includes('30'), `first row: ${newest}`);
    ok(older?.includes('2024-12-27') && older.includes('58'), `second row: ${older}`);
    await openNewestDay();
    await driver.screenshot('days');
  });

  it('list the topics, the largest first', async () => {
    await until('several topics', async () => (await driver.texts(rowsOf('Topics'))).length > 1);
    await driver.screenshot('topics');
  });

  it('open a paper with a click and keep the keyboard', async () => {
    await openNewestDay();
    await driver.click(rowsOf('Days'), { text: 'Sparse chaos in cortical circuits' });
    const editor = await until('the paper in the editor', () => {
      const active = vscode.window.activeTextEditor;
      return active && lineAtCursor(active).includes('Sparse chaos') ? active : undefined;
    });
    ok(lineAtCursor(editor).startsWith('## '), lineAtCursor(editor));
    await driver.waitFor(`${paneOf('Days')} .monaco-list:focus-within`);
  });

  it('show the paper card of a row', async () => {
    await openNewestDay();
    await driver.hover(rowsOf('Days'), { text: '2025-01-03' });
    await driver.hover(rowsOf('Days'), { text: 'Sparse chaos in cortical circuits' });
    const card = await driver.waitFor('.monaco-hover', { text: 'Engelken' });
    ok(card.includes('2412.21188'), card);
    await driver.screenshot('paper-card');
    await driver.press('Escape');
  });

  it('follow the cursor in both views', async () => {
    const editor = await openDigest('2024-12-27.md');
    const heading = editor.document.getText().match(/^## (.*)$/m)?.[1] ?? '';
    putCursor(editor, `## ${heading}`);
    await driver.waitFor(`${rowsOf('Days')}.selected`, { text: heading.slice(0, 30) });
    await driver.waitFor(`${rowsOf('Topics')}.selected`, { text: heading.slice(0, 30) });
    equal(vscode.window.activeTextEditor, editor);
    await driver.screenshot('follow-cursor');
  });

  it('leave the selection alone when told not to follow', async () => {
    const configuration = vscode.workspace.getConfiguration('digestLens');
    await configuration.update('tree.followCursor', false, vscode.ConfigurationTarget.Workspace);
    const selected = await driver.waitFor(`${rowsOf('Days')}.selected`);
    await openDigest('2025-01-03.md');
    await vscode.commands.executeCommand('digestLens.revealInTopics');
    equal(await driver.waitFor(`${rowsOf('Days')}.selected`), selected);
    await configuration.update('tree.followCursor', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('filter while typing, say how much is left, and come back', async () => {
    await openBox('digestLens.filterDays');
    await driver.type('quantization');
    await driver.waitFor('.quick-input-message', { text: 'of 88 papers' });
    await driver.screenshot('filter');
    await driver.press('Enter');
    await driver.waitFor(`${paneOf('Days')} .pane-header`, { text: 'of 88' });
    await until('some rows', async () => (await driver.texts(rowsOf('Days'))).length > 2);
    await driver.screenshot('filtered');
    await vscode.commands.executeCommand('digestLens.clearDaysFilter');
    await driver.waitForNone(`${paneOf('Days')} .pane-header`, { text: 'of 88' });
  });

  it('say what is wrong with a filter', async () => {
    await openBox('digestLens.filterTopics');
    await driver.type('after:yesterday');
    ok(await driver.waitFor('.quick-input-message', { text: 'after' }));
    await driver.screenshot('filter-wrong');
    await driver.press('Escape');
    await driver.waitForNone(`${paneOf('Topics')} .pane-header`, { text: 'of 88' });
  });

  it('offer the next step where no paper matches', async () => {
    await openBox('digestLens.filterDays');
    await driver.type('zzzzzzzz');
    await driver.press('Enter');
    await driver.waitFor(`${paneOf('Days')} .monaco-button`, { text: 'Clear Filter' });
    await driver.screenshot('filter-none');
    await driver.click(`${paneOf('Days')} .monaco-button`, { text: 'Clear Filter' });
    await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
  });

  it('keep what is open through an edit', async () => {
    const editor = await openDigest('2025-01-03.md');
    await openNewestDay();
    const title = putCursor(editor, '## Sparse chaos');
    await editor.edit(edit => edit.insert(title.translate(0, 3), 'Very '));
    await driver.waitFor(rowsOf('Days'), { text: 'Very Sparse chaos' });
    await vscode.commands.executeCommand('undo');
    await driver.waitForNone(rowsOf('Days'), { text: 'Very Sparse chaos' });
    await driver.waitFor(rowsOf('Days'), { text: 'Sparse chaos' });
  });

  it('show the paper of one view in the other', async () => {
    const editor = await openDigest('2025-01-03.md');
    putCursor(editor, '## Sparse chaos');
    await vscode.commands.executeCommand('digestLens.revealInTopics');
    await driver.waitFor(`${paneOf('Topics')} .monaco-list:focus-within`);
    await driver.waitFor(`${rowsOf('Topics')}.selected`, { text: 'Sparse chaos' });
  });

  it('offer links in place and more in the menu', async () => {
    const row = rowsOf('Topics');
    await driver.hover(row, { text: 'Sparse chaos' });
    await driver.waitFor(`${row}:hover .action-label[aria-label="Open PDF"]`);
    await driver.waitFor(`${row}:hover .action-label[aria-label="Open on arXiv"]`);
    await driver.screenshot('inline-actions');
    await driver.click(row, { text: 'Sparse chaos', button: 'right' });
    await driver.waitFor('.monaco-menu .action-item', { text: 'Reveal in Days' });
    await driver.screenshot('context-menu');
    await driver.press('Escape');
  });
});

/** Opens the newest day where it is closed, and waits for a paper of it. */
async function openNewestDay(): Promise<void> {
  const day = { text: '2025-01-03' };
  await driver.waitFor(rowsOf('Days'), day);
  if ((await driver.attribute(rowsOf('Days'), 'aria-expanded', day)) === 'false') {
    await driver.click(rowsOf('Days'), day);
  }
  await driver.waitFor(rowsOf('Days'), { text: 'Sparse chaos in cortical circuits' });
}

function lineAtCursor({ document, selection }: vscode.TextEditor): string {
  return document.lineAt(selection.active.line).text;
}

import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert.ts';
import { closeEverything, openDigest, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const { Workspace, Global } = vscode.ConfigurationTarget;
const row = rowsOf('Topics');
const item = '.quick-input-list .monaco-list-row';
const button = '.notifications-center .monaco-button';
const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

describe('topics', () => {
  before(async function () {
    needsDriver.call(this);
    // It may be the first to open the window.
    this.timeout(90_000);
    await openDigest('2025-01-03.md');
    await showViews();
  });
  beforeEach(async () => {
    await setTopics(Workspace, undefined);
    await setTopics(Global, undefined);
    await run('notifications.clearAll');
    await run('workbench.actions.treeView.digestLens.topics.collapseAll');
    await driver.waitFor(row, { text: 'Pruning' });
    await driver.waitFor(row, { text: 'Sparsity' });
  });
  after(async () => {
    await setTopics(Workspace, undefined);
    await setTopics(Global, undefined);
    await run('notifications.clearAll');
    await closeEverything();
  });

  it('are merged where several are selected, and the edit is undone', async () => {
    // A mere click would open the topic, too.
    await driver.click(row, { text: 'Sparsity', modifiers: ['Control'] });
    await driver.click(row, { text: 'Pruning', modifiers: ['Control'] });
    await choose('Pruning', 'Merge Topics…');
    await driver.waitFor(item, { text: 'other topics' });
    await driver.screenshot('topics-merge');
    await driver.click(item, { text: 'Sparsity' });
    await told('Merged “Pruning” into “Sparsity” in your user settings.');
    await driver.waitForNone(row, { text: 'Pruning' });
    deepEqual(Object.keys(topicsIn(Global) ?? {}), ['Sparsity']);
    ok(topicsIn(Global)?.Sparsity?.includes('prune'));
    await driver.screenshot('topics-merged');
    await run('digestLens.undoTopicEdit');
    await driver.waitFor(row, { text: 'Pruning' });
    equal(topicsIn(Global), undefined);
  });

  it('are as they were before the edit that a message tells of, or the message says why not', async () => {
    await choose('Sparsity', 'Hide Topic');
    await told('Hid “Sparsity”');
    // A menu that opens while the rows are made anew knows no row.
    await driver.waitForNone(row, { text: 'Sparsity' });
    await choose('Pruning', 'Hide Topic');
    await told('Hid “Pruning”');
    await undoIn('Hid “Sparsity”');
    await told('Nothing was undone: the topics in your user settings have changed since.');
    deepEqual(topicsIn(Global), { '-Sparsity': [], '-Pruning': [] });
    await undoIn('Hid “Pruning”');
    await driver.waitFor(row, { text: 'Pruning' });
    deepEqual(topicsIn(Global), { '-Sparsity': [] });
    await run('digestLens.undoTopicEdit');
    await driver.waitFor(row, { text: 'Sparsity' });
    equal(topicsIn(Global), undefined);
  });

  it('are asked about where a file of the folder says what they are', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, '.digest-lens.json');
    const text = '{ "topics": { "Trees": ["pruning"] } }';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    try {
      await driver.waitFor(row, { text: 'Trees' });
      await choose('Sparsity', 'Hide Topic');
      await told('The topics of this folder come from .digest-lens.json.');
      await driver.screenshot('topics-of-file');
      equal(topicsIn(Global), undefined);
      await driver.click(button, { text: 'Open File' });
      await until('the file', () => vscode.window.activeTextEditor?.document.uri.path === file.path);
      await choose('Sparsity', 'Hide Topic');
      await told('The topics of this folder come from .digest-lens.json.');
      await driver.click(button, { text: 'Change My Settings' });
      await driver.waitForNone(row, { text: 'Sparsity' });
      deepEqual(topicsIn(Global), { '-Sparsity': [] });
      await driver.waitFor(row, { text: 'Trees' });
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });

  it('are edited in the settings of the workspace where those speak of topics', async () => {
    await setTopics(Workspace, { Trees: ['pruning'] });
    await driver.waitFor(row, { text: 'Trees' });
    await choose('Sparsity', 'Rename Topic…');
    await driver.waitFor('.quick-input-widget .quick-input-box input:focus');
    await driver.press('Control+A');
    await driver.type('Sparse models');
    await driver.press('Enter');
    await driver.waitFor(row, { text: 'Sparse models' });
    await told('in the workspace settings.');
    deepEqual(Object.keys(topicsIn(Workspace) ?? {}), ['Trees', 'Sparse models']);
    equal(topicsIn(Global), undefined);
  });

  it('take words', async () => {
    await choose('Sparsity', 'Add Words to Topic…');
    await driver.waitFor('.quick-input-widget .quick-input-box input:focus');
    await driver.type('oak, pruning');
    await driver.press('Enter');
    await until('the words', () => topicsIn(Global)?.Sparsity?.includes('oak'));
    await driver.waitForNone(row, { text: 'Pruning' });
  });

  it('are hidden, can still be reached, and are hidden no more', async () => {
    await choose('Sparsity', 'Hide Topic');
    await driver.waitForNone(row, { text: 'Sparsity' });
    deepEqual(topicsIn(Global), { '-Sparsity': [] });
    await run('digestLens.showHiddenTopics');
    await driver.waitFor(row, { text: 'Sparsity' });
    await driver.screenshot('topics-hidden');
    await choose('Sparsity', 'Stop Hiding Topic');
    await until('no hidden topic', () => topicsIn(Global) === undefined);
    await run('digestLens.hideHiddenTopics');
    await driver.waitFor(row, { text: 'Sparsity' });
  });
});

/** What VS Code tells the user; shown as a list, because a message goes away by itself. */
async function told(text: string): Promise<string> {
  await run('notifications.showList');
  return driver.waitFor('.notifications-center .notification-list-item-message', { text });
}

/** Takes back what a message tells of; its buttons show where it has the focus. */
async function undoIn(text: string): Promise<void> {
  await run('notifications.showList');
  await driver.click('.notifications-center .monaco-list-row', { text });
  await driver.click('.notifications-center .monaco-list-row.focused .monaco-button', { text: 'Undo' });
}

function topicsIn(target: vscode.ConfigurationTarget): Record<string, string[]> | undefined {
  const said = vscode.workspace.getConfiguration('digestLens').inspect<Record<string, string[]>>('topics');
  return target === Workspace ? said?.workspaceValue : said?.globalValue;
}

async function setTopics(target: vscode.ConfigurationTarget, topics: object | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('digestLens').update('topics', topics, target);
}

/** Chooses an item of the menu of a topic. */
async function choose(text: string, title: string): Promise<void> {
  await driver.click(row, { text, button: 'right' });
  // A menu overlooks clicks in its first moments; keys it takes at once.
  await driver.hover('.monaco-menu .action-item', { text: title });
  await driver.waitFor('.monaco-menu .action-item.focused', { text: title });
  await driver.press('Enter');
  await driver.waitForNone('.monaco-menu');
}

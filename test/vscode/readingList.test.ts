import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert.ts';
import { closeEverything, openDigest, paneOf, putCursor, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const days = rowsOf('Days');
const choice = '.quick-input-list .monaco-list-row';
const badge = '.activitybar .action-item:has([aria-label^="Digest Lens"]) .badge-content';

describe('the reading list', () => {
  before(async function () {
    needsDriver.call(this);
    // High enough that both days are seen with all papers of one.
    await driver.resize(1280, 2600);
    await closeEverything();
    await showViews();
    // What a test has closed stays closed.
    await follow(false);
    await run('workbench.actions.treeView.digestLens.days.collapseAll');
  });

  after(async () => {
    await run('digestLens.showRead');
    await run('notifications.clearAll');
    await clearList();
    await follow(undefined);
    await closeEverything();
    await driver.resize(1280, 800);
  });

  it('says what it is for while it is empty, and marks nothing', async () => {
    await driver.waitFor(`${paneOf('Reading List')} .welcome-view-content`, { text: 'star' });
    const [first] = await driver.texts(days);
    ok(first?.includes('30') && !first.includes('unread'), first);
    equal((await driver.texts(badge)).length, 0);
    await driver.screenshot('reading-list-empty');
  });

  it('marks the paper under the cursor, counts what is left, and takes it back', async () => {
    const editor = await openDigest('2025-01-03.md');
    putCursor(editor, '## Sparse chaos');
    await run('digestLens.markRead');
    await driver.waitFor(days, { text: '29 of 30 unread' });
    await driver.waitFor(badge, { text: '29' });
    await run('digestLens.undoReading');
    await driver.waitForNone(days, { text: 'unread' });
    await driver.waitForNone(badge);
  });

  it('marks a whole day from its row, and says how many', async () => {
    await driver.hover(days, { text: '2024-12-27' });
    await driver.click(`${days}:hover .action-label[aria-label="Mark as Read"]`);
    await message('58 papers');
    await driver.waitFor(days, { text: 'all read' });
    await driver.screenshot('day-read');
    const editor = await openDigest('2025-01-03.md');
    putCursor(editor, '## Sparse chaos');
    await run('digestLens.star');
    await driver.waitFor(rowsOf('Reading List'), { text: 'Sparse chaos' });
    await driver.click('.notifications-center .monaco-button', { text: 'Undo' });
    await driver.waitForNone(days, { text: 'all read' });
    // What was done since stays, until it is taken back itself.
    await driver.waitFor(rowsOf('Reading List'), { text: 'Sparse chaos' });
    await run('digestLens.undoReading');
    await driver.waitForNone(rowsOf('Reading List'));
  });

  it('goes to the next unread paper', async () => {
    const editor = await openDigest('2025-01-03.md');
    putCursor(editor, '## Sparse chaos');
    const before = editor.selection.active.line;
    await run('digestLens.nextUnread');
    await until('the next paper', () => {
      const { active } = vscode.window.activeTextEditor?.selection ?? {};
      return active !== undefined && active.line > before;
    });
  });

  it('is triaged with single keys', async function () {
    this.timeout(60_000);
    await closeEverything();
    await byPalette('Focus on Days View');
    await driver.waitFor(`${paneOf('Days')} .monaco-list:focus-within`);
    await driver.press('Home Control+K T');
    await driver.waitFor('.statusbar-item', { text: 'Triage' });
    await driver.waitFor(`${days}.selected`);
    for (let paper = 1; paper <= 6; paper++) {
      const title = await selectedTitle();
      if (paper === 3 || paper === 5) {
        await driver.press('s');
        await driver.waitFor(rowsOf('Reading List'), { text: title });
      }
      await driver.press('r');
      await until(`a paper behind ${title}`, async () => (await selectedTitle()) !== title);
      if (paper === 6) {
        await driver.resize(1280, 800);
        await driver.screenshot('triage', { docs: true });
        await driver.screenshot('reading', {
          selector: '.part.sidebar',
          docs: true,
          into: 'media/walkthrough',
        });
        await driver.resize(1280, 2600);
      }
    }
    await driver.waitFor(days, { text: '24 of 30 unread' });
    equal((await driver.texts(rowsOf('Reading List'))).length, 2);
    await driver.press('u');
    await driver.waitFor(days, { text: '25 of 30 unread' });
    await driver.press('Escape');
    await driver.waitForNone('.statusbar-item', { text: 'Triage' });
  });

  it('is triaged in the text of a digest, too, and keys are letters again afterwards', async () => {
    await run('workbench.actions.treeView.digestLens.days.collapseAll');
    const editor = await openDigest('2024-12-27.md');
    const heading = editor.document.getText().match(/^## (.*)$/m)?.[1] ?? '';
    putCursor(editor, `## ${heading}`);
    const text = editor.document.getText();
    const line = editor.selection.active.line;
    await run('workbench.action.focusActiveEditorGroup');
    // From then on it is known to be a digest.
    await driver.waitFor('.statusbar-item', { text: '58 papers' });
    await driver.waitFor('.monaco-editor.focused');
    await driver.press('Control+K T');
    await driver.waitFor('.statusbar-item', { text: 'Triage' });
    await driver.press('r');
    await driver.waitFor(days, { text: '57 of 58 unread' });
    await until('the next heading', () => editor.selection.active.line > line);
    equal(editor.document.getText(), text);
    await driver.press('Escape');
    await driver.waitForNone('.statusbar-item', { text: 'Triage' });
    await driver.press('j');
    await until('a letter in the text', () => editor.document.getText() !== text);
    await run('undo');
  });

  it('hides what is read, and shows it again', async () => {
    await run('digestLens.hideRead');
    await driver.waitFor(`${paneOf('Days')} .pane-header`, { text: 'of 88' });
    await driver.waitForNone(`${days} .codicon-blank`);
    await driver.screenshot('hide-read');
    await run('digestLens.showRead');
    await driver.waitForNone(`${paneOf('Days')} .pane-header`, { text: 'of 88' });
  });

  it('has parts', async () => {
    await run('digestLens.listRead');
    await until('everything read', async () => (await driver.texts(rowsOf('Reading List'))).length > 2);
    await run('digestLens.listNoted');
    await driver.waitFor(`${paneOf('Reading List')} .monaco-button`, { text: 'Show All' });
    await driver.click(`${paneOf('Reading List')} .monaco-button`, { text: 'Show All' });
    await until('two papers', async () => (await driver.texts(rowsOf('Reading List'))).length === 2);
  });

  it('keeps notes that are written as documents', async () => {
    await driver.click(rowsOf('Reading List'));
    await driver.waitFor(`${rowsOf('Reading List')}.selected`);
    const editor = await openDigest('2025-01-03.md');
    putCursor(editor, '## Sparse chaos');
    await run('digestLens.editNote');
    const note = await until('the note', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'digest-lens-note' ? active : undefined;
    });
    equal(note.document.languageId, 'markdown');
    await note.edit(edit => edit.insert(new vscode.Position(0, 0), 'Compare with **mean field**.\n'));
    ok(await note.document.save());
    await driver.waitFor(rowsOf('Reading List'), { text: '✎' });
    await driver.screenshot('note');
    await run('workbench.action.closeActiveEditor');
    await until('the digest again, where it was left', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document === editor.document && active.selection.active.line > 0;
    });
    await run('digestLens.editNote');
    await until('the note again', () => vscode.window.activeTextEditor?.document.getText().includes('mean'));
    await run('workbench.action.closeActiveEditor');
  });

  it('is exported, cleared and imported', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'reading-list.json');
    await waitDismissing(run('digestLens.exportReadingList', file), 'was exported');
    const exported = await textOf(file);
    equal(Object.keys(JSON.parse(exported).papers).length, 6);
    await clearList();
    await driver.waitForNone(days, { text: 'unread' });
    await waitDismissing(run('digestLens.importReadingList', file), '6 papers');
    await driver.waitFor(days, { text: '25 of 30 unread' });
    await waitDismissing(run('digestLens.exportReadingList', file), 'was exported');
    deepEqual(JSON.parse(await textOf(file)), JSON.parse(exported));
    await vscode.workspace.fs.delete(file);
  });

  it('says which line of a file is wrong, and imports nothing', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'wrong.json');
    const wrong =
      '{\n  "format": "digest-lens-reading-list",\n  "papers": { "2501.00001": {\n    "read": "soon" } }\n}\n';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(wrong));
    const importing = run('digestLens.importReadingList', file);
    await message('Line 4: "read" of 2501.00001 must be a time');
    await driver.screenshot('import-wrong');
    await run('notifications.clearAll');
    await importing;
    await vscode.workspace.fs.delete(file);
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

async function follow(value: boolean | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('digestLens');
  await configuration.update('tree.followCursor', value, vscode.ConfigurationTarget.Workspace);
}

async function selectedTitle(): Promise<string> {
  const row = await driver.waitFor(`${days}.selected`);
  return (row.split('\n').find(line => line.trim().length > 10) ?? row).slice(0, 30);
}

/** Waits for the message that a command ends with, and closes it. */
async function waitDismissing(work: Thenable<unknown>, text: string): Promise<void> {
  await message(text);
  await run('notifications.clearAll');
  await work;
}

/** A window without the keyboard keeps its messages in the list. */
async function message(text: string): Promise<void> {
  await until(`the message "${text}"`, async () => {
    await run('notifications.showList');
    const messages = await driver.texts('.notification-list-item-message');
    return messages.some(each => each.includes(text));
  });
}

async function clearList(): Promise<void> {
  // Without the argument a question comes first, and VS Code shows no modal question while it is tested.
  await run('digestLens.clearReadingList', 'unasked');
}

async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

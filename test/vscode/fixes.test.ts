import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { closeEverything, finished, openDigest } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

describe('fixing links', () => {
  afterEach(closeEverything);

  it('repairs a digest in one step that can be undone', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const before = document.getText();
    const broken = await deadLinks(document.uri, count => count > 0);
    const fixing = vscode.commands.executeCommand('digestLens.fixDigest');
    await deadLinks(document.uri, count => count === 0);
    ok(document.isDirty, `${broken} problems were there`);
    await finished(fixing);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
  });

  it('is one step on save, too', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const before = document.getText();
    const file = await vscode.workspace.fs.readFile(document.uri);
    const onSave = vscode.workspace.getConfiguration('editor');
    await onSave.update(
      'codeActionsOnSave',
      { 'source.fixAll.digestLens': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      await deadLinks(document.uri, count => count > 0);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '\n');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      await deadLinks(document.uri, count => count === 0);
      equal(document.isDirty, false);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), `\n${before}`);
    } finally {
      await onSave.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.writeFile(document.uri, file);
    }
  });

  it('repairs all digests but one that something else has changed meanwhile', async () => {
    const [other] = await vscode.workspace.findFiles('2024-12-27.md');
    ok(other);
    const { document } = await openDigest('2025-01-03.md');
    const files = await Promise.all([other, document.uri].map(uri => vscode.workspace.fs.readFile(uri)));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '\n');
    await vscode.workspace.applyEdit(edit);
    const mine = document.getText();
    const theirs = `${new TextDecoder().decode(files[1])}\nMore.\n`;
    try {
      await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(theirs));
      const fixing = vscode.commands.executeCommand('digestLens.fixAllDigests', 'apply');
      await until('the other digest to be repaired', async () => {
        const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(other));
        return text !== new TextDecoder().decode(files[0]);
      });
      await finished(fixing);
      equal(document.getText(), mine);
      equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri)), theirs);
    } finally {
      await closeEverything();
      await vscode.workspace.fs.writeFile(other, files[0] ?? new Uint8Array());
      await vscode.workspace.fs.writeFile(document.uri, files[1] ?? new Uint8Array());
    }
  });

  describe('in the window', () => {
    before(needsDriver);

    it('says how many links were fixed', async () => {
      const { document } = await openDigest('2024-12-27.md');
      const fixing = vscode.commands.executeCommand('digestLens.fixDigest');
      // A window without the keyboard keeps its messages in the list.
      await until('the message', async () => {
        await vscode.commands.executeCommand('notifications.showList');
        const messages = await driver.texts('.notification-list-item-message');
        return messages.some(message => message.includes('Fixed 58 links in 1 digest'));
      });
      await deadLinks(document.uri, count => count === 0);
      await driver.screenshot('fixed');
      await vscode.commands.executeCommand('notifications.clearAll');
      await fixing;
    });

    // Without the argument a question comes first, and VS Code shows no modal question while it is tested.
    it('shows every change before it repairs all digests', async () => {
      const fixing = vscode.commands.executeCommand('digestLens.fixAllDigests', 'preview');
      await driver.waitFor('.pane-body .monaco-list-row', { text: '2024-12-27.md' });
      await driver.screenshot('fix-all-preview');
      await vscode.commands.executeCommand('refactorPreview.discard');
      await fixing;
    });
  });
});

/** How many broken anchors a digest has, as soon as the count is as wanted. */
async function deadLinks(uri: vscode.Uri, wanted: (count: number) => boolean): Promise<number> {
  return until('the wanted number of dead links', () => {
    const count = vscode.languages
      .getDiagnostics(uri)
      .filter(({ code }) => codeOf(code) === 'broken-anchor').length;
    return wanted(count) ? count + 1 : undefined;
  });
}

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

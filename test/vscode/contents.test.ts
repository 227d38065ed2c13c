import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { closeEverything, finished, openDigest } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

describe('the table of contents', () => {
  afterEach(closeEverything);

  it('is rebuilt in one step that can be undone', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const lines = document.getText().split('\n');
    const at = lines.findIndex(line => line.startsWith('* ['));
    // One entry is gone, two stand elsewhere, one is of no paper.
    const [first = '', second = '', third = ''] = lines.splice(
      at,
      3,
      '* [Nothing like it](#nothing-like-it)',
    );
    lines.splice(at + 4, 0, third, first);
    await replaceAll(document, lines.join('\n'));
    const damaged = document.getText();
    await rebuilt(document);
    const entries = document
      .getText()
      .split('\n')
      .filter(line => line.startsWith('* ['));
    equal(entries.length, 30);
    for (const [index, line] of [first, second, third].entries())
      equal(titleIn(entries[index]), titleIn(line));
    ok(!document.getText().includes('Nothing like it'));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), damaged);
  });

  it('is inserted where there is none', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const text = document.getText();
    const bare = text.slice(0, text.indexOf('# Table of Contents')) + text.slice(text.indexOf('## '));
    await replaceAll(document, bare);
    await rebuilt(document);
    ok(document.getText().startsWith('# 2025-01-03\n\n# Table of Contents\n* [Sparse chaos in cortical'));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), bare);
  });

  describe('in the window', () => {
    before(needsDriver);

    it('says what was done', async () => {
      await openDigest('2024-12-27.md');
      const rebuilding = vscode.commands.executeCommand('digestLens.rebuildContents');
      await until('the message', async () => {
        await vscode.commands.executeCommand('notifications.showList');
        const messages = await driver.texts('.notification-list-item-message');
        return messages.some(message => message.includes('58 linked again'));
      });
      await vscode.commands.executeCommand('notifications.clearAll');
      await rebuilding;
    });
  });
});

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), text);
  ok(await vscode.workspace.applyEdit(edit));
}

/** Runs the command, and waits until the text is another one. */
async function rebuilt(document: vscode.TextDocument): Promise<void> {
  const { version } = document;
  const rebuilding = vscode.commands.executeCommand('digestLens.rebuildContents');
  await until('the rebuilt table of contents', () => document.version > version);
  await finished(rebuilding);
}

function titleIn(line = ''): string {
  return line.slice(0, line.indexOf(']('));
}

import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { closeEverything, openDigest } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const mark = '<!-- no toc -->';
const message = '.notification-list-item-message';
const setting = () => vscode.workspace.getConfiguration('markdown.extension.toc');

describe('beside Markdown All in One', () => {
  before(needsDriver);
  after(async () => {
    await setting().update('updateOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEverything();
  });

  it('is said once that it rewrites tables of contents, and a digest is protected on request', async () => {
    await setting().update('updateOnSave', true, vscode.ConfigurationTarget.Workspace);
    const { document } = await openDigest('2025-01-03.md');
    const before = document.getText();
    await notified();
    await driver.screenshot('markdown-all-in-one');
    await driver.click('.notification-list-item .monaco-button', { text: 'Protect This Digest' });
    await until('the mark', () => document.getText().includes(`# Table of Contents\n${mark}\n* [`));
    await vscode.commands.executeCommand('undo');
    await until('the digest as it was', () => document.getText() === before);
    await vscode.commands.executeCommand('notifications.clearAll');
    await openDigest('2024-12-27.md');
    await driver.waitFor('.statusbar-item', { text: '58 papers' });
    await vscode.commands.executeCommand('notifications.showList');
    equal((await driver.texts(message)).filter(text => text.includes('Markdown All in One')).length, 0);
  });

  it('all digests are protected at once', async () => {
    const uris = await vscode.workspace.findFiles('20*.md');
    const documents = await Promise.all(uris.map(uri => vscode.workspace.openTextDocument(uri)));
    const before = documents.map(document => document.getText());
    try {
      void vscode.commands.executeCommand('digestLens.protectAllContents');
      await until('the marks', () => documents.every(document => document.getText().includes(mark)));
    } finally {
      const back = new vscode.WorkspaceEdit();
      for (const [at, { uri, lineCount }] of documents.entries()) {
        back.replace(uri, new vscode.Range(0, 0, lineCount, 0), before[at] ?? '');
      }
      await vscode.workspace.applyEdit(back);
      await until('the digests as they were, saved', async () => {
        await vscode.workspace.saveAll();
        return documents.every((document, at) => !document.isDirty && document.getText() === before[at]);
      });
    }
    ok(uris.length === 2);
  });
});

/** A window without the keyboard keeps its messages in the list. */
async function notified(): Promise<void> {
  await until('the message', async () => {
    await vscode.commands.executeCommand('notifications.showList');
    return (await driver.texts(message)).some(text => text.includes('Markdown All in One'));
  });
}

import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert.ts';
import { closeEverything, openDigest } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const setting = 'digestLens.renderers';
const renderers = () => vscode.workspace.getConfiguration().get<string[]>(setting);

describe('the renderers that count', () => {
  before(needsDriver);
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration()
      .update(setting, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEverything();
  });

  it('are offered once where a file says what publishes the folder, and are never set unasked', async () => {
    const { document } = await openDigest('2025-01-03.md');
    await problems(document.uri, found => found.length > 0);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder);
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder.uri, 'mkdocs.yml'),
      new TextEncoder().encode('site_name: Digests\n'),
    );
    // A window without the keyboard keeps its messages in the list.
    await until('the suggestion', async () => {
      await vscode.commands.executeCommand('notifications.showList');
      return (await driver.texts('.notification-list-item-message')).some(text => text.includes('MkDocs'));
    });
    await driver.screenshot('renderer-suggestion');
    deepEqual(renderers(), ['github', 'vscode']);
    await driver.click('.notification-list-item .monaco-button', { text: 'Check MkDocs Too' });
    await until('the setting', () => renderers()?.includes('mkdocs'));
    deepEqual(renderers(), ['github', 'vscode', 'mkdocs']);
    await problems(document.uri, found => found.some(({ message }) => message.includes('MkDocs')));
  });

  it('are chosen from a list', async () => {
    await openDigest('2025-01-03.md');
    void vscode.commands.executeCommand('digestLens.chooseRenderers');
    await driver.waitFor('.quick-input-list .monaco-list-row', { text: 'gitlab' });
    await driver.screenshot('renderer-choice');
    await driver.click('.quick-input-list .monaco-list-row', { text: 'gitlab' });
    await driver.press('Enter');
    await until('the setting', () => renderers()?.includes('gitlab'));
    equal(renderers()?.length, 3);
  });
});

async function problems(
  uri: vscode.Uri,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<void> {
  await until('the wanted problems', () => wanted(vscode.languages.getDiagnostics(uri)));
}

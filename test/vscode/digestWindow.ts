// What several suites do to the window before they look: open a digest, show the views, put the cursor somewhere.
import * as vscode from 'vscode';
import { hasBridge } from './bridge.ts';
import { driver, until } from './driver.ts';

/** Opens a digest of the workspace in the active editor, at its start; nothing that a test types into it is saved. */
export async function openDigest(name: string): Promise<vscode.TextEditor> {
  await setting('files', 'autoSave', 'off');
  await setting('workbench.editor', 'restoreViewState', false);
  const [uri] = await vscode.workspace.findFiles(name);
  if (!uri) throw new Error(`The workspace has no ${name}`);
  return vscode.window.showTextDocument(uri);
}

async function setting(section: string, name: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(section);
  if (configuration.get(name) === value) return;
  await configuration.update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** Puts the cursor on the first line that holds a text. */
export function putCursor(editor: vscode.TextEditor, text: string): vscode.Position {
  const offset = editor.document.getText().indexOf(text);
  if (offset < 0) throw new Error(`No "${text}" in ${editor.document.uri.path}`);
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return position;
}

/** Our views by the names in their headers. */
type ViewName = 'Days' | 'Topics' | 'Reading List' | 'Search Results';

/** Selector of the rows of one of our views. */
export function rowsOf(view: ViewName): string {
  return `${paneOf(view)} .monaco-list-row`;
}

/** Selector of one of our views, header and all. */
export function paneOf(view: ViewName): string {
  return `.pane:has(> .pane-header[aria-label^="${view}"])`;
}

/** Shows the view container and waits until both views hold rows. */
export async function showViews(): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.extension.digestLens');
  await driver.waitFor(rowsOf('Days'), { text: '2025' });
  await driver.waitFor(rowsOf('Topics'));
}

/** Runs a command that asks in a box, and waits until the box takes keys; what was in it is selected. */
export async function openBox(command: string): Promise<void> {
  await vscode.commands.executeCommand(command);
  await driver.waitFor('.quick-input-widget .quick-input-box input:focus');
  await driver.press('Control+A');
}

/** Leaves nothing open or changed that the next test could stumble over. */
export async function closeEverything(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Closes what the first try of a test may have left open over the window. */
export async function tidyForAnotherTry(this: Mocha.Context): Promise<void> {
  const isAnother = (this.currentTest as unknown as { currentRetry(): number }).currentRetry() > 0;
  if (!isAnother || !hasBridge) return;
  await driver.press('Escape Escape');
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('notifications.clearAll');
}

/** Waits for a command that ends when its message is closed, and closes that whenever it comes. */
export async function finished(command: Thenable<unknown>): Promise<void> {
  let isDone = false;
  const done = command.then(() => {
    isDone = true;
  });
  await until('the end of the command', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    return isDone;
  });
  await done;
}

import * as vscode from 'vscode';
import type { Location } from 'vscode-languageclient';

/** Where a place opens, and whether the keyboard goes there. */
export interface OpenOptions {
  readonly beside?: boolean;
  readonly preserveFocus?: boolean;
}

/** Opens a place in a preview tab: the cursor at its start, its line in the middle. */
export async function openLocation(location: Location, options: OpenOptions = {}): Promise<void> {
  const { line, character } = location.range.start;
  const start = new vscode.Position(line, character);
  const how: vscode.TextDocumentShowOptions = {
    preview: true,
    preserveFocus: options.preserveFocus ?? false,
    viewColumn: options.beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    selection: new vscode.Range(start, start),
  };
  // Not `showTextDocument`: what an extension opens stays open for minutes behind a closed tab, also when its file is gone.
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(location.uri), how);
}

/** Opens a link outside the editor; only web addresses, whatever a digest holds. */
export async function openLink(link: string): Promise<void> {
  const uri = vscode.Uri.parse(link);
  if (uri.scheme === 'https' || uri.scheme === 'http') await vscode.env.openExternal(uri);
}

import * as vscode from 'vscode';

/**
 * Schemes of texts that a user reads and edits.
 * Not every scheme: `git:` holds yesterday's text of the same digest, whose papers would count twice,
 * and chat answers, notebook cells and comments are Markdown too.
 */
export function digestSchemes(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [
    ...new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', ...folders.map(({ uri }) => uri.scheme)]),
  ];
}

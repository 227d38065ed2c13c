import * as vscode from 'vscode';
import type { JournalFolder } from './journal.ts';

/** The files of a journal in a folder that VS Code reads and writes: on disk, or in the browser's storage. */
export function journalFolder(root: vscode.Uri): JournalFolder {
  const uriOf = (name: string) => vscode.Uri.joinPath(root, name);
  return {
    list: async () => {
      const entries = await unlessMissing(vscode.workspace.fs.readDirectory(root));
      return (entries ?? []).map(([name]) => name).filter(name => name.endsWith(journalSuffix));
    },
    read: async name => {
      const content = await unlessMissing(vscode.workspace.fs.readFile(uriOf(name)));
      return content && new TextDecoder().decode(content);
    },
    create: async (name, text) => vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text)),
    remove: async name => unlessMissing(vscode.workspace.fs.delete(uriOf(name))),
  };
}

/** How the names of a journal's files end. */
export const journalSuffix = '.jsonl';

/** What was asked for; undefined where it is gone, or was never there. */
async function unlessMissing<T>(asked: Thenable<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

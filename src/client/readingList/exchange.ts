import * as vscode from 'vscode';
import { type ExportIssue, exportText, readExport } from '../../core/readingList/exportText.ts';
import { imported } from '../../core/readingList/imported.ts';
import { papersIn } from '../../core/readingList/readingList.ts';
import { wordingFor } from '../../core/wording/wording.ts';
import { papersText } from '../counts.ts';
import { showError, showInformation } from '../notifications.ts';
import type { ReadingListStore } from './readingListStore.ts';
import { undoChange } from './undoChange.ts';

/** Writes the whole reading list to a file, which a user chooses where nobody else does. */
export async function exportReadingList(store: ReadingListStore, target: unknown): Promise<void> {
  await store.load();
  const uri =
    target instanceof vscode.Uri
      ? target
      : await vscode.window.showSaveDialog({
          title: vscode.l10n.t('Export Reading List'),
          defaultUri: inFolder('reading-list.json'),
          filters: { JSON: ['json'] },
        });
  if (!uri) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(exportText(store.list)));
  const open = vscode.l10n.t('Open');
  const done = vscode.l10n.t(
    'The reading list was exported: {0}.',
    papersText([...papersIn(store.list)].length),
  );
  if ((await showInformation(done, open)) === open) {
    await vscode.window.showTextDocument(uri);
  }
}

/** Adds what a file says to the reading list, all of it or, where anything is wrong in it, nothing. */
export async function importReadingList(store: ReadingListStore, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : await chosenFile();
  if (!uri) return;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const read = readExport(text, wordingFor(vscode.env.language));
  if (read.kind === 'issues') {
    await showIssues(uri, read.issues);
    return;
  }
  const done = await store.change((list, moment) => imported(list, read.papers, moment));
  const papers = done.change.size;
  const undo = vscode.l10n.t('Undo');
  const said =
    papers === 0
      ? vscode.l10n.t('The reading list had all of it already.')
      : vscode.l10n.t('Imported into the reading list: {0}.', papersText(papers));
  const choices = papers === 0 ? [] : [undo];
  if ((await showInformation(said, ...choices)) === undo) await undoChange(store, done);
}

async function chosenFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Reading List'),
    defaultUri: inFolder('reading-list.json'),
    filters: { JSON: ['json'] },
  });
  return chosen?.[0];
}

function inFolder(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  return vscode.Uri.joinPath(folder, name);
}

async function showIssues(uri: vscode.Uri, issues: readonly ExportIssue[]): Promise<void> {
  const [first] = issues;
  if (!first) return;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const shown = issues.slice(0, 3).map(({ line, message }) => vscode.l10n.t('Line {0}: {1}', line, message));
  const nothing = vscode.l10n.t('Nothing was imported from {0}.', name);
  const open = vscode.l10n.t('Open File');
  const choice = await showError(`${nothing} ${shown.join(' ')}`, open);
  if (choice !== open) return;
  const start = new vscode.Position(first.line - 1, 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
}

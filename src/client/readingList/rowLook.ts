import * as vscode from 'vscode';
import type { Reading } from '../../core/readingList/readingList.ts';

const readPaper = 'digest-lens-read-paper';

/** Makes the row of a paper show what the reading list says of it. */
export function showReading(item: vscode.TreeItem, { read, starred, note }: Reading): void {
  item.iconPath = iconOf(read, starred);
  // Rows have no colour of their own, but what stands for a file can be coloured.
  if (read !== undefined) item.resourceUri = vscode.Uri.from({ scheme: readPaper, path: `/${item.id}` });
  item.contextValue = ['paper', read !== undefined && 'read', starred !== undefined && 'starred']
    .filter(Boolean)
    .join('.');
  const words = [
    read === undefined ? vscode.l10n.t('unread') : vscode.l10n.t('read'),
    starred === undefined ? '' : vscode.l10n.t('starred'),
    note === undefined ? '' : vscode.l10n.t('has a note'),
  ];
  // In front, because behind a title of usual length nothing is seen.
  if (note !== undefined) item.label = `✎ ${item.label}`;
  const label = [item.accessibilityInformation?.label, ...words].filter(Boolean).join(', ');
  item.accessibilityInformation = { label };
}

function iconOf(read: number | undefined, starred: number | undefined): vscode.ThemeIcon {
  if (starred !== undefined) return new vscode.ThemeIcon('star-full', new vscode.ThemeColor('charts.yellow'));
  if (read !== undefined) return new vscode.ThemeIcon('blank');
  return new vscode.ThemeIcon('circle-small-filled', new vscode.ThemeColor('charts.blue'));
}

/** Dims the titles of papers that are read. */
export function dimReadPapers(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme }) =>
      scheme === readPaper ? { color: new vscode.ThemeColor('list.deemphasizedForeground') } : undefined,
  });
}

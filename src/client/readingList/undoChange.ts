import * as vscode from 'vscode';
import { showInformation } from '../notifications.ts';
import type { Done, ReadingListStore } from './readingListStore.ts';

/** Takes a change of the reading list back, the last of this window where none is named, or says that nothing is left of it. */
export async function undoChange(store: ReadingListStore, done?: Done): Promise<void> {
  if (await store.undo(done)) return;
  await showInformation(vscode.l10n.t('There is nothing to undo in the reading list.'));
}

import * as vscode from 'vscode';
import type { Hidden, TreeView } from '../../protocol/protocol.ts';
import type { PaperView } from '../paperView.ts';
import { keepBadge } from './badge.ts';
import { noteFiles } from './noteFiles.ts';
import { type ReadingParts, registerReadingCommands } from './readingCommands.ts';
import type { ReadingListStore } from './readingListStore.ts';
import { dimReadPapers } from './rowLook.ts';
import { soonAfter } from './soonAfter.ts';
import { tellServer } from './tellServer.ts';

/** Puts the reading list together; nothing of it is read before a view, a digest or a command asks. */
export function startReadingList(parts: ReadingParts, memory: vscode.Memento): vscode.Disposable {
  const { server, store, views } = parts;
  return vscode.Disposable.from(
    tellServer(server, store),
    keepBadge(server, store, views),
    refreshViews(store, views),
    keepHidden(views.days, memory),
    noteFiles(store),
    dimReadPapers(),
    registerReadingCommands(parts),
  );
}

/** Shows marks in the views. */
function refreshViews(
  store: ReadingListStore,
  views: Readonly<Record<TreeView, PaperView>>,
): vscode.Disposable {
  return soonAfter(store.onDidChange, () => {
    for (const view of Object.values(views)) view.tree.refresh();
  });
}

/** Keeps what a view hides for the next start. */
function keepHidden(view: PaperView, memory: vscode.Memento): vscode.Disposable {
  const key = `${view.tree.view}.hides`;
  const hides = memory.get<readonly Hidden[]>(key, []);
  if (hides.length > 0) view.hides = hides;
  return view.onDidChangeHidden(() => void memory.update(key, view.hides));
}

import * as vscode from 'vscode';
import { method, type TreeView } from '../../protocol/protocol.ts';
import { papersText } from '../counts.ts';
import type { DigestServer } from '../digestServer.ts';
import { Latest } from '../latest.ts';
import type { PaperView } from '../paperView.ts';
import type { ReadingListStore } from './readingListStore.ts';
import { soonAfter } from './soonAfter.ts';

/**
 * Keeps the number on the icon of the views: the unread papers of the newest day, or of the reading list. Who never
 * marked a paper gets none.
 */
export function keepBadge(
  server: DigestServer,
  store: ReadingListStore,
  views: Readonly<Record<TreeView, PaperView>>,
): vscode.Disposable {
  const latest = new Latest();
  const update = async (token: vscode.CancellationToken) => {
    const wanted = vscode.workspace.getConfiguration('digestLens').get('readingList.badge');
    const isOff = wanted === 'off' || !store.isUsed || server.state.kind !== 'running';
    const counts = isOff ? undefined : await server.ask(method.unread, undefined, token);
    if (token.isCancellationRequested) return;
    const newest = wanted === 'newestDay' ? (counts?.newest ?? undefined) : undefined;
    const listed = wanted === 'readingList' ? counts?.listed : undefined;
    views.days.badge =
      newest && badgeOf(newest.unread, papers => vscode.l10n.t('{0} of {1} not read', papers, newest.day));
    views.readingList.badge =
      listed === undefined
        ? undefined
        : badgeOf(listed, papers => vscode.l10n.t('{0} of the reading list not read', papers));
  };
  const refresh = () => server.inBackground(latest.run(update));
  return vscode.Disposable.from(
    latest,
    // Behind the notification that tells the server of it.
    soonAfter(store.onDidChange, refresh),
    server.onDidChangeLibrary(refresh),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('digestLens.readingList')) refresh();
    }),
  );
}

function badgeOf(value: number, tooltipOf: (papers: string) => string): vscode.ViewBadge | undefined {
  return value === 0 ? undefined : { value, tooltip: tooltipOf(papersText(value)) };
}

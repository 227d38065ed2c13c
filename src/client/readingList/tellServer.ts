import type * as vscode from 'vscode';
import type { ArxivId } from '../../core/arxiv.ts';
import { readingOf } from '../../core/readingList/readingList.ts';
import { type MarkedPaper, type MarksParams, method } from '../../protocol/protocol.ts';
import type { DigestServer } from '../digestServer.ts';
import type { ReadingListStore } from './readingListStore.ts';

/** Lets the server know the reading list: all of it before its first answer, then every change. */
export function tellServer(server: DigestServer, store: ReadingListStore): vscode.Disposable {
  server.beforeFirstAnswer(async () => {
    await store.load();
    return [
      method.marks,
      { of: 'all', papers: markedPapers(store, store.list.keys()) } satisfies MarksParams,
    ];
  });
  return store.onDidChange(ids => {
    const changed: MarksParams = { of: 'changed', papers: markedPapers(store, ids) };
    server.inBackground(server.tell(method.marks, changed));
  });
}

function markedPapers({ list }: ReadingListStore, ids: Iterable<ArxivId>): MarkedPaper[] {
  return Array.from(ids, arxivId => {
    const { read = null, starred = null, note } = readingOf(list, arxivId);
    const noted =
      note === undefined ? null : Math.max(...(list.get(arxivId)?.note ?? []).map(({ at }) => at));
    return { arxivId, read, starred, noted };
  });
}

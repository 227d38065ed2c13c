import type { Connection } from 'vscode-languageserver';
import type { ArxivId } from '../core/arxiv.ts';
import type { Appearance } from '../core/digest.ts';
import { paperCard } from '../core/features/card.ts';
import { paperAt, paperOfEntry, placeAt } from '../core/features/place.ts';
import type { PaperMarks } from '../core/markedPapers.ts';
import { toUri } from '../core/uri.ts';
import { listedIds } from '../core/views/listedPapers.ts';
import { everyPaper, readCountsOf } from '../core/views/readCounts.ts';
import type { Selection } from '../core/views/selection.ts';
import type { ViewNode } from '../core/views/viewNode.ts';
import { childrenOf, papersBelow, pathTo, unreadOfNewestDay, wayToUnread } from '../core/views/views.ts';
import {
  type MarkedPaper,
  type MarksParams,
  method,
  type NextUnreadParams,
  type PapersBelowParams,
  type RevealParams,
  type TooltipParams,
  type TreeNode,
  type TreePage,
  type TreeParams,
  type UnreadCounts,
} from '../protocol/protocol.ts';
import { toAddress } from './convert.ts';
import type { Guard } from './guard.ts';
import { Selections } from './selections.ts';
import { toTreeNode as nodeOf } from './treeNodes.ts';
import type { Workspace } from './workspace.ts';

/** Answers what the trees ask: their rows, and where to go from one. */
export function registerTreeRequests(connection: Connection, guard: Guard, workspace: Workspace): void {
  const { library, marks } = workspace;
  const selections = new Selections(workspace);
  const toTreeNode = (node: ViewNode) => nodeOf(workspace.convert, node);
  connection.onNotification(method.marks, ({ of, papers }: MarksParams) => {
    if (of === 'all') marks.replace(papers.map(toMarks));
    else marks.put(papers.map(toMarks));
  });
  connection.onRequest(
    method.tree,
    guard.handler(
      method.tree,
      noRows,
      ({ view, key, filter, sort, hide = [], listed = 'all' }: TreeParams): TreePage => {
        const { selection, matching, issues } = selections.of(filter, hide);
        const nodes = childrenOf(selection, view, key ?? undefined, sort, listed).map(toTreeNode);
        const hidden = hide.includes('read') ? (readCountsOf(selection).get(everyPaper) ?? 0) : 0;
        const shown = view === 'readingList' ? listedIds(marks, listed).length : matching - hidden;
        return { nodes, matching: shown, total: library.paperCount, issues };
      },
    ),
  );
  connection.onRequest(
    method.tooltip,
    guard.handler(method.tooltip, null, ({ view, key }: TooltipParams): string | null => {
      const appearance = appearanceOfKey(selections.of(null).selection, view, key);
      return appearance ? paperCard(library, appearance, toAddress) : null;
    }),
  );
  connection.onRequest(
    method.reveal,
    guard.handler(
      method.reveal,
      [],
      ({ view, uri, position, filter, hide, listed }: RevealParams): TreeNode[] => {
        const digest = library.digest(toUri(uri));
        if (!digest) return [];
        const offset = workspace.convert.toOffset(digest, position);
        const place = placeAt(digest, offset);
        const paper = place?.kind === 'entry' ? paperOfEntry(digest, place.index) : paperAt(digest, offset);
        if (!paper) return [];
        return pathTo(selections.of(filter, hide).selection, view, { digest, paper }, listed).map(toTreeNode);
      },
    ),
  );
  connection.onRequest(
    method.papersBelow,
    guard.handler(method.papersBelow, [], ({ view, key, filter, hide }: PapersBelowParams): string[] => [
      ...papersBelow(selections.of(filter, hide).selection, view, key),
    ]),
  );
  connection.onRequest(
    method.papersOfDigest,
    guard.handler(method.papersOfDigest, [], ({ uri }: { readonly uri: string }): string[] =>
      (library.digest(toUri(uri))?.papers ?? []).map(({ arxivId }) => arxivId),
    ),
  );
  connection.onRequest(
    method.nextUnread,
    guard.handler(
      method.nextUnread,
      [],
      ({ view, sort, listed = 'all', key, filter, hide }: NextUnreadParams): TreeNode[] => {
        const { selection } = selections.of(filter, hide);
        return wayToUnread(selection, { view, sort, listed }, key ?? undefined).map(toTreeNode);
      },
    ),
  );
  connection.onRequest(
    method.unread,
    guard.handler(method.unread, nothingUnread, (): UnreadCounts => {
      const newest = unreadOfNewestDay(selections.of(null).selection) ?? null;
      return { newest, listed: listedIds(marks, 'unread').length };
    }),
  );
}

const noRows: TreePage = { nodes: [], matching: 0, total: 0, issues: [] };
const nothingUnread: UnreadCounts = { newest: null, listed: 0 };

function toMarks({ arxivId, read, starred, noted }: MarkedPaper): readonly [ArxivId, PaperMarks] {
  const marks = { read: read ?? undefined, starred: starred ?? undefined, noted: noted ?? undefined };
  return [arxivId as ArxivId, marks];
}

/** `topics/pruning/2412.21188` → the paper's newest appearance. */
function appearanceOfKey(
  { library }: Selection,
  view: TooltipParams['view'],
  key: string,
): Appearance | undefined {
  const id = key
    .split('/')
    .slice(view === 'readingList' ? 1 : 2)
    .join('/');
  return library.appearances(id as ArxivId)[0];
}

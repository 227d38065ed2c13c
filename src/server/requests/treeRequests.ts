import type { Connection } from 'vscode-languageserver';
import type { ArxivId } from '../../core/arxiv.ts';
import type { Appearance } from '../../core/digest.ts';
import { paperCard } from '../../core/features/card.ts';
import { paperAt, paperOfEntry, placeAt } from '../../core/features/place.ts';
import type { PaperMarks } from '../../core/markedPapers.ts';
import { toUri } from '../../core/uri.ts';
import { listedIds } from '../../core/views/listedPapers.ts';
import { everyPaper, readCountsOf } from '../../core/views/readCounts.ts';
import {
  type PlacedNode,
  papersBelow,
  pathTo,
  unreadOfNewestDay,
  wayToUnread,
} from '../../core/views/views.ts';
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
  type TreeView,
  type UnreadCounts,
} from '../../protocol/protocol.ts';
import { toAddress } from '../convert.ts';
import type { Guard } from '../guard.ts';
import type { Clock } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import { rowsBelow, type ShownTree, ShownTrees } from './shownTrees.ts';
import { toTreeNode as nodeOf } from './treeNodes.ts';

/** Answers what the trees ask: their rows, and where to go from one. `tellViews` says that rows have other counts now. */
export function registerTreeRequests(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
  tellViews: () => void,
): void {
  const { library, marks } = workspace;
  const trees = new ShownTrees(workspace, clock, tellViews);
  const toTreeNode = (view: TreeView, node: PlacedNode) =>
    nodeOf(workspace.convert, workspace.editor.wording, view, node);
  connection.onNotification(method.marks, ({ of, papers }: MarksParams) => {
    if (of === 'all') marks.replace(papers.map(toMarks));
    else marks.put(papers.map(toMarks));
  });
  connection.onRequest(
    method.tree,
    guard.handler(method.tree, noRows, async (params: TreeParams, token): Promise<TreePage> => {
      const tree = await trees.of(params, token);
      return { ...pageOf(tree, params), matching: matchingOf(tree, params), total: library.paperCount };
    }),
  );
  connection.onRequest(
    method.tooltip,
    guard.handler(method.tooltip, null, ({ key }: TooltipParams): string | null => {
      const appearance = library.appearances(idOf(key))[0];
      return appearance ? paperCard(library, appearance, toAddress, workspace.editor.wording) : null;
    }),
  );
  connection.onRequest(
    method.reveal,
    guard.handler(method.reveal, [], async (params: RevealParams, token): Promise<TreeNode[]> => {
      const appearance = appearanceAt(workspace, params);
      if (!appearance) return [];
      const { selection, walk, saved } = await trees.of(params, token);
      const [root, ...below] = pathTo(selection, walk, appearance);
      if (!root) return [];
      const place = root.place + (saved?.size ?? 0);
      return [{ ...root, place }, ...below].map(node => toTreeNode(params.view, node));
    }),
  );
  connection.onRequest(
    method.papersBelow,
    guard.handler(method.papersBelow, [], async (params: PapersBelowParams, token): Promise<string[]> => {
      const { selection, walk } = await trees.of(params, token);
      return [...papersBelow(selection, walk.view, params.key)];
    }),
  );
  connection.onRequest(
    method.papersOfDigest,
    guard.handler(method.papersOfDigest, [], ({ uri }: { readonly uri: string }): string[] =>
      (library.digest(toUri(uri))?.papers ?? []).map(({ arxivId }) => arxivId),
    ),
  );
  connection.onRequest(
    method.nextUnread,
    guard.handler(method.nextUnread, [], async (params: NextUnreadParams, token): Promise<TreeNode[]> => {
      const { selection, walk } = await trees.of(params, token);
      const besides = params.besides as ArxivId | undefined;
      const way = wayToUnread(selection, walk, params.key ?? undefined, besides);
      return way.map(node => toTreeNode(params.view, node));
    }),
  );
  connection.onRequest(
    method.unread,
    guard.handler(method.unread, nothingUnread, async (_: unknown, token): Promise<UnreadCounts> => {
      const { selection } = await trees.selections.filtered(null, [], token);
      return { newest: unreadOfNewestDay(selection) ?? null, listed: listedIds(marks, 'unread').length };
    }),
  );

  function pageOf(
    tree: ShownTree,
    { view, key, offset = 0, limit = Number.POSITIVE_INFINITY }: TreeParams,
  ): Pick<TreePage, 'nodes' | 'rows' | 'issues'> {
    const level = rowsBelow(tree, key ?? undefined);
    const nodes = level
      .rows(offset, Math.min(level.size, offset + limit))
      .map((node, index) => toTreeNode(view, { ...node, place: offset + index }));
    return { nodes, rows: level.size, issues: tree.issues };
  }

  /** Papers that are shown; in the reading list those that no digest here lists, too. */
  function matchingOf(
    { selection, ids }: ShownTree,
    { view, hide = [], listed = 'all' }: TreeParams,
  ): number {
    if (view === 'readingList') return listedIds(marks, listed).length;
    const hidden = hide.includes('read') ? (readCountsOf(selection).get(everyPaper) ?? 0) : 0;
    return (ids?.size ?? library.paperCount) - hidden;
  }
}

const noRows: TreePage = { nodes: [], rows: 0, matching: 0, total: 0, issues: [] };
const nothingUnread: UnreadCounts = { newest: null, listed: 0 };

function toMarks({ arxivId, read, starred, noted }: MarkedPaper): readonly [ArxivId, PaperMarks] {
  const marks = { read: read ?? undefined, starred: starred ?? undefined, noted: noted ?? undefined };
  return [arxivId as ArxivId, marks];
}

/** The paper at a position of a digest: the one that stands there, or that the entry there means. */
function appearanceAt(
  { library, convert }: Workspace,
  { uri, position }: RevealParams,
): Appearance | undefined {
  const digest = library.digest(toUri(uri));
  if (!digest) return undefined;
  const offset = convert.toOffset(digest, position);
  const place = placeAt(digest, offset);
  const paper = place?.kind === 'entry' ? paperOfEntry(digest, place.index) : paperAt(digest, offset);
  return paper && { digest, paper };
}

/** `topics/pruning/2412.21188` and `list/2412.21188` → `2412.21188`; old ids have a slash of their own. */
function idOf(key: string): ArxivId {
  const isFlat = key.startsWith('readingList/') || key.startsWith('list/');
  return key
    .split('/')
    .slice(isFlat ? 1 : 2)
    .join('/') as ArxivId;
}

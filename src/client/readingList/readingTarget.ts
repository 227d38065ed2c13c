import type { ArxivId } from '../../core/arxiv.ts';
import { method, type PaperLink, type TreeNode, type TreeView } from '../../protocol/protocol.ts';
import type { DigestServer } from '../digestServer.ts';
import { isTreeNode, paperOf } from '../paperTarget.ts';
import type { PaperView } from '../paperView.ts';

/**
 * The papers that a command is about: those of the rows it was called on, a row of a day, month or topic meaning all
 * below it, or else the paper under the cursor.
 */
export async function papersOf(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
  target: unknown,
  selected: unknown,
): Promise<ArxivId[]> {
  const rows = rowsOf(target, selected);
  if (rows.length === 0) {
    const paper = await paperOf(server, target);
    return paper ? [paper.arxivId as ArxivId] : [];
  }
  const ids = await Promise.all(rows.map(row => idsOf(server, views, row)));
  return [...new Set(ids.flat())] as ArxivId[];
}

/** The papers that are meant one by one, not with a whole day or topic. */
export async function paperRowsOf(
  server: DigestServer,
  target: unknown,
  selected: unknown,
): Promise<PaperLink[]> {
  const rows = rowsOf(target, selected);
  if (rows.length > 0) return rows.flatMap(({ paper }) => paper ?? []);
  const paper = await paperOf(server, target);
  return paper ? [paper] : [];
}

/** All selected rows where the command was called on one of them, as VS Code tells where several can be selected. */
function rowsOf(target: unknown, selected: unknown): TreeNode[] {
  const rows = Array.isArray(selected) && selected.length > 0 ? selected : [target];
  return rows.filter(isTreeNode).filter(({ kind }) => kind !== 'more');
}

async function idsOf(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
  row: TreeNode,
): Promise<readonly string[]> {
  if (row.paper) return [row.paper.arxivId];
  const { view, key } = row;
  return server.ask(method.papersBelow, { ...views[view].tree.shown, view, key });
}

import * as vscode from 'vscode';
import { method, type TreeView } from '../protocol/protocol.ts';
import type { CitedPapers } from './citationText.ts';
import { papersText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { withoutIcons } from './iconText.ts';
import { isTreeNode, paperOf } from './paperTarget.ts';
import type { PaperView } from './paperView.ts';
import { papersOf } from './readingList/readingTarget.ts';

/** Papers that whoever calls the command may name instead of the user. */
export interface PapersRequest {
  readonly papers: 'digest' | 'all' | undefined;
  /** Papers that a search finds. */
  readonly query: string | undefined;
}

/** Papers to export, and what their file is to be called. */
export interface Choice {
  readonly papers: CitedPapers;
  readonly name: string;
}

/** The papers that the command was called for; undefined where that is for the user to say. */
export async function givenPapers(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
  target: unknown,
  selected: unknown,
  { papers, query }: PapersRequest,
): Promise<Choice | undefined> {
  if (query !== undefined) return { papers: { kind: 'search', query }, name: query };
  if (papers === 'all') return allPapers();
  if (papers === 'digest') return papersOfDigest(server);
  const rows = Array.isArray(selected) && selected.length > 0 ? selected : [target];
  const [row] = rows;
  if (!isTreeNode(row)) return undefined;
  const arxivIds = await papersOf(server, views, target, selected);
  return { papers: { kind: 'papers', arxivIds }, name: rows.length > 1 ? 'papers' : row.label };
}

/** What the user chooses among the paper and the digest at the cursor, what the views show, and all papers. */
export async function choosePapers(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
): Promise<Choice | undefined> {
  const [paper, digest] = await Promise.all([paperOf(server, undefined), papersOfDigest(server)]);
  const all = allPapers();
  const items: (vscode.QuickPickItem & { readonly choice: Choice })[] = [];
  if (paper) {
    const choice: Choice = { papers: { kind: 'papers', arxivIds: [paper.arxivId] }, name: paper.title };
    items.push({ label: vscode.l10n.t('This Paper'), description: withoutIcons(paper.title), choice });
  }
  if (digest) {
    const description = papersText(digest.papers.arxivIds.length);
    items.push({ label: vscode.l10n.t('All Papers of This Digest'), description, choice: digest });
  }
  for (const query of new Set([views.days.filter, views.topics.filter, views.searchResults.filter])) {
    if (query === null) continue;
    const label = vscode.l10n.t('Papers Filtered by “{0}”', withoutIcons(query));
    items.push({ label, choice: { papers: { kind: 'search', query }, name: query } });
  }
  if (items.length === 0) return all;
  items.push({
    label: vscode.l10n.t('All Papers'),
    description: server.library ? papersText(server.library.papers) : '',
    choice: all,
  });
  const item = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export Citations'),
    placeHolder: vscode.l10n.t('Which papers?'),
  });
  return item?.choice;
}

function allPapers(): Choice {
  return { papers: { kind: 'all' }, name: 'papers' };
}

async function papersOfDigest(
  server: DigestServer,
): Promise<{ papers: Extract<CitedPapers, { kind: 'papers' }>; name: string } | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!uri) return undefined;
  const arxivIds = await server.ask(method.papersOfDigest, { uri: uri.toString() });
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return arxivIds.length > 0 ? { papers: { kind: 'papers', arxivIds }, name } : undefined;
}

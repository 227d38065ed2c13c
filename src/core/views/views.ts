import type { ArxivId } from '../arxiv.ts';
import type { Day } from '../day.ts';
import type { Appearance } from '../digest.ts';
import { noTopic, topicsOf } from '../topics.ts';
import { dayChildren, dayKeyOf } from './dayTree.ts';
import { type Listed, listedChildren } from './listedPapers.ts';
import { readCountsOf, topicKeyOf } from './readCounts.ts';
import type { Selection } from './selection.ts';
import { topicChildren } from './topicTree.ts';
import { distinct, type Sort, type ViewNode } from './viewNode.ts';

/** The trees over a library: papers by day, by topic, and the reading list. */
export type View = 'days' | 'topics' | 'readingList';

/** The rows below a key, or the roots below `undefined`; an unknown key has none. */
export function childrenOf(
  selection: Selection,
  view: View,
  key: string | undefined,
  sort: Sort,
  listed: Listed = 'all',
): ViewNode[] {
  switch (view) {
    case 'days':
      return dayChildren(selection, key, sort);
    case 'topics':
      return topicChildren(selection, key, sort);
    case 'readingList':
      return key === undefined ? listedChildren(selection, listed, sort) : [];
  }
}

/** The rows from a root to the row of an appearance; empty where the tree does not show it. */
export function pathTo(
  selection: Selection,
  view: View,
  appearance: Appearance,
  listed: Listed = 'all',
): ViewNode[] {
  return wayTo(selection, { view, sort: 'default', listed }, keyOf(selection, view, appearance));
}

/** What a walk through a tree needs to know of it. */
export interface Walk {
  readonly view: View;
  readonly sort: Sort;
  readonly listed: Listed;
}

/** The rows from a root to the row with a key; empty where the tree does not show it. */
function wayTo(selection: Selection, { view, sort, listed }: Walk, key: string): ViewNode[] {
  const way: ViewNode[] = [];
  for (let parent: string | undefined; ; ) {
    const next = childrenOf(selection, view, parent, sort, listed).find(node => isAbove(node.key, key));
    if (!next) return [];
    way.push(next);
    if (next.key === key) return way;
    parent = next.key;
  }
}

/** Whether the row with a key is another row or holds it: `days/2025` holds `days/2025-01-03/2412.21188`. */
function isAbove(key: string, other: string): boolean {
  if (!other.startsWith(key)) return false;
  const next = other.charAt(key.length);
  return next === '' || next === '/' || (next === '-' && key.startsWith('days/'));
}

/** The key of the row of an appearance: in the tree of topics, the one below its first topic. */
function keyOf({ library }: Selection, view: View, appearance: Appearance): string {
  const { arxivId } = appearance.paper;
  switch (view) {
    case 'days':
      return `${dayKeyOf(appearance)}/${arxivId}`;
    case 'topics':
      return `${topicKeyOf(topicsOf(appearance.digest, appearance.paper, library.topics)[0] ?? noTopic)}/${arxivId}`;
    case 'readingList':
      return `readingList/${arxivId}`;
  }
}

/** Every paper below a row that holds others, each once. */
export function papersBelow(selection: Selection, view: View, key: string): Set<ArxivId> {
  const ids = new Set<ArxivId>();
  const collect = (parent: string) => {
    for (const { kind, key: below, appearance } of childrenOf(selection, view, parent, 'default')) {
      if (kind !== 'paper') collect(below);
      else if (appearance) ids.add(appearance.paper.arxivId);
    }
  };
  collect(key);
  return ids;
}

/**
 * The rows from a root to the first paper behind a row that is not read; behind the last row the walk begins anew.
 * Empty where everything is read. The row to begin behind may be one that is hidden because it is read by now.
 */
export function wayToUnread(selection: Selection, walk: Walk, from: string | undefined): ViewNode[] {
  const all = { ...selection, hidesRead: false };
  const next = unreadBehind(all, walk, undefined, from) ?? unreadBehind(all, walk, undefined, undefined);
  return next ? wayTo(selection, walk, next.key) : [];
}

function unreadBehind(
  selection: Selection,
  walk: Walk,
  parent: string | undefined,
  from: string | undefined,
): ViewNode | undefined {
  const nodes = childrenOf(selection, walk.view, parent, walk.sort, walk.listed);
  const start = from === undefined ? -1 : nodes.findIndex(({ key }) => isAbove(key, from));
  for (const [index, node] of nodes.entries()) {
    if (index < start) continue;
    if (node.kind === 'paper') {
      const isUnread = node.appearance && !selection.marks.isRead(node.appearance.paper.arxivId);
      if (isUnread && node.key !== from) return node;
    } else if (node.counts?.unread !== 0) {
      const next = unreadBehind(selection, walk, node.key, index === start ? from : undefined);
      if (next) return next;
    }
  }
  return undefined;
}

/** The newest day of any paper that a selection shows, and how many papers of it are not read. */
export function unreadOfNewestDay(
  selection: Selection,
): { readonly day: Day; readonly unread: number } | undefined {
  const day = selection.listings[0]?.[0]?.digest.day?.day;
  if (day === undefined) return undefined;
  const papers = distinct([selection.library.byDay(day).filter(selection.keeps)]).length;
  return { day, unread: papers - (readCountsOf(selection).get(`days/${day}`) ?? 0) };
}

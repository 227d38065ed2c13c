import type { ArxivId } from '../arxiv.ts';
import type { Day } from '../day.ts';
import type { Appearance, Paper } from '../digest.ts';
import { noTopic, type Topic, topicsOf } from '../topics.ts';
import { dayKeyOf, dayLevel, flatDayLevel } from './dayTree.ts';
import { type Level, noRows } from './level.ts';
import { type Listed, listedLevel } from './listedPapers.ts';
import { readCountsOf, topicKeyOf } from './readCounts.ts';
import { listLevel } from './searchResults.ts';
import type { Selection } from './selection.ts';
import { topicLevel } from './topicTree.ts';
import { distinct, type Sort, type ViewNode } from './viewNode.ts';

/**
 * The trees over a library: papers by year, month and day or by day alone, by topic, the reading list, and one list of
 * all that a selection has.
 */
export type View = 'days' | 'flatDays' | 'topics' | 'readingList' | 'list';

/** What a walk through a tree needs to know of it. */
export interface Walk {
  readonly view: View;
  readonly sort: Sort;
  readonly listed: Listed;
  /** The row that the walk stays below; undefined for the whole tree. */
  readonly top?: string;
}

/** The rows below a key, or the roots below `undefined`; below an unknown key are none. */
export function levelOf(
  selection: Selection,
  { view, sort, listed }: Omit<Walk, 'top'>,
  key: string | undefined,
): Level {
  switch (view) {
    case 'days':
      return dayLevel(selection, key, sort);
    case 'flatDays':
      return key === undefined ? flatDayLevel(selection) : dayLevel(selection, key, sort);
    case 'topics':
      return topicLevel(selection, key, sort);
    case 'readingList':
      return key === undefined ? listedLevel(selection, listed, sort) : noRows;
    case 'list':
      return listLevel(selection, key ?? 'list', sort);
  }
}

/** All rows below a key, or the roots below `undefined`. */
export function childrenOf(
  selection: Selection,
  view: View,
  key: string | undefined,
  sort: Sort,
  listed: Listed = 'all',
): readonly ViewNode[] {
  return allRows(levelOf(selection, { view, sort, listed }, key));
}

/** A row, and its place among the rows beside it. */
export interface PlacedNode extends ViewNode {
  readonly place: number;
}

/** The rows from a root to the row of an appearance; empty where the tree does not show it. */
export function pathTo(selection: Selection, walk: Walk, appearance: Appearance): PlacedNode[] {
  return wayTo(selection, walk, keyOf(selection, walk, appearance));
}

/** The rows from a root to the row with a key; empty where the tree does not show it. */
function wayTo(selection: Selection, walk: Walk, key: string): PlacedNode[] {
  const way: PlacedNode[] = [];
  for (let parent = walk.top; ; ) {
    const level = levelOf(selection, walk, parent);
    const place = level.placeOf(key);
    const [next] = place < 0 ? [] : level.rows(place, place + 1);
    if (!next) return [];
    way.push({ ...next, place });
    if (next.key === key) return way;
    parent = next.key;
  }
}

function allRows(level: Level): readonly ViewNode[] {
  return level.rows(0, level.size);
}

/** The key of the row of an appearance: in the tree of topics, the one below its first topic. */
function keyOf({ library, hidesTopics }: Selection, { view, top }: Walk, appearance: Appearance): string {
  const { arxivId } = appearance.paper;
  switch (view) {
    case 'days':
    case 'flatDays':
      return `${dayKeyOf(appearance)}/${arxivId}`;
    case 'topics':
      return `${topicKeyOf(firstTopic())}/${arxivId}`;
    case 'readingList':
      return `readingList/${arxivId}`;
    case 'list':
      return `${top ?? 'list'}/${arxivId}`;
  }

  function firstTopic(): Topic {
    const topics = topicsOf(appearance.digest, appearance.paper, library.topics);
    return topics.find(({ id }) => !hidesTopics || !library.topics.isHidden(id)) ?? noTopic;
  }
}

/** Every paper below a row that holds others, each once. */
export function papersBelow(selection: Selection, view: View, key: string): Set<ArxivId> {
  const ids = new Set<ArxivId>();
  const collect = (parent: string) => {
    const level = levelOf(selection, { view, sort: 'default', listed: 'all' }, parent);
    if (level.papers) for (const { paper } of level.papers) ids.add(paper.arxivId);
    else for (const { key: below } of allRows(level)) collect(below);
  };
  collect(key);
  return ids;
}

/**
 * The rows from a root to the first paper behind a row that is not read; behind the last row the walk begins anew.
 * Empty where everything is read. The row to begin behind may be one that is hidden because it is read by now. One
 * paper may be `besides`: it is about to be read.
 */
export function wayToUnread(
  selection: Selection,
  walk: Walk,
  from: string | undefined,
  besides?: ArxivId,
): PlacedNode[] {
  const all = { ...selection, hidesRead: false };
  const isUnread = ({ arxivId }: Paper) => arxivId !== besides && !selection.marks.isRead(arxivId);
  const next =
    unreadBehind(all, walk, isUnread, walk.top, from) ??
    unreadBehind(all, walk, isUnread, walk.top, undefined);
  return next ? wayTo(selection, walk, next.key) : [];
}

function unreadBehind(
  selection: Selection,
  walk: Walk,
  isUnread: (paper: Paper) => boolean,
  parent: string | undefined,
  from: string | undefined,
): ViewNode | undefined {
  const level = levelOf(selection, walk, parent);
  const start = from === undefined ? -1 : level.placeOf(from);
  if (level.papers) {
    const next = level.papers.findIndex(({ paper }, index) => index > start && isUnread(paper));
    return next < 0 ? undefined : level.rows(next, next + 1)[0];
  }
  for (const [index, node] of allRows(level).entries()) {
    if (index < start || node.counts?.unread === 0) continue;
    const next = unreadBehind(selection, walk, isUnread, node.key, index === start ? from : undefined);
    if (next) return next;
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

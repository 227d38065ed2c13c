import type { Appearance } from '../digest.ts';
import { noTopic, type Topic, type TopicTable, topicsOf } from '../topics.ts';
import { type Level, levelOfPapers, levelOfRows } from './level.ts';
import { readCountsOf, topicKeyOf } from './readCounts.ts';
import { type Listing, type Selection, unhidden } from './selection.ts';
import { byLabel, dayOf, distinct, type Sort, type ViewNode } from './viewNode.ts';

/** The topics, or the papers of the topic with a key. */
export function topicLevel(selection: Selection, key: string | undefined, sort: Sort): Level {
  if (key !== undefined) return paperLevel(selection, key, sort);
  const nodes = topicNodes(selection);
  return levelOfRows(sort === 'name' ? byLabel(nodes) : nodes);
}

function topicNodes(selection: Selection): ViewNode[] {
  const read = readCountsOf(selection);
  return [...topicGroupsOf(selection)].flatMap(([key, { id, label, count: papers }]): ViewNode[] => {
    const unread = papers - (read.get(key) ?? 0);
    const shown = selection.hidesRead ? unread : papers;
    const isHidden = selection.library.topics.isHidden(id);
    if (shown === 0 || (isHidden && selection.hidesTopics)) return [];
    const counts = { papers, unread };
    const description = String(shown);
    const nowhere = { appearance: undefined, earlier: undefined };
    return [{ key, kind: 'topic', label, description, ...nowhere, counts, isHidden }];
  });
}

function paperLevel(selection: Selection, key: string, sort: Sort): Level {
  const papers = distinct(topicGroupsOf(selection).get(key)?.listings ?? []);
  const { library } = selection;
  return levelOfPapers(unhidden(selection, papers), { library, parent: key, sort, describe: dayOf });
}

interface TopicGroup {
  readonly id: string;
  readonly label: string;
  /** Each paper once. */
  readonly count: number;
  /** What each digest lists of it, the newest first. */
  readonly listings: readonly Listing[];
}

const remembered = new WeakMap<Selection['listings'], ReadonlyMap<string, TopicGroup>>();

/** Finds the topics of every paper, digest by digest, so that the tree is there without a pause afterwards. */
export function* findTopics({ listings, library }: Selection): Generator<void> {
  for (const listing of listings) {
    topicsIn(listing, library.topics);
    yield;
  }
}

/** Topics by their keys, most papers first; papers without any topic come last, however many they are. */
function topicGroupsOf(selection: Selection): ReadonlyMap<string, TopicGroup> {
  let groups = remembered.get(selection.listings);
  if (!groups) {
    groups = new Map(groupTopics(selection).map(group => [topicKeyOf(group), group]));
    remembered.set(selection.listings, groups);
  }
  return groups;
}

function groupTopics(selection: Selection): TopicGroup[] {
  const { listings, library } = selection;
  const groups = new Map<string, { labels: Map<string, number>; count: number; listings: Listing[] }>();
  for (const listing of listings) {
    for (const [id, { labels, papers }] of topicsIn(listing, library.topics)) {
      const group = groups.get(id) ?? {
        labels: new Map<string, number>(),
        count: 0,
        listings: [] as Listing[],
      };
      groups.set(id, group);
      for (const [label, count] of labels) group.labels.set(label, (group.labels.get(label) ?? 0) + count);
      group.listings.push(papers);
      group.count += papers.length;
    }
  }
  for (const [id, repeated] of repeatedIn(selection)) {
    const group = groups.get(id);
    if (group) group.count -= repeated;
  }
  return [...groups]
    .map(([id, { labels, count, listings }]) => ({ id, label: commonest(labels), count, listings }))
    .sort(
      (a, b) =>
        Number(a.id === noTopic.id) - Number(b.id === noTopic.id) ||
        b.count - a.count ||
        compare(a.label, b.label),
    );
}

/** The papers of one listing that have a topic, and how they spell it. */
interface TopicPart {
  readonly labels: ReadonlyMap<string, number>;
  readonly papers: Listing;
}

const parts = new WeakMap<
  Listing,
  { readonly table: TopicTable; readonly topics: ReadonlyMap<string, TopicPart> }
>();

/** The topics of a listing; what an edit did not touch is not looked at again. */
function topicsIn(listing: Listing, table: TopicTable): ReadonlyMap<string, TopicPart> {
  const known = parts.get(listing);
  if (known?.table === table) return known.topics;
  const topics = new Map<string, { labels: Map<string, number>; papers: Appearance[] }>();
  for (const appearance of listing) {
    for (const { id, label } of topicsOr(appearance, table)) {
      const part = topics.get(id) ?? { labels: new Map<string, number>(), papers: [] as Appearance[] };
      topics.set(id, part);
      part.labels.set(label, (part.labels.get(label) ?? 0) + 1);
      part.papers.push(appearance);
    }
  }
  parts.set(listing, { table, topics });
  return topics;
}

function topicsOr({ digest, paper }: Appearance, table: TopicTable): readonly Topic[] {
  const topics = topicsOf(digest, paper, table);
  return topics.length > 0 ? topics : [noTopic];
}

/** By topic, how many listings of a paper there are beyond its first. */
function repeatedIn({ library, keeps }: Selection): Map<string, number> {
  const repeated = new Map<string, number>();
  for (const appearances of library.repeatedPapers()) {
    const seen = new Set<string>();
    for (const appearance of appearances) {
      if (!keeps(appearance)) continue;
      for (const { id } of topicsOr(appearance, library.topics)) {
        if (seen.has(id)) repeated.set(id, (repeated.get(id) ?? 0) + 1);
        seen.add(id);
      }
    }
  }
  return repeated;
}

/** The spelling that most papers have; among equals the first in text order, so that it never flickers. */
function commonest(labels: ReadonlyMap<string, number>): string {
  return [...labels].sort(([a, m], [b, n]) => n - m || compare(a, b))[0]?.[0] ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

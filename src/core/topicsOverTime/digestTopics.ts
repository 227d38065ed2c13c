import type { Appearance, Digest } from '../digest.ts';
import type { Library } from '../library.ts';
import { type TopicTable, topicsOf } from '../topics.ts';

/** A topic and its distinct papers in a whole library. */
export interface TopicCount {
  readonly id: string;
  readonly label: string;
  readonly papers: number;
}

/** A topic in one digest. */
export interface DigestTopic {
  /** How often each spelling stands there. */
  readonly labels: ReadonlyMap<string, number>;
  /** Its papers; one that the digest lists twice counts twice. */
  readonly listed: number;
}

/** Every topic of a library, that with most papers first, in steps of a digest or less. */
export function* countTopics(library: Library): Generator<void, TopicCount[]> {
  const counts = new Map<string, { labels: Map<string, number>; papers: number }>();
  for (const digest of library.digests()) {
    for (const [id, { labels, listed }] of digestTopics(library, digest)) {
      const count = counts.get(id) ?? { labels: new Map<string, number>(), papers: 0 };
      counts.set(id, count);
      count.papers += listed;
      for (const [label, times] of labels) count.labels.set(label, (count.labels.get(label) ?? 0) + times);
    }
    yield;
  }
  for (const appearances of library.repeatedPapers()) {
    const seen = new Set<string>();
    for (const appearance of appearances) {
      for (const id of topicIdsOf(library, appearance)) {
        const count = counts.get(id);
        if (count && seen.has(id)) count.papers--;
        seen.add(id);
      }
    }
    yield;
  }
  return [...counts]
    .map(([id, { labels, papers }]) => ({ id, label: commonest(labels), papers }))
    .sort((a, b) => b.papers - a.papers || compare(a.label, b.label));
}

/** The ids of the topics of a paper. */
export function topicIdsOf({ topics }: Library, { digest, paper }: Appearance): readonly string[] {
  return topicsOf(digest, paper, topics).map(({ id }) => id);
}

const remembered = new WeakMap<
  Digest,
  { readonly table: TopicTable; readonly topics: ReadonlyMap<string, DigestTopic> }
>();

/** The topics of a digest by their ids; what an edit did not touch is not looked at again. */
export function digestTopics({ topics: table }: Library, digest: Digest): ReadonlyMap<string, DigestTopic> {
  const known = remembered.get(digest);
  if (known?.table === table) return known.topics;
  const topics = new Map<string, { labels: Map<string, number>; listed: number }>();
  for (const paper of digest.papers) {
    for (const { id, label } of topicsOf(digest, paper, table)) {
      const topic = topics.get(id) ?? { labels: new Map<string, number>(), listed: 0 };
      topics.set(id, topic);
      topic.labels.set(label, (topic.labels.get(label) ?? 0) + 1);
      topic.listed++;
    }
  }
  remembered.set(digest, { table, topics });
  return topics;
}

/** The spelling that most papers have; among equals the first in text order, so that it never flickers. */
function commonest(labels: ReadonlyMap<string, number>): string {
  return [...labels].sort(([a, m], [b, n]) => n - m || compare(a, b))[0]?.[0] ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

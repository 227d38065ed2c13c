import type { Appearance } from '../digest.ts';
import { noTopic, topicsOf } from '../topics.ts';
import { readCountsOf, topicKeyOf } from './readCounts.ts';
import type { Selection } from './selection.ts';
import { byLabel, distinct, paperNode, type Sort, type ViewNode } from './viewNode.ts';

/** The topics, or the papers of the topic with a key. */
export function topicChildren(selection: Selection, key: string | undefined, sort: Sort): ViewNode[] {
  const nodes = key === undefined ? topicNodes(selection) : paperNodes(selection, key);
  return sort === 'name' ? byLabel(nodes) : nodes;
}

function topicNodes(selection: Selection): ViewNode[] {
  const read = readCountsOf(selection);
  return topicGroupsOf(selection).flatMap(({ id, label, papers }): ViewNode[] => {
    const key = topicKeyOf({ id });
    const unread = papers.length - (read.get(key) ?? 0);
    const shown = selection.hidesRead ? unread : papers.length;
    if (shown === 0) return [];
    const counts = { papers: papers.length, unread };
    return [{ key, kind: 'topic', label, description: String(shown), appearance: undefined, counts }];
  });
}

function paperNodes(selection: Selection, key: string): ViewNode[] {
  const { hidesRead, marks } = selection;
  const papers = topicGroupsOf(selection).find(topic => topicKeyOf(topic) === key)?.papers ?? [];
  return papers
    .filter(({ paper }) => !hidesRead || !marks.isRead(paper.arxivId))
    .map(appearance => paperNode(key, appearance, appearance.digest.day?.day ?? ''));
}

interface TopicGroup {
  readonly id: string;
  readonly label: string;
  readonly papers: readonly Appearance[];
}

const remembered = new WeakMap<Selection['appearances'], readonly TopicGroup[]>();

/** Topics with most papers first; papers without any topic come last, however many they are. */
function topicGroupsOf(selection: Selection): readonly TopicGroup[] {
  let groups = remembered.get(selection.appearances);
  if (!groups) {
    groups = groupTopics(selection);
    remembered.set(selection.appearances, groups);
  }
  return groups;
}

function groupTopics({ appearances, library }: Selection): TopicGroup[] {
  const groups = new Map<string, { labels: Map<string, number>; papers: Appearance[] }>();
  for (const appearance of appearances) {
    const topics = topicsOf(appearance.digest, appearance.paper, library.topics);
    for (const { id, label } of topics.length > 0 ? topics : [noTopic]) {
      let group = groups.get(id);
      if (!group) {
        group = { labels: new Map(), papers: [] };
        groups.set(id, group);
      }
      group.labels.set(label, (group.labels.get(label) ?? 0) + 1);
      group.papers.push(appearance);
    }
  }
  return [...groups]
    .map(([id, { labels, papers }]) => ({ id, label: commonest(labels), papers: distinct(papers) }))
    .sort(
      (a, b) =>
        Number(a.id === noTopic.id) - Number(b.id === noTopic.id) ||
        b.papers.length - a.papers.length ||
        compare(a.label, b.label),
    );
}

/** The spelling that most papers have; among equals the first in text order, so that it never flickers. */
function commonest(labels: ReadonlyMap<string, number>): string {
  return [...labels].sort(([a, m], [b, n]) => n - m || compare(a, b))[0]?.[0] ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { ArxivId } from './arxiv.ts';
import type { Day } from './day.ts';
import type { Appearance } from './digest.ts';
import type { Library } from './library.ts';
import { noTopic, topicsOf } from './topics.ts';

/** The two trees over a library. */
export type View = 'days' | 'topics';

/** One row of a tree. Keys stay the same while digests change: `days/2025-01-03/2412.21188`. */
export interface ViewNode {
  readonly key: string;
  readonly kind: 'year' | 'month' | 'day' | 'topic' | 'paper';
  readonly label: string;
  readonly description: string;
  /** Where the row leads: its paper, or the first of its day. */
  readonly appearance: Appearance | undefined;
}

/** The papers that a tree shows: all of a library at one revision, or those that a filter keeps. */
export interface Selection {
  readonly appearances: readonly Appearance[];
  readonly library: Library;
}

/** Everything in a library, newest day first, or what `keep` keeps of it. */
export function selectionOf(library: Library, keep?: (appearance: Appearance) => boolean): Selection {
  const all = [...library.digests()]
    .sort((a, b) => compare(b.day?.day ?? '', a.day?.day ?? '') || compare(a.uri, b.uri))
    .flatMap(digest => digest.papers.map(paper => ({ digest, paper })));
  return { library, appearances: keep ? all.filter(keep) : all };
}

/** The rows below a key, or the roots below `undefined`; an unknown key has none. */
export function childrenOf(
  selection: Selection,
  view: View,
  key: string | undefined,
  sort: Sort,
): ViewNode[] {
  return view === 'days' ? dayChildren(selection, key, sort) : topicChildren(selection, key, sort);
}

/** `default`: newest days and largest topics first, papers as digests list them; `name`: by label. */
export type Sort = 'default' | 'name';

/** The rows from a root to the row of an appearance; empty where the tree does not show it. */
export function pathTo(selection: Selection, view: View, appearance: Appearance): ViewNode[] {
  const path: ViewNode[] = [];
  const { digest, paper } = appearance;
  const day = digest.day?.day ?? undated;
  const topic =
    view === 'topics' ? (topicsOf(digest, paper, selection.library.topics)[0] ?? noTopic) : undefined;
  const leads = (node: ViewNode): boolean => {
    if (node.kind === 'paper') return node.key.endsWith(`/${paper.arxivId}`);
    return topic ? node.key === topicKey(topic.id) : `days/${day}`.startsWith(node.key);
  };
  for (let key: string | undefined; ; ) {
    const next = childrenOf(selection, view, key, 'default').find(leads);
    if (!next) return [];
    path.push(next);
    if (next.kind === 'paper') return path;
    key = next.key;
  }
}

const undated = 'undated';

interface DayGroup {
  readonly day: Day | typeof undated;
  readonly papers: readonly Appearance[];
}

function dayChildren(selection: Selection, key: string | undefined, sort: Sort): ViewNode[] {
  const days = daysOf(selection);
  const place = key?.slice('days/'.length);
  if (place !== undefined && (place === undated || place.length === 10)) {
    const group = days.find(({ day }) => day === place);
    const nodes = (group?.papers ?? []).map(appearance =>
      paperNode(`days/${place}`, appearance, authorsLine(appearance)),
    );
    return sort === 'name' ? byLabel(nodes) : nodes;
  }
  const below = place === undefined ? days : days.filter(({ day }) => day.startsWith(`${place}-`));
  return periods(below, place === undefined ? 4 : place.length + 3);
}

/** Rows for each year, month or day among some days; a row that would hold a single row gives way to it. */
function periods(days: readonly DayGroup[], length: number): ViewNode[] {
  return groupedBy(days, ({ day }) => (day === undated ? day : day.slice(0, length))).map(
    ([period, group]) => {
      const [only] = group;
      if (only && group.length === 1) return dayNode(only);
      const narrower = groupedBy(group, ({ day }) => day.slice(0, length + 3));
      if (narrower.length === 1) return periods(group, length + 3)[0] ?? periodNode(period, group);
      return periodNode(period, group);
    },
  );
}

function periodNode(period: string, group: readonly DayGroup[]): ViewNode {
  const count = group.reduce((sum, { papers }) => sum + papers.length, 0);
  const kind = period.length === 4 ? 'year' : 'month';
  return { key: `days/${period}`, kind, label: period, description: String(count), appearance: undefined };
}

function dayNode({ day, papers }: DayGroup): ViewNode {
  const label = day === undated ? 'No date' : day;
  return {
    key: `days/${day}`,
    kind: 'day',
    label,
    description: String(papers.length),
    appearance: papers[0],
  };
}

const daysBySelection = new WeakMap<Selection, readonly DayGroup[]>();

function daysOf(selection: Selection): readonly DayGroup[] {
  let days = daysBySelection.get(selection);
  if (!days) {
    const groups = groupedBy(
      selection.appearances,
      ({ digest }) => digest.day?.day ?? (undated as typeof undated),
    );
    days = groups.map(([day, papers]) => ({ day, papers: distinct(papers) }));
    daysBySelection.set(selection, days);
  }
  return days;
}

interface TopicGroup {
  readonly id: string;
  readonly label: string;
  readonly papers: readonly Appearance[];
}

function topicChildren(selection: Selection, key: string | undefined, sort: Sort): ViewNode[] {
  const topics = topicGroupsOf(selection);
  if (key === undefined) {
    const nodes = topics.map(
      ({ id, label, papers }): ViewNode => ({
        key: topicKey(id),
        kind: 'topic',
        label,
        description: String(papers.length),
        appearance: undefined,
      }),
    );
    return sort === 'name' ? byLabel(nodes) : nodes;
  }
  const papers = topics.find(({ id }) => topicKey(id) === key)?.papers ?? [];
  const nodes = papers.map(appearance => paperNode(key, appearance, appearance.digest.day?.day ?? ''));
  return sort === 'name' ? byLabel(nodes) : nodes;
}

const topicsBySelection = new WeakMap<Selection, readonly TopicGroup[]>();

/** Topics with most papers first; papers without any topic come last, however many they are. */
function topicGroupsOf(selection: Selection): readonly TopicGroup[] {
  let groups = topicsBySelection.get(selection);
  if (!groups) {
    groups = groupTopics(selection);
    topicsBySelection.set(selection, groups);
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

function topicKey(id: string): string {
  return `topics/${encodeURIComponent(id)}`;
}

function paperNode(parent: string, appearance: Appearance, description: string): ViewNode {
  const { paper } = appearance;
  return { key: `${parent}/${paper.arxivId}`, kind: 'paper', label: paper.title, description, appearance };
}

/** `Rainer Engelken +2`: who to look for, and how many more. */
export function authorsLine({ paper: { authors, authorsComplete } }: Appearance): string {
  const [first] = authors;
  if (first === undefined) return '';
  const more = authors.length - 1;
  return `${first}${more > 0 ? ` +${more}` : ''}${authorsComplete ? '' : ' et al.'}`;
}

/** Each paper once, at its first appearance in the order given. */
function distinct(appearances: readonly Appearance[]): Appearance[] {
  const seen = new Set<ArxivId>();
  return appearances.filter(({ paper }) => !seen.has(paper.arxivId) && seen.add(paper.arxivId));
}

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}

function byLabel(nodes: readonly ViewNode[]): ViewNode[] {
  return [...nodes].sort((a, b) => collator.compare(a.label, b.label) || compare(a.key, b.key));
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

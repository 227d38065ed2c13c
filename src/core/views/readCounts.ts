import type { ArxivId } from '../arxiv.ts';
import { noTopic, topicsOf } from '../topics.ts';
import type { Selection } from './selection.ts';

/** The key of the row that would hold every paper. */
export const everyPaper = '';

/**
 * How many papers below each row are read, by the row's key. Counted once from the papers that are read, then kept up to
 * date paper by paper, so that a mark costs nothing that grows with the library.
 */
export function readCountsOf(selection: Selection): ReadonlyMap<string, number> {
  // By the papers: a selection that hides some of them counts the same.
  let counted = remembered.get(selection.listings);
  if (!counted) {
    counted = { counts: new Map(), papers: new Set(), revision: -1 };
    remembered.set(selection.listings, counted);
  }
  const { marks } = selection;
  const changed = counted.revision < 0 ? undefined : marks.changedSince(counted.revision);
  for (const id of changed ?? new Set([...counted.papers, ...marks.all.keys()]))
    count(selection, counted, id);
  counted.revision = marks.revision;
  return counted.counts;
}

interface Counted {
  readonly counts: Map<string, number>;
  /** The papers that are counted as read. */
  readonly papers: Set<ArxivId>;
  revision: number;
}

const remembered = new WeakMap<Selection['listings'], Counted>();

function count(selection: Selection, { counts, papers }: Counted, id: ArxivId): void {
  const isRead = selection.marks.isRead(id);
  if (isRead === papers.has(id)) return;
  if (isRead) papers.add(id);
  else papers.delete(id);
  for (const key of keysOf(selection, id)) counts.set(key, (counts.get(key) ?? 0) + (isRead ? 1 : -1));
}

/** The rows that a paper stands below; a year counts it once for each day on which it stands. */
function keysOf({ library, keeps }: Selection, id: ArxivId): string[] {
  const appearances = library.appearances(id).filter(keeps);
  if (appearances.length === 0) return [];
  const days = new Set(appearances.map(({ digest }) => digest.day?.day ?? 'undated'));
  const topics = appearances.flatMap(({ digest, paper }) => {
    const those = topicsOf(digest, paper, library.topics);
    return (those.length > 0 ? those : [noTopic]).map(topicKeyOf);
  });
  return [everyPaper, ...[...days].flatMap(dayKeys), ...new Set(topics)];
}

/** `2025-01-03` → the keys of its year, its month and itself. */
function dayKeys(day: string): string[] {
  return day === 'undated' ? [`days/${day}`] : [4, 7, 10].map(length => `days/${day.slice(0, length)}`);
}

/** The key of a topic's row. */
export function topicKeyOf({ id }: { readonly id: string }): string {
  return `topics/${encodeURIComponent(id)}`;
}

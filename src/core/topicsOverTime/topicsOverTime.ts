import type { Day } from '../day.ts';
import type { Appearance } from '../digest.ts';
import type { Library } from '../library.ts';
import { topicKeyOf } from '../views/readCounts.ts';
import { countTopics, digestTopics, type TopicCount, topicIdsOf } from './digestTopics.ts';
import { type Period, type PeriodUnit, type TimeAxis, timeAxis } from './periods.ts';

/** The papers of some topics, by the time at which digests list them. */
export interface TopicsOverTime {
  /** Undefined where no paper has a day. */
  readonly unit: PeriodUnit | undefined;
  readonly periods: readonly Period[];
  /** Those asked for, the topics with most papers first. */
  readonly series: readonly TopicSeries[];
  /** How many topics there are to choose from. */
  readonly topics: number;
}

/** One topic's papers. */
export interface TopicSeries {
  /** The key of its row in the tree of topics. */
  readonly key: string;
  readonly label: string;
  /** Distinct papers of all time, those without a day too. */
  readonly papers: number;
  /** Distinct papers in each period. */
  readonly counts: readonly number[];
  /** The query that finds its papers; the bounds of a period go behind it. */
  readonly query: string;
}

/** How many topics are shown where nobody has chosen any. */
const standardTopics = 8;

/**
 * Counts the papers of topics, each paper once in every period in which a digest lists it; one that no dated digest
 * lists counts when it was published. Topics that are gone are left out; where none is wanted, the largest are taken.
 * In steps of a digest or less, so that the caller can pause between any two.
 */
export function* countingOverTime(
  library: Library,
  wanted: readonly string[] | undefined,
): Generator<void, TopicsOverTime> {
  const topics = yield* countTopics(library);
  const chosen = wanted
    ? topics.filter(({ id }) => wanted.includes(topicKeyOf({ id })))
    : topics.filter(({ id }) => !library.topics.isHidden(id)).slice(0, standardTopics);
  const undated = yield* undatedPapers(library);
  const axis = axisOf(library, undated);
  const counts = new Map(chosen.map(({ id }) => [id, new Array<number>(axis?.periods.length ?? 0).fill(0)]));
  if (axis) yield* countByPeriod(library, axis, undated, counts);
  return {
    unit: axis?.unit,
    periods: axis?.periods ?? [],
    series: chosen.map(topic => seriesOf(topic, counts.get(topic.id) ?? [])),
    topics: topics.length,
  };
}

function seriesOf({ id, label, papers }: TopicCount, counts: readonly number[]): TopicSeries {
  const query = `topic:"${label.replace(/["“”„‟＂]/g, ' ').trim()}"`;
  return { key: topicKeyOf({ id }), label, papers, counts, query };
}

/** Papers that no dated digest lists and that say when they were published, each at one of its appearances. */
function* undatedPapers(library: Library): Generator<void, readonly Appearance[]> {
  const found = new Map<string, Appearance>();
  for (const digest of library.digests()) {
    if (digest.day) continue;
    for (const paper of digest.papers) {
      if (!paper.published) continue;
      const isDated = library.appearances(paper.arxivId).some(other => other.digest.day);
      if (!isDated) found.set(paper.arxivId, { digest, paper });
    }
    yield;
  }
  return [...found.values()];
}

function axisOf(library: Library, undated: readonly Appearance[]): TimeAxis | undefined {
  let [first, last]: [Day | undefined, Day | undefined] = [undefined, undefined];
  const days = [...library.digests()].map(({ day }) => day?.day);
  for (const day of [...days, ...undated.map(({ paper }) => paper.published?.day)]) {
    if (day === undefined) continue;
    if (first === undefined || day < first) first = day;
    if (last === undefined || day > last) last = day;
  }
  return first !== undefined && last !== undefined ? timeAxis(first, last) : undefined;
}

/** Adds to the counts of the topics that they name. */
function* countByPeriod(
  library: Library,
  axis: TimeAxis,
  undated: readonly Appearance[],
  counts: ReadonlyMap<string, number[]>,
): Generator<void> {
  const add = (id: string, period: number, papers: number) => {
    const row = counts.get(id);
    if (row) row[period] = (row[period] ?? 0) + papers;
  };
  for (const digest of library.digests()) {
    if (!digest.day) continue;
    const period = axis.indexOf(digest.day.day);
    const inDigest = digestTopics(library, digest);
    for (const id of counts.keys()) add(id, period, inDigest.get(id)?.listed ?? 0);
    yield;
  }
  for (const appearances of library.repeatedPapers()) {
    const seen = new Set<string>();
    for (const { digest, paper } of appearances) {
      if (!digest.day) continue;
      const period = axis.indexOf(digest.day.day);
      for (const id of topicIdsOf(library, { digest, paper })) {
        const place = `${period} ${id}`;
        if (seen.has(place)) add(id, period, -1);
        seen.add(place);
      }
    }
    yield;
  }
  for (const appearance of undated) {
    const day = appearance.paper.published?.day;
    if (day === undefined) continue;
    for (const id of topicIdsOf(library, appearance)) add(id, axis.indexOf(day), 1);
  }
}

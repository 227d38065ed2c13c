import type { ArxivId } from '../arxiv.ts';
import type { Day } from '../day.ts';
import type { Library } from '../library.ts';
import { topicKeyOf } from '../views/readCounts.ts';
import { countTopics, digestTopics, type TopicCount, topicIdsOf } from './digestTopics.ts';
import { type Period, type PeriodUnit, type TimeAxis, timeAxis } from './periods.ts';

/** The papers of some topics, by the time at which digests list them. */
export interface TopicsOverTime {
  /** Undefined where no paper has a day. */
  readonly unit: PeriodUnit | undefined;
  /** Those in which something is listed: of the others nobody knows what there was. */
  readonly periods: readonly ListedPeriod[];
  /** How many steps the time axis has, with those in which nothing is listed. */
  readonly steps: number;
  /** Those asked for, the topics with most papers first. */
  readonly series: readonly TopicSeries[];
  /** How many topics there are to choose from. */
  readonly topics: number;
}

/** A step of the time axis, and how many stand before it. */
export interface ListedPeriod extends Period {
  readonly place: number;
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
 * Counts the papers of topics as search finds them: a paper has the topics that any digest gives it, and counts once in
 * every period in which a digest lists it, or when it was published where no dated digest does. Topics that are gone are
 * left out; where none is wanted, the largest are taken. In steps of a digest or less, so that the caller can pause between
 * any two.
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
  const periods = axis ? listedPeriods(library, axis, undated) : [];
  const countsOf = (id: string) => periods.map(({ place }) => counts.get(id)?.[place] ?? 0);
  return {
    unit: axis?.unit,
    periods,
    steps: axis?.periods.length ?? 0,
    series: chosen.map(topic => seriesOf(topic, countsOf(topic.id))),
    topics: topics.length,
  };
}

function seriesOf({ id, label, papers }: TopicCount, counts: readonly number[]): TopicSeries {
  const query = `topic:"${label.replace(/["“”„‟＂]/g, ' ').trim()}"`;
  return { key: topicKeyOf({ id }), label, papers, counts, query };
}

/** When papers were published that no dated digest lists. */
function* undatedPapers(library: Library): Generator<void, ReadonlyMap<ArxivId, Day>> {
  const published = new Map<ArxivId, Day>();
  for (const digest of library.digests()) {
    if (digest.day) continue;
    for (const { arxivId } of digest.papers) {
      const appearances = library.appearances(arxivId);
      const day = appearances[0]?.paper.published?.day;
      if (day && !appearances.some(other => other.digest.day)) published.set(arxivId, day);
    }
    yield;
  }
  return published;
}

function axisOf(library: Library, undated: ReadonlyMap<ArxivId, Day>): TimeAxis | undefined {
  let [first, last]: [Day | undefined, Day | undefined] = [undefined, undefined];
  const days = [...library.digests()].map(({ day }) => day?.day);
  for (const day of [...days, ...undated.values()]) {
    if (day === undefined) continue;
    if (first === undefined || day < first) first = day;
    if (last === undefined || day > last) last = day;
  }
  return first !== undefined && last !== undefined ? timeAxis(first, last) : undefined;
}

function listedPeriods(
  library: Library,
  { periods, indexOf }: TimeAxis,
  undated: ReadonlyMap<ArxivId, Day>,
): ListedPeriod[] {
  const listed = new Set(Array.from(undated.values(), indexOf));
  for (const { day } of library.digests()) if (day) listed.add(indexOf(day.day));
  return periods.map((period, place) => ({ ...period, place })).filter(({ place }) => listed.has(place));
}

/** Adds to the counts of the topics that they name. */
function* countByPeriod(
  library: Library,
  axis: TimeAxis,
  undated: ReadonlyMap<ArxivId, Day>,
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
    const topics = new Set<string>();
    const periods = new Set<number>();
    for (const { digest, paper } of appearances) {
      const own = topicIdsOf(library, { digest, paper });
      for (const id of own) topics.add(id);
      if (!digest.day) continue;
      const period = axis.indexOf(digest.day.day);
      periods.add(period);
      // Counted with its digest, and counted anew with what all digests say of it.
      for (const id of own) add(id, period, -1);
    }
    for (const period of periods) for (const id of topics) add(id, period, 1);
    yield;
  }
  for (const [paper, day] of undated) {
    for (const { id } of library.topicsOfPaper(paper)) add(id, axis.indexOf(day), 1);
  }
}

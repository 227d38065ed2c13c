import type { Day } from '../day.ts';
import type { Appearance } from '../digest.ts';
import { finished } from '../search/finished.ts';
import { type Level, levelOfPapers, levelOfRows } from './level.ts';
import { readCountsOf } from './readCounts.ts';
import { type Selection, unhidden } from './selection.ts';
import { authorsLine, type Counts, distinct, groupedBy, type Sort, type ViewNode } from './viewNode.ts';

/** The days, months and years below a key, or the papers of a day. */
export function dayLevel(selection: Selection, key: string | undefined, sort: Sort): Level {
  const place = key?.slice('days/'.length);
  if (place !== undefined && (place === undated || place.length === 10)) {
    const papers = daysOf(selection).get(place)?.papers ?? [];
    const { library } = selection;
    return levelOfPapers(unhidden(selection, papers), {
      library,
      parent: `days/${place}`,
      sort,
      describe: authorsLine,
    });
  }
  const days = shownDays(selection);
  const below = place === undefined ? days : days.filter(({ day }) => day.startsWith(`${place}-`));
  return levelOfRows(periods(below, place === undefined ? 4 : place.length + 3));
}

/** The days alone, without months and years. */
export function flatDayLevel(selection: Selection): Level {
  return levelOfRows(shownDays(selection).map(dayNode));
}

/** The key of the row of the day of an appearance. */
export function dayKeyOf({ digest }: Appearance): string {
  return `days/${digest.day?.day ?? undated}`;
}

const undated = 'undated';

/** A day with the row that stands for it. */
interface ShownDay extends DayGroup {
  readonly counts: Counts;
  /** How many papers the row shows. */
  readonly shown: number;
}

function shownDays(selection: Selection): ShownDay[] {
  const read = readCountsOf(selection);
  const days = [...daysOf(selection).values()].map((group): ShownDay => {
    const papers = group.papers.length;
    const unread = papers - (read.get(`days/${group.day}`) ?? 0);
    return { ...group, counts: { papers, unread }, shown: selection.hidesRead ? unread : papers };
  });
  return days.filter(({ shown }) => shown > 0);
}

/** Rows for each year, month or day among some days; a row that would hold a single row gives way to it. */
function periods(days: readonly ShownDay[], length: number): ViewNode[] {
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

function periodNode(period: string, group: readonly ShownDay[]): ViewNode {
  const sum = (of: (day: ShownDay) => number) => group.reduce((total, day) => total + of(day), 0);
  return {
    key: `days/${period}`,
    kind: period.length === 4 ? 'year' : 'month',
    label: period,
    description: String(sum(({ shown }) => shown)),
    appearance: undefined,
    earlier: undefined,
    counts: { papers: sum(({ counts }) => counts.papers), unread: sum(({ counts }) => counts.unread) },
  };
}

function dayNode({ day, papers, counts, shown }: ShownDay): ViewNode {
  return {
    key: `days/${day}`,
    kind: 'day',
    label: day === undated ? '' : day,
    description: String(shown),
    appearance: papers[0],
    earlier: undefined,
    counts,
  };
}

interface DayGroup {
  readonly day: Day | typeof undated;
  readonly papers: readonly Appearance[];
}

const remembered = new WeakMap<Selection['listings'], ReadonlyMap<string, DayGroup>>();

/** Finds the papers of every day, day by day, so that the tree is there without a pause afterwards. */
export function* findDays({ listings }: Selection): Generator<void, ReadonlyMap<string, DayGroup>> {
  let days = remembered.get(listings);
  if (!days) {
    const groups = groupedBy(listings, ([first]) => first?.digest.day?.day ?? (undated as typeof undated));
    const found = new Map<string, DayGroup>();
    for (const [day, group] of groups) {
      found.set(day, { day, papers: distinct(group) });
      yield;
    }
    days = found;
    remembered.set(listings, days);
  }
  return days;
}

/** The days by their names, the newest first. */
function daysOf(selection: Selection): ReadonlyMap<string, DayGroup> {
  return finished(findDays(selection));
}

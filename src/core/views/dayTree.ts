import type { Day } from '../day.ts';
import type { Appearance } from '../digest.ts';
import { readCountsOf } from './readCounts.ts';
import type { Selection } from './selection.ts';
import {
  authorsLine,
  byLabel,
  type Counts,
  distinct,
  groupedBy,
  paperNode,
  type Sort,
  type ViewNode,
} from './viewNode.ts';

/** The days, months and years below a key, or the papers of a day. */
export function dayChildren(selection: Selection, key: string | undefined, sort: Sort): ViewNode[] {
  const { hidesRead, marks } = selection;
  const place = key?.slice('days/'.length);
  if (place !== undefined && (place === undated || place.length === 10)) {
    const group = daysOf(selection).find(({ day }) => day === place);
    const nodes = (group?.papers ?? [])
      .filter(({ paper }) => !hidesRead || !marks.isRead(paper.arxivId))
      .map(appearance => paperNode(`days/${place}`, appearance, authorsLine(appearance)));
    return sort === 'name' ? byLabel(nodes) : nodes;
  }
  const days = shownDays(selection);
  const below = place === undefined ? days : days.filter(({ day }) => day.startsWith(`${place}-`));
  return periods(below, place === undefined ? 4 : place.length + 3);
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
  const days = daysOf(selection).map((group): ShownDay => {
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
    counts: { papers: sum(({ counts }) => counts.papers), unread: sum(({ counts }) => counts.unread) },
  };
}

function dayNode({ day, papers, counts, shown }: ShownDay): ViewNode {
  const label = day === undated ? 'No date' : day;
  return {
    key: `days/${day}`,
    kind: 'day',
    label,
    description: String(shown),
    appearance: papers[0],
    counts,
  };
}

interface DayGroup {
  readonly day: Day | typeof undated;
  readonly papers: readonly Appearance[];
}

const remembered = new WeakMap<Selection['listings'], readonly DayGroup[]>();

function daysOf({ listings }: Selection): readonly DayGroup[] {
  let days = remembered.get(listings);
  if (!days) {
    const groups = groupedBy(listings, ([first]) => first?.digest.day?.day ?? (undated as typeof undated));
    days = groups.map(([day, group]) => ({ day, papers: distinct(group) }));
    remembered.set(listings, days);
  }
  return days;
}

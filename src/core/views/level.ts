import type { Library } from '../library.ts';
import type { Listing } from './selection.ts';
import { byTitle } from './titleOrder.ts';
import { paperNode, type Sort, type ViewNode } from './viewNode.ts';

/** The rows side by side below another row. Of papers, only those that are asked for are made. */
export interface Level {
  readonly size: number;
  /** Whose rows they are; undefined where they hold others. */
  readonly papers: Listing | undefined;
  /** The rows from one place up to another. */
  readonly rows: (start: number, end: number) => readonly ViewNode[];
  /** The place of the row that has a key, or holds the row that has it; -1 where none does. */
  readonly placeOf: (key: string) => number;
}

export const noRows: Level = levelOfRows([]);

/** A level of years, months, days, topics or whatever else is few. */
export function levelOfRows(rows: readonly ViewNode[]): Level {
  return {
    size: rows.length,
    papers: undefined,
    rows: (start, end) => rows.slice(start, end),
    placeOf: key => rows.findIndex(row => isAbove(row.key, key)),
  };
}

/** How a level of papers is made: the key that theirs begin with, and what their rows say beside the title. */
export interface PaperRows {
  readonly library: Library;
  readonly parent: string;
  readonly sort: Sort;
  readonly describe: (appearance: Listing[number]) => string;
}

/** A level of papers, in their order or by title. */
export function levelOfPapers(papers: Listing, { library, parent, sort, describe }: PaperRows): Level {
  const ordered = sort === 'name' ? byTitle(papers) : papers;
  return {
    size: ordered.length,
    papers: ordered,
    rows: (start, end) =>
      ordered
        .slice(start, end)
        .map(appearance => paperNode(library, parent, appearance, describe(appearance))),
    placeOf: key => {
      if (!key.startsWith(`${parent}/`)) return -1;
      const id = key.slice(parent.length + 1);
      return ordered.findIndex(({ paper }) => paper.arxivId === id);
    },
  };
}

/** One level behind another, as if they were one. */
export function joined(first: Level, second: Level): Level {
  return {
    size: first.size + second.size,
    papers: undefined,
    rows: (start, end) => [
      ...first.rows(start, end),
      ...second.rows(Math.max(0, start - first.size), Math.max(0, end - first.size)),
    ],
    placeOf: key => {
      const place = first.placeOf(key);
      if (place >= 0) return place;
      const behind = second.placeOf(key);
      return behind < 0 ? -1 : first.size + behind;
    },
  };
}

/** Whether the row with a key is another row or holds it: `days/2025` holds `days/2025-01-03/2412.21188`. */
function isAbove(key: string, other: string): boolean {
  if (!other.startsWith(key)) return false;
  const next = other.charAt(key.length);
  return next === '' || next === '/' || (next === '-' && key.startsWith('days/'));
}

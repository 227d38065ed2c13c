import type { ArxivId } from '../arxiv.ts';
import type { MarkedPapers, PaperMarks } from '../markedPapers.ts';
import { type Level, levelOfPapers } from './level.ts';
import type { Selection } from './selection.ts';
import { dayOf, type Sort } from './viewNode.ts';

/**
 * Which papers of the reading list are shown: `all` that have a star or a note, those with a star, those with a note,
 * those of `all` that are not read, or everything that is read.
 */
export type Listed = 'all' | 'starred' | 'noted' | 'unread' | 'read';

/** When a paper came into a part of the reading list; undefined where it is not in it. */
const since = {
  all: ({ starred, noted }) => laterOf(starred, noted),
  starred: ({ starred }) => starred,
  noted: ({ noted }) => noted,
  unread: ({ read, starred, noted }) => (read === undefined ? laterOf(starred, noted) : undefined),
  read: ({ read }) => read,
} as const satisfies Record<Listed, (marks: PaperMarks) => number | undefined>;

/** The ids of a part of the reading list, the newest first, whether a digest lists them or not. */
export function listedIds(marks: MarkedPapers, listed: Listed): ArxivId[] {
  const times: [ArxivId, number][] = [];
  for (const [id, paper] of marks.all) {
    const time = since[listed](paper);
    if (time !== undefined) times.push([id, time]);
  }
  return times.sort(([a, s], [b, t]) => t - s || (a < b ? -1 : 1)).map(([id]) => id);
}

/** The papers of a part of the reading list that a selection shows, each at its newest day. */
export function listedLevel({ library, keeps, marks }: Selection, listed: Listed, sort: Sort): Level {
  const papers = listedIds(marks, listed).flatMap(id => library.appearances(id).find(keeps) ?? []);
  return levelOfPapers(papers, { library, parent: 'readingList', sort, describe: dayOf });
}

function laterOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

import type { ArxivId } from '../arxiv.ts';
import type { ExportedPaper } from './exportText.ts';
import { joinedPapers } from './joined.ts';
import {
  betweenNotes,
  type ListedPaper,
  type Moment,
  noted,
  type ReadingList,
  readingOf,
  stateChange,
} from './readingList.ts';

/**
 * The change that adds what a file says to what is there: marks are put and never taken, a note joins the one that is
 * there unless that says it already.
 */
export function imported(list: ReadingList, papers: readonly ExportedPaper[], moment: Moment): ReadingList {
  const change = new Map<ArxivId, ListedPaper>();
  for (const paper of papers) {
    // A file may name a paper twice, as 2412.18419 and as 2412.18419v2.
    const known = joinedPapers(list.get(paper.id) ?? {}, change.get(paper.id) ?? {});
    const said = addition(known, paper, moment);
    if (Object.keys(said).length > 0) {
      change.set(paper.id, joinedPapers(change.get(paper.id) ?? {}, said));
    }
  }
  return change;
}

function addition(known: ListedPaper, { id, read, starred, note, others }: ExportedPaper, moment: Moment) {
  const list: ReadingList = new Map([[id, known]]);
  const before = readingOf(list, id).note;
  const isNew = note !== undefined && !before?.includes(note.trim());
  const unknown = Object.entries(others).filter(([name]) => !Object.hasOwn(known.others ?? {}, name));
  return {
    ...(read === undefined ? {} : stateChange(list, id, 'read', read, moment.now)),
    ...(starred === undefined ? {} : stateChange(list, id, 'starred', starred, moment.now)),
    ...(isNew ? noted(list, id, [before, note].filter(Boolean).join(betweenNotes), moment).get(id) : {}),
    ...(unknown.length > 0 ? { others: Object.fromEntries(unknown) } : {}),
  };
}

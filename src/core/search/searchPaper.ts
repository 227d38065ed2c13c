import type { ArxivId } from '../arxiv.ts';
import type { Day } from '../day.ts';
import type { PaperMarks } from '../markedPapers.ts';
import type { Feature, ListState } from './fields.ts';
import type { Condition } from './query.ts';

/** What search knows of a paper: an immutable value. */
export interface SearchPaper {
  /** One paper, one key; the index answers with keys. */
  readonly key: string;
  readonly arxivId: ArxivId;
  /** As a reader sees it, without Markdown; LaTeX may be in it. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** Every day on which a digest lists the paper, in any order. */
  readonly days: readonly Day[];
  readonly published: Day | undefined;
  readonly hasCode: boolean;
  readonly hasAbstract: boolean;
  /** The abstract as plain text, empty if there is none; asked for again where an excerpt is shown. */
  abstract(): string;
  /** What the reading list says of it now; missing where there is no reading list, so that nothing is read. */
  marks?(): PaperMarks;
}

/** The day a paper is sorted by: its newest appearance, else the day it was published. */
export function newestDayOf(paper: SearchPaper): Day | undefined {
  let newest: Day | undefined;
  for (const day of paper.days) if (newest === undefined || day > newest) newest = day;
  return newest ?? paper.published;
}

/** A condition on a paper that needs none of its words. */
export type Fact = Exclude<Condition, { kind: 'text' }> & { readonly negated: boolean };

/**
 * Says of papers whether all facts hold. Days that are asked for must hold of one and the same appearance; a paper that
 * no dated digest lists has the day it was published.
 */
export function factReader(facts: readonly Fact[]): (paper: SearchPaper) => boolean {
  const days = facts.filter(fact => fact.kind === 'days' && !fact.negated);
  const isDay = (day: Day) => days.every(fact => fact.kind === 'days' && isIn(fact, day));
  return paper =>
    facts.every(fact => fact.negated !== holds(fact, paper)) &&
    (days.length < 2 || daysOf(paper).some(isDay));
}

function holds(fact: Fact, paper: SearchPaper): boolean {
  switch (fact.kind) {
    case 'id':
      // Complete ids of one scheme have one length, so that only an unfinished one is a mere beginning.
      return paper.arxivId.toLowerCase().startsWith(fact.id);
    case 'days':
      return daysOf(paper).some(day => isIn(fact, day));
    case 'has':
      return has[fact.feature](paper);
    case 'is':
      return is[fact.state](paper.marks?.());
  }
}

const has = {
  code: paper => paper.hasCode,
  abstract: paper => paper.hasAbstract,
  note: paper => paper.marks?.().noted !== undefined,
} satisfies Record<Feature, (paper: SearchPaper) => boolean>;

const is = {
  read: marks => marks?.read !== undefined,
  unread: marks => marks?.read === undefined,
  starred: marks => marks?.starred !== undefined,
} satisfies Record<ListState, (marks: PaperMarks | undefined) => boolean>;

function daysOf(paper: SearchPaper): readonly Day[] {
  return paper.days.length > 0 || paper.published === undefined ? paper.days : [paper.published];
}

function isIn({ relation, range }: Extract<Fact, { kind: 'days' }>, day: Day): boolean {
  switch (relation) {
    case 'after':
      return day >= range.first;
    case 'before':
      return day < range.first;
    case 'on':
      return range.first <= day && day <= range.last;
  }
}

import type { ArxivId } from './arxiv.ts';
import type { Day } from './day.ts';
import type { Appearance, Paper } from './digest.ts';
import type { Library } from './library.ts';
import type { MarkedPapers, PaperMarks } from './markedPapers.ts';
import { abstractOf, linksOf, translatedAbstractOf } from './paperText.ts';
import type { SearchPaper } from './search/searchPaper.ts';

/**
 * What search knows of a paper of a library: the days and topics of all digests that list it, all else as its newest
 * appearance had it when it was indexed. Texts are read when they are asked for, from the digest that there is then: an old
 * one would stay in memory with all of its papers.
 */
export class CataloguePaper implements SearchPaper {
  readonly days: readonly Day[];
  readonly #library: Library;
  readonly #marks: MarkedPapers;
  readonly #paper: Paper;

  constructor(library: Library, marks: MarkedPapers, { paper }: Appearance, days: readonly Day[]) {
    this.#library = library;
    this.#marks = marks;
    this.#paper = paper;
    this.days = days;
  }

  get key(): string {
    return this.arxivId;
  }

  get arxivId(): ArxivId {
    return this.#paper.arxivId;
  }

  get title(): string {
    return this.#paper.title;
  }

  get authors(): readonly string[] {
    return this.#paper.authors;
  }

  get topics(): readonly string[] {
    return this.#library.topicsOfPaper(this.arxivId).map(({ label }) => label);
  }

  get published(): Day | undefined {
    return this.#paper.published?.day;
  }

  get hasCode(): boolean {
    const now = this.#now();
    return now !== undefined && linksOf(now.digest, now.paper).code.length > 0;
  }

  get hasAbstract(): boolean {
    return this.#paper.abstractSpan !== undefined;
  }

  /** Whether `abstract` says anything. */
  get hasProse(): boolean {
    const { abstractSpan, translatedAbstractSpan, summary, translatedTitle } = this.#paper;
    return (abstractSpan ?? translatedAbstractSpan ?? summary ?? translatedTitle) !== undefined;
  }

  /** The abstract, and behind it what else the digest says: a summary, the title and the abstract in another language. */
  abstract(): string {
    const now = this.#now();
    if (!now) return '';
    const { digest, paper } = now;
    const { summary, translatedTitle } = paper;
    const texts = [abstractOf(digest, paper), summary, translatedTitle, translatedAbstractOf(digest, paper)];
    return texts.filter(Boolean).join('\n\n');
  }

  marks(): PaperMarks {
    return this.#marks.of(this.arxivId);
  }

  #now(): Appearance | undefined {
    return this.#library.appearances(this.arxivId)[0];
  }
}

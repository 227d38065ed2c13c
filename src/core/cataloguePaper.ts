import type { ArxivId } from './arxiv.ts';
import type { Day } from './day.ts';
import type { Appearance } from './digest.ts';
import type { Library } from './library.ts';
import type { MarkedPapers, PaperMarks } from './markedPapers.ts';
import { abstractOf, linksOf, translatedAbstractOf } from './paperText.ts';
import type { SearchPaper } from './search/searchPaper.ts';
import { topicsOf } from './topics.ts';

/** What search knows of a paper of a library, read from its newest appearance whenever it is asked. */
export class CataloguePaper implements SearchPaper {
  readonly days: readonly Day[];
  readonly #library: Library;
  readonly #marks: MarkedPapers;
  readonly #newest: Appearance;

  constructor(library: Library, marks: MarkedPapers, newest: Appearance, days: readonly Day[]) {
    this.#library = library;
    this.#marks = marks;
    this.#newest = newest;
    this.days = days;
  }

  get key(): string {
    return this.arxivId;
  }

  get arxivId(): ArxivId {
    return this.#newest.paper.arxivId;
  }

  get title(): string {
    return this.#newest.paper.title;
  }

  get authors(): readonly string[] {
    return this.#newest.paper.authors;
  }

  get topics(): readonly string[] {
    const { digest, paper } = this.#newest;
    return topicsOf(digest, paper, this.#library.topics).map(({ label }) => label);
  }

  get published(): Day | undefined {
    return this.#newest.paper.published?.day;
  }

  get hasCode(): boolean {
    const { digest, paper } = this.#now();
    return linksOf(digest, paper).code.length > 0;
  }

  get hasAbstract(): boolean {
    return this.#newest.paper.abstractSpan !== undefined;
  }

  /** Whether `abstract` says anything. */
  get hasProse(): boolean {
    const { abstractSpan, translatedAbstractSpan, summary, translatedTitle } = this.#newest.paper;
    return (abstractSpan ?? translatedAbstractSpan ?? summary ?? translatedTitle) !== undefined;
  }

  /** The abstract, and behind it what else the digest says: a summary, the title and the abstract in another language. */
  abstract(): string {
    const { digest, paper } = this.#now();
    const { summary, translatedTitle } = paper;
    const texts = [abstractOf(digest, paper), summary, translatedTitle, translatedAbstractOf(digest, paper)];
    return texts.filter(Boolean).join('\n\n');
  }

  marks(): PaperMarks {
    return this.#marks.of(this.arxivId);
  }

  /** Where the text can be read now: of a digest that changed elsewhere, the old text may be gone. */
  #now(): Appearance {
    return this.#library.appearances(this.arxivId)[0] ?? this.#newest;
  }
}

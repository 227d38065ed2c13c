import type { ArxivId } from './arxiv.ts';
import type { Day } from './day.ts';
import type { Appearance } from './digest.ts';
import type { Effect, Library } from './library.ts';
import { MarkedPapers } from './markedPapers.ts';
import { abstractOf, linksOf } from './paperText.ts';
import { type ParsedQuery, parseQuery } from './search/query.ts';
import { type Hit, SearchIndex } from './search/searchIndex.ts';
import type { SearchPaper } from './search/searchPaper.ts';
import { topicsOf } from './topics.ts';

/** What a search of the whole library answers, best first. */
export interface CatalogueAnswer {
  readonly hits: readonly CatalogueHit[];
  /** All that match, beyond the limit too. */
  readonly total: number;
  readonly issues: ParsedQuery['issues'];
}

/** A paper that was found, at its newest appearance, and where its words were found. */
export interface CatalogueHit extends Pick<Hit, 'titleMarks' | 'excerpt'> {
  readonly newest: Appearance;
}

/** A library's search index: it lags behind until `fill` has caught up, and never answers with what is gone. */
export class Catalogue {
  readonly #library: Library;
  readonly #index = new SearchIndex();
  readonly #waiting = new Set<ArxivId>();

  readonly #marks: MarkedPapers;

  constructor(library: Library, marks = new MarkedPapers()) {
    this.#library = library;
    this.#marks = marks;
  }

  /** True when every paper can be found. */
  get complete(): boolean {
    return this.#waiting.size === 0;
  }

  /** Marks papers to be indexed again. */
  note({ papers }: Pick<Effect, 'papers'>): void {
    for (const id of papers) this.#waiting.add(id);
  }

  /** Marks every paper: topics are other words now. */
  noteAll(): void {
    for (const { papers } of this.#library.digests()) {
      for (const { arxivId } of papers) this.#waiting.add(arxivId);
    }
  }

  /** Brings papers up to date one by one, in the order of their marks, so that the caller can pause between any two. */
  *fill(): Generator<void> {
    for (const id of this.#waiting) {
      this.#update(id);
      this.#waiting.delete(id);
      yield;
    }
  }

  /** The best papers for a query, as far as the index is filled. */
  search(query: string, limit: number): CatalogueAnswer {
    const { query: parsed, issues } = parseQuery(query);
    const { hits, total } = this.#index.search(parsed, limit);
    const shown = hits.flatMap(({ key, titleMarks, excerpt }) => {
      const newest = this.#library.appearances(key as ArxivId)[0];
      return newest ? [{ newest, titleMarks, excerpt }] : []; // gone, and not yet taken out of the index
    });
    return { hits: shown, total, issues };
  }

  /** The arXiv ids of all papers that have every word of a query, as far as the index is filled. */
  matching(query: string): { readonly ids: ReadonlySet<string>; readonly issues: ParsedQuery['issues'] } {
    const { query: parsed, issues } = parseQuery(query);
    return { ids: this.#index.matching(parsed), issues };
  }

  #update(id: ArxivId): void {
    const appearances = this.#library.appearances(id);
    if (appearances.length === 0) this.#index.remove(id);
    else this.#index.put({ ...searchPaperOf(this.#library, appearances), marks: () => this.#marks.of(id) });
  }
}

/** What search knows of a paper: its newest appearance, and the days of all. */
export function searchPaperOf(library: Library, appearances: readonly Appearance[]): SearchPaper {
  const newest = appearances[0];
  if (!newest) throw new RangeError('a paper without appearance');
  const { digest, paper } = newest;
  return {
    key: paper.arxivId,
    arxivId: paper.arxivId,
    title: paper.title,
    authors: paper.authors,
    topics: topicsOf(digest, paper, library.topics).map(({ label }) => label),
    days: appearances.flatMap((appearance): Day[] =>
      appearance.digest.day ? [appearance.digest.day.day] : [],
    ),
    published: paper.published?.day,
    hasCode: linksOf(digest, paper).code.length > 0,
    hasAbstract: paper.abstractSpan !== undefined,
    abstract: () => abstractOf(digest, paper) ?? '',
  };
}

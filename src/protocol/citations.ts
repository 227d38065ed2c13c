import type { CitationFormat } from '../core/cite/formatNames.ts';

/** Asks for a part of citations: of papers by their ids, in this order. */
export interface CiteParams {
  readonly arxivIds: readonly string[];
  readonly format: CitationFormat;
}

/** Asks for the ids of papers, each once: of those that a search finds, best first, or of all, newest first. */
export type CitedPapersParams =
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'all' };

/** The part, without papers that no digest lists, how many citations it has, and what stands around and between parts. */
export interface CiteAnswer {
  readonly text: string;
  readonly papers: number;
  readonly before: string;
  readonly between: string;
  readonly behind: string;
}

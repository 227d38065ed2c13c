import type { CitationFormat } from '../core/cite/formatNames.ts';

/** Asks for citations of papers. */
export interface CiteParams {
  readonly papers: CitedPapers;
  readonly format: CitationFormat;
}

/** Papers by their ids, in this order; those that a search finds, best first; or all, newest first. */
export type CitedPapers =
  | { readonly kind: 'papers'; readonly arxivIds: readonly string[] }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'all' };

/** Citations, each paper once, and how many they are: papers that no digest lists are left out. */
export interface CiteAnswer {
  readonly text: string;
  readonly papers: number;
}

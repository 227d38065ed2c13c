/** The forms of citations that make a file. */
export const fileFormats = ['bibtex', 'ris', 'csl-json', 'csv', 'markdown'] as const;

/**
 * Every form of citations: those of files, then what is copied or put into a text: BibTeX without abstracts, plain
 * references, links in Markdown, keys for `\cite`.
 */
export type CitationFormat = (typeof fileFormats)[number] | 'entries' | 'reference' | 'links' | 'keys';

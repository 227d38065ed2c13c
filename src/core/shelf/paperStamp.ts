import type { ArxivId } from '../arxiv.ts';
import type { Library } from '../library.ts';
import { printOfPaper, restOfPaper } from './closedPaper.ts';
import { fingerprint } from './fingerprint.ts';

/** Says of papers of a library how they read, by a text that is another one when any of their appearances reads differently. */
export function paperStamps(library: Library, topics: string): (id: ArxivId) => string {
  const words = fingerprint(topics);
  return id =>
    library
      .appearances(id)
      .map(({ digest, paper }) => {
        const rest = fingerprint(restOfPaper(digest, paper));
        return `${digest.day?.day ?? ''} ${printOfPaper(digest, paper)} ${rest} ${words}`;
      })
      .join(';');
}

import type { ArxivId } from '../arxiv.ts';
import type { Library } from '../library.ts';
import { printOfPaper, restOfPaper } from './closedPaper.ts';
import { fingerprint } from './fingerprint.ts';

/** Says of papers of a library how they read, by a number that is another one when any of their appearances reads differently. */
export function paperStamps(library: Library, topics: string): (id: ArxivId) => number {
  const words = fingerprint(topics);
  return id => {
    let all = '';
    for (const { digest, paper } of library.appearances(id)) {
      const rest = fingerprint(restOfPaper(digest, paper));
      all += `${digest.day?.day ?? ''} ${printOfPaper(digest, paper)} ${rest} ${words};`;
    }
    return fingerprint(all);
  };
}

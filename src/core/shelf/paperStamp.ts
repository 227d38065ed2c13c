import type { ArxivId } from '../arxiv.ts';
import type { Library } from '../library.ts';
import { printOfPaper, sealOfPaper } from './closedPaper.ts';
import { filingOf } from './filing.ts';
import { fingerprint, joinedPrint } from './fingerprint.ts';

/** Says of papers of a library how they read, by a number that is another one when any of their appearances reads differently. */
export function paperStamps(library: Library, topics: string): (id: ArxivId) => number {
  const words = fingerprint(topics);
  return id => {
    let stamp = words;
    for (const { digest, paper } of library.appearances(id)) {
      stamp = joinedPrint(stamp, fingerprint(digest.day?.day ?? ''));
      stamp = joinedPrint(stamp, fingerprint(filingOf(digest, paper).json));
      stamp = joinedPrint(stamp, fingerprint(paper.title));
      stamp = joinedPrint(stamp, printOfPaper(digest, paper));
      stamp = joinedPrint(stamp, sealOfPaper(paper));
    }
    return stamp;
  };
}

import type { Appearance } from '../digest.ts';
import { sealOfPaper } from './closedPaper.ts';
import { fingerprint, joinedPrint } from './fingerprint.ts';

/** Says how a paper reads, by a number that is another one when any of its appearances reads differently. */
export function paperStamps(topics: string): (appearances: readonly Appearance[]) => number {
  const words = fingerprint(topics);
  return appearances => {
    let stamp = words;
    for (const { digest, paper } of appearances) {
      stamp = joinedPrint(stamp, fingerprint(digest.day?.day ?? ''));
      stamp = joinedPrint(stamp, sealOfPaper(digest, paper));
    }
    return stamp;
  };
}

import type { Digest, Entry } from '../digest.ts';
import { headingTitle } from '../matching.ts';
import type { Listing } from './listing.ts';

/** Whether an entry says the title of the heading it lists, letter by letter; white space may differ. */
export function saysTitle(digest: Digest, { papers }: Listing, entry: Entry, heading: number): boolean {
  const text = evenSpaces(entry.text);
  return (
    text === evenSpaces(papers.get(heading)?.title ?? '') ||
    text === evenSpaces(headingTitle(digest, heading))
  );
}

/** Whether an entry says the title of the heading it lists but for case and punctuation. */
export function resemblesTitle(digest: Digest, { papers }: Listing, entry: Entry, heading: number): boolean {
  const letters = lettersOf(entry.text);
  return (
    letters === lettersOf(papers.get(heading)?.title ?? '') ||
    letters === lettersOf(headingTitle(digest, heading))
  );
}

/** Whether two entries say the same but for case and punctuation. */
export function saySame(a: Entry, b: Entry): boolean {
  return lettersOf(a.text) === lettersOf(b.text);
}

function evenSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

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
  return (
    sameLetters(entry.text, papers.get(heading)?.title ?? '') ||
    sameLetters(entry.text, headingTitle(digest, heading))
  );
}

/** Whether two entries say the same but for case and punctuation. */
export function saySame(a: Entry, b: Entry): boolean {
  return sameLetters(a.text, b.text);
}

function evenSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Nearly all entries say their title as it is, and every keystroke asks. */
function sameLetters(a: string, b: string): boolean {
  return a === b || lettersOf(a) === lettersOf(b);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

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
  const title = papers.get(heading)?.title ?? '';
  const whole = headingTitle(digest, heading);
  if (sameLetters(entry.text, title) || sameLetters(entry.text, whole)) return true;
  // Of what stands before the title in its heading an entry may say a part: the id, but not the number.
  const said = lettersOf(entry.text);
  return title !== '' && lettersOf(whole).endsWith(said) && said.endsWith(lettersOf(title));
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

import { rendererNames, renderers } from './anchors/renderers.ts';
import { anchorsOf } from './anchors/resolve.ts';
import { headingsOf } from './anchors/shownHeadings.ts';
import type { Digest, Entry } from './digest.ts';
import {
  type ComparedTitle,
  comparedTitle,
  leastLikeness,
  titleLikeness,
  versionLikeness,
} from './likeness.ts';
import { plainText } from './markdown/inline.ts';
import type { Skeleton } from './markdown/skeleton.ts';

/**
 * The heading that each entry of the table of contents means, by its index in the skeleton: the one with the entry's
 * text, else the one that its link leads to, else the one that has the letters and digits of its anchor.
 * Undefined where none or more than one fits.
 */
export function headingsOfEntries(digest: Digest): readonly (number | undefined)[] {
  let matches = remembered.get(digest);
  if (!matches) {
    matches = match(digest);
    remembered.set(digest, matches);
  }
  return matches;
}

const remembered = new WeakMap<Digest, readonly (number | undefined)[]>();

/** The title of a heading as a reader sees it. */
export function headingTitle(digest: Digest, heading: number): string {
  return headingTitles(digest)[heading] ?? '';
}

/** Every rule asks for all of them. */
function headingTitles({ text, skeleton }: Digest): readonly string[] {
  let known = shownTitles.get(skeleton);
  if (!known) {
    known = headingsOf(text, skeleton).map(({ source }) => plainText(source).trim());
    shownTitles.set(skeleton, known);
  }
  return known;
}

const shownTitles = new WeakMap<Skeleton, readonly string[]>();

/** A heading that may be meant, with how alike the two texts are: 1 is equal, 0 is nothing in common. */
export interface SimilarHeading {
  readonly heading: number;
  readonly likeness: number;
}

/** The headings that no entry claims and whose titles are most like an entry's text, best first. */
export function similarHeadings(digest: Digest, entry: Entry, limit = 5): SimilarHeading[] {
  const wanted = comparedTitle(folded(entry.text));
  const similar: SimilarHeading[] = [];
  for (const { heading, title } of unclaimed(digest).candidatesFor(wanted)) {
    const likeness = titleLikeness(wanted, title);
    if (likeness >= leastLikeness) similar.push({ heading, likeness });
  }
  return similar.sort((a, b) => b.likeness - a.likeness || a.heading - b.heading).slice(0, limit);
}

/** A heading that no entry claims. */
interface Candidate {
  readonly heading: number;
  readonly title: ComparedTitle;
}

/** With more candidates than this, only those that share a word are compared. */
const fewCandidates = 300;

const candidates = new WeakMap<Digest, Candidates>();

function unclaimed(digest: Digest): Candidates {
  let known = candidates.get(digest);
  if (!known) {
    const claimed = new Set(headingsOfEntries(digest));
    known = new Candidates(
      titlesOf(digest).flatMap((title, heading) =>
        title === undefined || claimed.has(heading) ? [] : [{ heading, title: comparedTitle(folded(title)) }],
      ),
    );
    candidates.set(digest, known);
  }
  return known;
}

/** Titles by their words, so that thousands of entries can each ask for titles like theirs. */
class Candidates {
  readonly #all: readonly Candidate[];
  readonly #byWord = new Map<string, Candidate[]>();

  constructor(all: readonly Candidate[]) {
    this.#all = all;
    if (all.length <= fewCandidates) return;
    for (const candidate of all) {
      for (const word of candidate.title.words) {
        const same = this.#byWord.get(word);
        if (same) same.push(candidate);
        else this.#byWord.set(word, [candidate]);
      }
    }
  }

  /** All where there are few; else those with the text's rarest words. */
  candidatesFor({ words }: ComparedTitle): Iterable<Candidate> {
    if (this.#all.length <= fewCandidates) return this.#all;
    const found = new Set<Candidate>();
    const groups = [...words].map(word => this.#byWord.get(word) ?? []);
    for (const group of groups.sort((a, b) => a.length - b.length)) {
      if (found.size + group.length > fewCandidates) break;
      for (const candidate of group) found.add(candidate);
    }
    return found;
  }
}

/** Whether two texts are as alike as two versions of one title, whatever their case. */
export function areVersions(a: string, b: string): boolean {
  return titleLikeness(comparedTitle(folded(a)), comparedTitle(folded(b))) >= versionLikeness;
}

function match(digest: Digest): (number | undefined)[] {
  const entries = digest.contents?.entries ?? [];
  if (entries.length === 0) return [];
  const titles = titlesOf(digest);
  const byText = headingsBy(digest, titles, folded);
  const rivals = groupsOf(
    entries.map(({ text }) => text),
    folded,
  );
  const matches: (number | undefined)[] = entries.map(() => undefined);
  for (const [text, indexes] of rivals) {
    const fitting = byText.get(text);
    if (!fitting) continue;
    const isFitting = fitting.length > 1 ? new Set(fitting) : undefined;
    indexes.forEach((index, place) => {
      const entry = entries[index];
      // Two papers of one title and two entries of it: they stand in the same order.
      if (fitting.length === indexes.length) matches[index] = fitting[place];
      else if (!isFitting) matches[index] = fitting[0];
      else if (entry) matches[index] = linkedAmong(digest, entry, heading => isFitting.has(heading));
    });
  }
  if (!matches.includes(undefined)) return matches;
  const byLetters = headingsBy(digest, titles, lettersOf);
  return entries.map((entry, index) => {
    if (matches[index] !== undefined || byText.has(folded(entry.text))) return matches[index];
    const fitting = byLetters.get(lettersOf(entry.anchor)) ?? [];
    return (
      linkedAmong(digest, entry, heading => titles[heading] !== undefined) ??
      (fitting.length === 1 ? fitting[0] : undefined)
    );
  });
}

/** The titles of headings that an entry may mean. */
function titlesOf(digest: Digest): (string | undefined)[] {
  return digest.skeleton.headings.map(({ nested }, heading) =>
    nested || heading === digest.contents?.heading ? undefined : headingTitle(digest, heading),
  );
}

/** The heading that a link leads to under any renderer, if it is one of those that may be meant. */
function linkedAmong(
  digest: Digest,
  { anchor }: Entry,
  mayBeMeant: (heading: number) => boolean,
): number | undefined {
  for (const name of rendererNames) {
    const target = anchorsOf(digest, renderers[name]).targetOf(anchor);
    if (target?.kind === 'heading' && mayBeMeant(target.heading)) return target.heading;
  }
  return undefined;
}

/** Headings by key; where a paper has one that another heading has, too, the paper is meant. */
function headingsBy(
  { papers }: Digest,
  titles: readonly (string | undefined)[],
  keyOf: (text: string) => string,
): Map<string, number[]> {
  const groups = groupsOf(titles, keyOf);
  const repeated = [...groups].filter(([, group]) => group.length > 1);
  if (repeated.length === 0) return groups;
  const ofPapers = new Set(papers.map(({ heading }) => heading));
  for (const [key, group] of repeated) {
    const meant = group.filter(heading => ofPapers.has(heading));
    if (meant.length > 0) groups.set(key, meant);
  }
  return groups;
}

function groupsOf(
  texts: readonly (string | undefined)[],
  keyOf: (text: string) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const key = text === undefined ? '' : keyOf(text);
    if (key === '') return;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return groups;
}

function folded(text: string): string {
  const lower = text.toLowerCase();
  return uneven.test(lower) ? lower.replace(/\s+/g, ' ').trim() : lower;
}

/** White space that is more than one space between two words. */
const uneven = /\s\s|[^\S ]|^\s|\s$/;

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

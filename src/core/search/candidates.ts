import type { Need, Plan } from './plan.ts';
import type { Postings } from './postings.ts';
import type { Sightings } from './sightings.ts';

/** Says of a paper, by its number, whether it is worth reading; undefined where all are. */
export type Candidates = Uint8Array | undefined;

/** Reading a paper costs about as much as following so many links. */
const linksPerPaper = 60;

/** A superset of the papers that meet every need: those that have the rarest words. */
export function candidatesForAll(
  plan: Plan,
  sightings: Sightings,
  postings: Postings,
  papers: number,
): Candidates {
  const [first, ...others] = wordsOfNeeds(
    plan.needs.filter(need => !need.negated),
    sightings,
    postings,
  );
  if (!first || first.links > papers * linksPerPaper) return undefined;
  const marks = new Uint8Array(papers);
  postings.mark(marks, first.words, 0, 1);
  let step = 1;
  for (const { words, links } of others) {
    if (step === 255 || links > Math.min(first.links, papers) * linksPerPaper) break;
    postings.mark(marks, words, step, step + 1);
    step++;
  }
  return marks.map(mark => (mark === step ? 1 : 0));
}

/** A superset of the papers that meet half of the bare words: with three of five needed, one of the rarest three. */
export function candidatesForMost(
  plan: Plan,
  sightings: Sightings,
  postings: Postings,
  papers: number,
): Candidates {
  const needs = wordsOfNeeds(
    plan.needs.filter(need => need.relaxable),
    sightings,
    postings,
  );
  const marks = new Uint8Array(papers);
  for (const { words } of needs.slice(0, Math.floor(needs.length / 2) + 1)) postings.mark(marks, words, 0, 1);
  return marks;
}

interface NeedWords {
  /** A paper that meets the need has at least one of these. */
  readonly words: readonly number[];
  readonly links: number;
}

function wordsOfNeeds(needs: readonly Need[], sightings: Sightings, postings: Postings): NeedWords[] {
  const rarestOf = (need: Need): NeedWords => {
    const words = need.spellings.flatMap(
      ({ atoms }) => rarest(atoms.map(atom => counted(sightings.wordsOf(atom), postings)))?.words ?? [],
    );
    return counted(words, postings);
  };
  return needs.map(rarestOf).sort((a, b) => a.links - b.links);
}

function counted(words: readonly number[], postings: Postings): NeedWords {
  return { words, links: words.reduce((sum, word) => sum + postings.countOf(word), 0) };
}

function rarest(choices: readonly NeedWords[]): NeedWords | undefined {
  return choices.reduce<NeedWords | undefined>(
    (least, choice) => (least && least.links <= choice.links ? least : choice),
    undefined,
  );
}

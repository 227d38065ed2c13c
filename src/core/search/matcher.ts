import { Lexicon } from './lexicon.ts';
import { planOf } from './plan.ts';
import type { Query } from './query.ts';
import { Reading } from './reading.ts';
import { factsHold, type SearchPaper } from './searchPaper.ts';
import { Sightings } from './sightings.ts';
import { record, Tape } from './tape.ts';

/**
 * Whether one paper matches a query, by the rules of `SearchIndex.matching`: typos forgiven in titles,
 * names and topics, and every word required.
 */
export function matcherOf(query: Query): (paper: SearchPaper) => boolean {
  const plan = planOf(query);
  const lexicon = new Lexicon();
  const sightings = new Sightings(plan.atoms, lexicon);
  const reading = Reading.strict(plan, sightings);
  const tape = new Tape(1024);
  return paper => {
    if (!factsHold(plan.facts, paper)) return false;
    if (plan.needs.length === 0) return true;
    tape.rewind();
    const stretch = record(tape, lexicon, paper);
    return reading.meetsAll(tape.numbers, stretch);
  };
}

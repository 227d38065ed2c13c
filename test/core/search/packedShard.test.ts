import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { Lexicon, wordsInPart } from '../../../src/core/search/lexicon.ts';
import { shardBytes, shardFromBytes } from '../../../src/core/search/packedShard.ts';
import { wordBytes, wordsFromBytes } from '../../../src/core/search/packedWords.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';
import { fingerprint } from '../../../src/core/shelf/fingerprint.ts';
import { holds } from '../../support/random.ts';
import { paperOf } from './inventedPapers.ts';
import { answer, freshIndex, paper, query, step } from './randomPapers.ts';

/** Of a paper's whole text, all of which a stamp has to tell apart. */
function stampOf(given: SearchPaper): number {
  return fingerprint(JSON.stringify([given, given.abstract()]));
}

interface Kept {
  readonly words: readonly Uint8Array[];
  readonly shards: readonly Uint8Array[];
}

function kept(index: SearchIndex): Kept {
  const shards = [...index.kept()].map(({ packed }) => shardBytes(packed(stampOf)));
  return { words: [...index.keptWords()].map(({ part }) => wordBytes(part())), shards };
}

/** An index of what was kept, as far as its papers still read as they did. */
function indexFrom({ words, shards }: Kept, papers: ReadonlyMap<string, SearchPaper>): SearchIndex {
  const index = new SearchIndex(3);
  for (const part of words) equal(index.restoreWords(made(wordsFromBytes(part))), true);
  for (const shard of shards) equal(admit(index, shard, papers), true);
  return index;
}

function admit(index: SearchIndex, shard: Uint8Array, papers: ReadonlyMap<string, SearchPaper>): boolean {
  return index.admit(made(shardFromBytes(shard)), (key, stamp) => {
    const known = papers.get(key);
    return known && stampOf(known) === stamp ? known : undefined;
  });
}

function made<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('bytes that nothing was made of');
  return value;
}

function byKey(papers: readonly SearchPaper[]): Map<string, SearchPaper> {
  return new Map(papers.map(each => [each.key, each]));
}

describe('shards that were kept', () => {
  it('answer like an index that is filled anew, whatever happens to it afterwards', () =>
    holds(
      fc.property(fc.array(step), fc.array(step), fc.array(query), (before, after, queries) => {
        const index = new SearchIndex(3);
        const left = new Map<string, SearchPaper>();
        for (const take of before) take(index, left);
        const again = indexFrom(kept(index), left);
        for (const take of after) take(again, left);
        const fresh = freshIndex([...left.values()]);
        equal(again.size, fresh.size);
        for (const each of queries) deepEqual(answer(again, each), answer(fresh, each));
      }),
      150,
    ));

  it('bring back the papers that still read as they did, and no others', () =>
    holds(
      fc.property(fc.array(paper), fc.array(paper), query, (before, now, asked) => {
        const known = byKey(now);
        const index = indexFrom(kept(freshIndex(before)), known);
        const last = byKey(before);
        const same = [...known.values()].filter(each => {
          const old = last.get(each.key);
          return old && stampOf(old) === stampOf(each);
        });
        deepEqual(answer(index, asked), answer(freshIndex(same), asked));
      }),
      150,
    ));

  it('are as good with words that came later, and none with other words', () =>
    holds(
      fc.property(fc.array(paper), fc.array(paper), query, (before, later, asked) => {
        const index = freshIndex(before);
        const { shards } = kept(index);
        for (const each of later) index.put(each);
        const again = indexFrom({ words: kept(index).words, shards }, byKey(before));
        deepEqual(answer(again, asked), answer(freshIndex(before), asked));
        const other = freshIndex([paperOf({ title: 'Zebra' }), ...before]);
        for (const shard of shards) equal(admit(other, shard, byKey(before)), false);
      }),
      150,
    ));

  it('come back in parts, and not behind one that is missing or not full', () => {
    const lexicon = new Lexicon();
    for (let word = 0; word <= wordsInPart; word++) lexicon.noteShort(lexicon.add(`word${word}`));
    const [first, last] = [lexicon.part(0), lexicon.part(1)];
    const again = new Lexicon();
    deepEqual([again.restore(first), again.restore(last)], [true, true]);
    deepEqual(
      [again.printOf(again.size), again.numberOf('word32768')],
      [lexicon.printOf(lexicon.size), wordsInPart],
    );
    deepEqual(again.misspellable(5), lexicon.misspellable(5));
    const other = new Lexicon();
    deepEqual([other.restore(last), other.restore(first)], [true, false]);
  });

  it('tell by a revision whether they changed', () => {
    const index = freshIndex([paperOf({ title: 'Sparse' })]);
    const states = () => [...index.kept(), ...index.keptWords()].map(({ revision }) => revision);
    const before = states();
    index.search({ clauses: [] }, 1);
    const asked = states();
    deepEqual(states(), asked);
    index.put(paperOf({ title: 'Sparse owls' }));
    const after = states();
    deepEqual(
      after.map((state, at) => state === before[at]),
      [false, false],
    );
  });

  const whole = kept(freshIndex([paperOf({ title: 'Sparse 剪枝', abstract: 'Low-bit owls.' })]));
  const cases = [
    ['shards', whole.shards[0], (bytes: Uint8Array) => shardFromBytes(bytes)],
    ['words', whole.words[0], (bytes: Uint8Array) => wordsFromBytes(bytes)],
  ] as const;
  for (const [name, bytes = new Uint8Array(), read] of cases) {
    it(`are no ${name} with a piece of them missing or of another format, and are read wherever they lie`, () => {
      for (let length = 0; length < bytes.length; length++) equal(read(bytes.slice(0, length)), undefined);
      const shifted = new Uint8Array(bytes.length + 1);
      shifted.set(bytes, 1);
      deepEqual(read(shifted.subarray(1)), made(read(bytes)));
      equal(read(bytes.with(0, 77)), undefined);
    });
  }
});

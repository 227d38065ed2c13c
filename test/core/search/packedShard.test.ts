import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { shardBytes, shardFromBytes } from '../../../src/core/search/packedShard.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import type { SearchPaper } from '../../../src/core/search/searchPaper.ts';
import { holds } from '../../support/random.ts';
import { paperOf } from './inventedPapers.ts';
import { answer, freshIndex, paper, query, step } from './randomPapers.ts';

/** A paper's whole text, which any stamp has to tell apart. */
function stampOf(given: SearchPaper): string {
  return JSON.stringify([given, given.abstract()]);
}

/** The bytes of every shard of an index. */
function kept(index: SearchIndex): Uint8Array[] {
  return [...index.kept()].map(({ packed }) => shardBytes(packed(stampOf)));
}

/** An index that had other papers first, whose words have other numbers there. */
function indexFrom(bytes: readonly Uint8Array[], papers: ReadonlyMap<string, SearchPaper>): SearchIndex {
  const index = new SearchIndex(3);
  const other = paperOf({ arxivId: '1901.00001' as ArxivId, title: 'spare sparse Liu zebra chaos' });
  index.put(other);
  for (const each of bytes) {
    const shard = shardFromBytes(each);
    if (!shard) throw new RangeError('bytes that nothing was made of');
    index.admit(shard, (key, stamp) => {
      const known = papers.get(key);
      return known && stampOf(known) === stamp ? known : undefined;
    });
  }
  index.remove(other.key);
  return index;
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
        const known = new Map(now.map(each => [each.key, each]));
        const index = indexFrom(kept(freshIndex(before)), known);
        const last = new Map(before.map(each => [each.key, each]));
        const same = [...known.values()].filter(each => {
          const old = last.get(each.key);
          return old && stampOf(old) === stampOf(each);
        });
        deepEqual(answer(index, asked), answer(freshIndex(same), asked));
      }),
      150,
    ));

  it('are the same bytes for the same papers in the same order, whatever was there before', () => {
    const papers = ['Sparse 剪枝', 'Chaos of trees'].map((title, at) =>
      paperOf({ arxivId: `2412.0000${at}` as ArxivId, title, abstract: 'Low-bit owls.' }),
    );
    const index = new SearchIndex();
    index.put(paperOf({ arxivId: '1901.00001' as ArxivId, title: 'trees owls zebra' }));
    for (const each of papers) index.put(each);
    index.remove('1901.00001');
    deepEqual(kept(index), kept(freshIndex(papers)));
  });

  it('tell by a revision whether they changed', () => {
    const index = freshIndex([paperOf({ title: 'Sparse' })]);
    const states = () => [...index.kept()].map(({ revision }) => revision);
    const before = states();
    index.search({ clauses: [] }, 1);
    const asked = states();
    deepEqual(states(), asked);
    index.remove('2501.00001');
    equal(String(states()) === String(before), false);
  });

  const whole =
    kept(freshIndex([paperOf({ title: 'Sparse 剪枝', abstract: 'Low-bit owls.' })]))[0] ?? new Uint8Array();

  it('are nothing with any bit of them another', () => {
    for (let bit = 0; bit < 8 * whole.length; bit++) {
      const bytes = Uint8Array.from(whole);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      equal(shardFromBytes(bytes), undefined, `bit ${bit}`);
    }
  });

  it('are nothing with a piece of them missing, and are read wherever they lie', () => {
    for (let length = 0; length < whole.length; length++)
      equal(shardFromBytes(whole.slice(0, length)), undefined);
    const shifted = new Uint8Array(whole.length + 1);
    shifted.set(whole, 1);
    deepEqual(shardFromBytes(shifted.subarray(1)), shardFromBytes(whole));
  });

  it('are nothing where their numbers cannot be those of papers', () => {
    const shard = shardFromBytes(whole);
    if (!shard) throw new RangeError('no shard');
    const wrong = {
      'a list without papers': {
        starts: Uint32Array.from(shard.starts, (start, at) => (at === 1 ? 0 : start)),
      },
      'a paper that is not there': { papers: [] },
      'a word twice': { words: shard.words.with(1, shard.words[0] ?? '') },
      'no field': { entries: shard.entries.map(() => 0) },
    };
    deepEqual(
      Object.entries(wrong).filter(([, change]) => shardFromBytes(shardBytes({ ...shard, ...change }))),
      [],
    );
  });
});

import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  array,
  asyncProperty,
  constantFrom,
  nat,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from 'fast-check';
import { shardBytes, shardFromBytes } from '../../src/core/search/packedShard.ts';
import { wordBytes, wordsFromBytes } from '../../src/core/search/packedWords.ts';
import { parseQuery } from '../../src/core/search/query.ts';
import { SearchIndex } from '../../src/core/search/searchIndex.ts';
import { toUri } from '../../src/core/uri.ts';
import { cachedFiles, cachedText } from '../../src/server/files/cachedFiles.ts';
import { diskCache } from '../../src/server/files/diskCache.ts';
import { paperOf } from '../core/search/inventedPapers.ts';
import { holds, holdsInTime } from '../support/random.ts';

const damage = array(
  record({ at: nat(), length: oneof(constantFrom(0, 1, 4), nat(40)), put: uint8Array({ maxLength: 8 }) }),
  { minLength: 1, maxLength: 4 },
);

function damaged(
  bytes: Uint8Array,
  all: readonly { at: number; length: number; put: Uint8Array }[],
): Uint8Array {
  return all.reduce<Uint8Array>((now, { at, length, put }) => {
    const start = at % (now.length + 1);
    return Buffer.concat([now.subarray(0, start), put, now.subarray(start + length)]);
  }, bytes);
}

describe('the search index in the cache', () => {
  const index = new SearchIndex(3);
  index.put(paperOf({ title: 'Sparse 剪枝', abstract: 'Low-bit owls.' }));
  const [whole] = [...index.kept()].map(({ packed }) => shardBytes(packed(() => 1)));
  const [words] = [...index.keptWords()].map(({ part }) => wordBytes(part()));
  if (!whole || !words) throw new Error('an index without shards');
  const parts: readonly (readonly [string, Uint8Array])[] = [
    ['words', words],
    ['papers', whole],
  ];

  for (const [name, bytes] of parts) {
    it(`is nothing, or what an index can hold, after any damage to its ${name}`, () => {
      holds(
        property(oneof(damage, constantFrom([])), uint8Array({ maxLength: 200 }), (all, junk) => {
          const other = all.length > 0 ? damaged(bytes, all) : junk;
          const restored = new SearchIndex(3);
          const part = wordsFromBytes(bytes === words ? other : words);
          if (part) restored.restoreWords(part);
          const shard = shardFromBytes(bytes === whole ? other : whole);
          if (shard) restored.admit(shard, key => paperOf({ arxivId: key as never }));
          restored.put(paperOf({ arxivId: '2501.00077' as never, title: 'Owls' }));
          restored.search(parseQuery('owls spar').query, 5);
        }),
        400,
      );
    });
  }
});

describe('the digests in the cache', () => {
  const uri = toUri('file:///digests/2025-01-03.md');
  const file = {
    uri,
    stamp: { size: 1, modified: 2, hash: 'h' },
    reading: '',
    lines: ['{"a":1}', '["b"]\t[]'],
  };
  const text = cachedText([file, { ...file, lines: [] }]);

  it('are files or nothing in any text', () => {
    const damagedText = damage.map(all => Buffer.from(damaged(Buffer.from(text), all)));
    holds(
      property(oneof(damagedText, string({ unit: 'binary' })), given => {
        for (const { stamp, lines } of cachedFiles(Buffer.from(given)) ?? []) {
          ok(typeof stamp.hash === 'string' && Array.isArray(lines));
        }
      }),
      300,
    );
    deepEqual(cachedFiles(Buffer.from(text))?.length, 2);
  });
});

describe('a part of the cache on disk', () => {
  const bytes = new TextEncoder().encode('what is kept\nfor the next start');
  const folder = mkdtempSync(join(tmpdir(), 'cache-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is whole or not there, whatever its file holds', async () => {
    const cache = diskCache(folder, 'here', 'one');
    await cache.write('digests-00', bytes);
    const [own = ''] = readdirSync(folder);
    const path = join(folder, own, 'digests-00');
    const whole = (await cache.read('digests-00')) ?? new Uint8Array();
    deepEqual(new Uint8Array(whole), bytes);
    const written = Buffer.concat([Buffer.from(''), whole]);
    await holdsInTime(
      asyncProperty(oneof(damage, constantFrom([])), uint8Array({ maxLength: 90 }), async (all, junk) => {
        writeFileSync(path, all.length > 0 ? damaged(written, all) : junk);
        equal(await cache.read('digests-00'), undefined);
      }),
      60,
    );
  });
});

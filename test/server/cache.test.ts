import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { array, asyncProperty, integer } from 'fast-check';
import type { Wording } from '../../src/core/wording/wording.ts';
import { method } from '../../src/protocol/protocol.ts';
import { cachedFiles } from '../../src/server/files/cachedFiles.ts';
import { diskCache } from '../../src/server/files/diskCache.ts';
import { diskSource } from '../../src/server/files/diskSource.ts';
import type { FileSource } from '../../src/server/files/fileSource.ts';
import { fileChange, happen } from '../support/digestFiles.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';
import { holdsInTime } from '../support/random.ts';
import { type Ask, settled, shownBy } from '../support/serverAnswers.ts';

const queries = [
  'quiet',
  'loud rivers',
  '"of pruning"',
  'topic:"kv cache"',
  'naive',
  '潮汐',
  'after:2025',
  '',
];

describe('the cache', () => {
  let root: string;
  let cacheFolder: string;
  /** Names of the files that were read, not only looked at. */
  let read: string[];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digests-'));
    cacheFolder = mkdtempSync(join(tmpdir(), 'cache-'));
    read = [];
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
    rmSync(cacheFolder, { recursive: true, force: true });
  });

  const files = (others: FileSource, wording: Wording): FileSource => {
    const disk = diskSource(others, wording);
    return {
      ...disk,
      read: async (uris, known) => {
        const texts = await disk.read(uris, known);
        texts.forEach(({ kind }, index) => {
          const name = uris[index]?.split('/').at(-1) ?? '';
          if (kind === 'text' && name.endsWith('.md')) read.push(name);
        });
        return texts;
      },
    };
  };

  /** What a server shows that starts, and then stops. */
  const start = async (options: object, during?: (editor: Editor) => Promise<void>) => {
    const editor = await Editor.start({
      folders: [pathToFileURL(root).href],
      initializationOptions: options,
      platform: { files },
    });
    const ask: Ask = (name, params) => editor.ask(name, params);
    await editor.indexed();
    await settled(ask);
    await during?.(editor);
    const shown = await shownBy(ask, queries);
    await editor.stop();
    return shown;
  };
  const written = () =>
    readdirSync(cacheFolder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name));
  const write = (name: string, text: string) => {
    writeFileSync(join(root, name), text);
    // Long enough ago to be known again by its time.
    utimesSync(join(root, name), new Date(2025, 0, 1), new Date(2025, 0, 1));
  };
  const twoDigests = () => {
    write(
      '2025-01-03.md',
      digestText('2025-01-03', [{ title: 'Quiet rivers', abstract: 'On **pruning**.' }]),
    );
    write('2024-12-27.md', digestText('2024-12-27', [{ title: 'Loud rivers', id: '2412.00001' }]));
    write('README.md', '# Nothing\n');
  };

  it('makes a start that reads only what changed', async () => {
    twoDigests();
    const first = await start({ cacheFolder });
    equal(read.splice(0).length, 3);
    deepEqual(await start({ cacheFolder }), first);
    deepEqual(read, []);
    write('2024-12-27.md', digestText('2024-12-27', [{ title: 'Lower rivers', id: '2412.00001' }]));
    const changed = await start({ cacheFolder });
    deepEqual(read.splice(0), ['2024-12-27.md']);
    deepEqual(changed, await start({}));
  });

  it('is not written again where nothing changed', async () => {
    twoDigests();
    await start({ cacheFolder });
    const times = () => written().map(path => [path, statSync(path).ino]);
    const before = times();
    await start({ cacheFolder });
    deepEqual(times(), before);
  });

  it('knows a file by its bytes when only its time is another', async () => {
    twoDigests();
    const first = await start({ cacheFolder });
    utimesSync(join(root, '2025-01-03.md'), new Date(2025, 1, 1), new Date(2025, 1, 1));
    read = [];
    deepEqual(await start({ cacheFolder }), first);
    deepEqual(read, []);
  });

  it('is not used for another reading', async () => {
    write('2025-01-03.md', '## Low Tide\n\n>Verfasser: Ada Example\n\n>https://arxiv.org/abs/2501.00001\n');
    await start({ cacheFolder });
    const settings = { labels: { authors: ['Verfasser'] } };
    deepEqual(await start({ cacheFolder, settings }), await start({ settings }));
  });

  it('makes no difference, whatever happens to the files between two starts', async function () {
    this.timeout(60_000);
    const changes = array(array(fileChange, { maxLength: 4 }), { minLength: 2, maxLength: 4 });
    await holdsInTime(
      asyncProperty(changes, async rounds => {
        rmSync(root, { recursive: true });
        mkdirSync(root);
        rmSync(cacheFolder, { recursive: true, force: true });
        for (const round of rounds) {
          for (const change of round) happen(root, change);
          deepEqual(await start({ cacheFolder }), await start({}));
        }
      }),
      8,
    );
  });

  it('is made anew where any of it is damaged or cut off', async function () {
    this.timeout(60_000);
    twoDigests();
    const first = await start({ cacheFolder });
    const whole = new Map(written().map(path => [path, readFileSync(path)]));
    ok(whole.size >= 3);
    await holdsInTime(
      asyncProperty(integer({ min: 0, max: 1e9 }), integer({ min: 1, max: 255 }), async (at, other) => {
        for (const [path, bytes] of whole) {
          const damaged = Buffer.from(bytes);
          damaged[at % bytes.length] = (damaged[at % bytes.length] ?? 0) ^ other;
          writeFileSync(path, at % 2 ? damaged : bytes.subarray(0, at % bytes.length));
        }
        deepEqual(await start({ cacheFolder }), first);
        for (const [path, bytes] of whole) deepEqual(readFileSync(path), bytes);
      }),
      8,
    );
  });

  it('serves two windows at once', async () => {
    twoDigests();
    const first = await start({ cacheFolder }, async () => {
      await start({ cacheFolder });
      write('2025-01-10.md', digestText('2025-01-10', [{ title: 'Late rivers', id: '2501.00009' }]));
      await start({ cacheFolder });
    });
    ok(first);
    deepEqual(await start({ cacheFolder }), await start({}));
  });

  it('goes and is made anew when somebody clears it', async () => {
    twoDigests();
    await start({ cacheFolder });
    const before = written().length;
    await start({ cacheFolder }, async editor => {
      ok((await editor.ask<number>(method.clearCache, undefined)) > 100);
      await settled((name, params) => editor.ask(name, params));
    });
    equal(written().length, before);
    await start({}, async editor => equal(await editor.ask(method.clearCache, undefined), null));
  });

  it('does no harm where nothing can be written', async () => {
    twoDigests();
    writeFileSync(join(cacheFolder, 'file'), '');
    deepEqual(await start({ cacheFolder: join(cacheFolder, 'file') }), await start({}));
  });
});

describe('a folder on disk that a cache is in', () => {
  const bytes = new TextEncoder().encode('what is kept\nfor the next start');
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cache-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has nothing that was written by another version, for another workspace, or as another part', async () => {
    const cache = diskCache(folder, 'here', 'one');
    ok(await cache.write('digests-00', bytes));
    deepEqual(new Uint8Array((await cache.read('digests-00')) ?? []), bytes);
    equal(await diskCache(folder, 'here', 'two').read('digests-00'), undefined);
    equal(await diskCache(folder, 'there', 'one').read('digests-00'), undefined);
    const [own = ''] = readdirSync(folder);
    writeFileSync(join(folder, own, 'digests-01'), readFileSync(join(folder, own, 'digests-00')));
    equal(await cache.read('digests-01'), undefined);
  });

  it('has nothing that is damaged in any byte, or cut at any point', async () => {
    const cache = diskCache(folder, 'here', 'one');
    await cache.write('digests-00', bytes);
    const [own = ''] = readdirSync(folder);
    const path = join(folder, own, 'digests-00');
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      writeFileSync(path, whole.subarray(0, at));
      equal(await cache.read('digests-00'), undefined);
      for (let bit = 1; bit < 256; bit *= 2) {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ bit;
        writeFileSync(path, damaged);
        equal(await cache.read('digests-00'), undefined);
      }
    }
  });

  it('says how much it held when it is cleared', async () => {
    const cache = diskCache(folder, 'here', 'one');
    await cache.write('digests-00', bytes);
    await cache.write('search-0000', bytes);
    equal(await cache.clear(), 2 * bytes.length);
    deepEqual(await cache.names(), []);
    equal(await cache.read('digests-00'), undefined);
  });
});

describe('the text of a part of the cache', () => {
  it('is nothing where it is foreign', () => {
    deepEqual(cachedFiles(Buffer.from('')), []);
    for (const text of [
      'x',
      '[]',
      '["a",1,2,"h",""]',
      '["a",1,2,"h","",1]',
      '{"uri":"a"}',
      'null',
      '[1,2,3,4,5,6]',
    ]) {
      equal(cachedFiles(Buffer.from(text)), undefined);
    }
  });
});

import { deepEqual, equal } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { array, asyncProperty, boolean, record } from 'fast-check';
import type { Wording } from '../../src/core/wording/wording.ts';
import { method } from '../../src/protocol/protocol.ts';
import { diskSource } from '../../src/server/files/diskSource.ts';
import type { FileSource } from '../../src/server/files/fileSource.ts';
import { fileChange, happen } from '../support/digestFiles.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';
import { holdsInTime } from '../support/random.ts';
import { type Ask, settled, shownBy } from '../support/serverAnswers.ts';

const queries = ['quiet', 'loud rivers', '"of pruning"', 'naive', ''];

describe('files that change on disk', () => {
  let root: string;
  let editor: Editor;
  let reads: Map<string, number>;

  const files = (others: FileSource, wording: Wording): FileSource => {
    const disk = diskSource(others, wording);
    return {
      ...disk,
      read: async (uris, known) => {
        for (const uri of uris) reads.set(uri, (reads.get(uri) ?? 0) + 1);
        return disk.read(uris, known);
      },
    };
  };
  const start = (quiet = 0) =>
    Editor.start({ folders: [pathToFileURL(root).href], platform: { files, quiet } });
  const askOf =
    (editor: Editor): Ask =>
    (name, params) =>
      editor.ask(name, params);
  const tell = (changes: readonly (readonly [name: string, type: 1 | 2 | 3])[]) =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([name, type]) => ({ uri: pathToFileURL(join(root, name)).href, type })),
    });
  const shown = async (editor: Editor) => {
    await settled(askOf(editor));
    return shownBy(askOf(editor), queries);
  };
  const fresh = async () => {
    const other = await start();
    await other.indexed();
    const answers = await shown(other);
    await other.stop();
    return answers;
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digests-'));
    reads = new Map();
  });
  afterEach(async () => {
    await editor.stop();
    rmSync(root, { recursive: true });
  });

  it('come to what a fresh start shows, in whatever order, while others are still being read', async function () {
    this.timeout(120_000);
    editor = await start();
    const rounds = array(record({ changes: array(fileChange, { maxLength: 5 }), waits: boolean() }), {
      minLength: 1,
      maxLength: 5,
    });
    await holdsInTime(
      asyncProperty(rounds, async rounds => {
        for (const { changes, waits } of rounds) {
          for (const change of changes) await tell(happen(root, change));
          if (waits) await settled(askOf(editor));
        }
        deepEqual(await shown(editor), await fresh());
      }),
      15,
    );
  });

  it('are none of them lost while the folder is being read for the first time', async function () {
    this.timeout(60_000);
    for (let day = 10; day < 30; day++) {
      const text = digestText(`2025-01-${day}`, [{ title: `Rivers ${day}`, id: `2501.000${day}` }]);
      writeFileSync(join(root, `2025-01-${day}.md`), text);
    }
    editor = await start();
    for (let day = 10; day < 30; day += 3) {
      const name = `2025-01-${day}.md`;
      if (day % 2) rmSync(join(root, name));
      else
        writeFileSync(
          join(root, name),
          digestText(`2025-01-${day}`, [{ title: `Changed ${day}`, id: `2502.000${day}` }]),
        );
      await tell([[name, day % 2 ? 3 : 2]]);
    }
    writeFileSync(
      join(root, '2025-02-01.md'),
      digestText('2025-02-01', [{ title: 'New rivers', id: '2502.00009' }]),
    );
    await tell([['2025-02-01.md', 1]]);
    await editor.indexed();
    deepEqual(await shown(editor), await fresh());
  });

  it('are one update when many change at once, and each is read once', async function () {
    this.timeout(60_000);
    mkdirSync(join(root, 'all'));
    const names = Array.from({ length: 120 }, (_, index) => `all/${index}.md`);
    const write = (word: string) => {
      names.forEach((name, index) => {
        const id = `2501.${String(10_000 + index)}`;
        writeFileSync(join(root, name), digestText('2025-01-03', [{ title: `${word} ${index}`, id }]));
      });
    };
    write('Old');
    editor = await start(40);
    await editor.indexed();
    await settled(askOf(editor));
    let updates = 0;
    let revision = editor.status?.revision;
    editor.connection.onNotification(method.libraryChanged, status => {
      if (status.revision !== revision) updates++;
      revision = status.revision;
    });
    reads.clear();
    write('New');
    for (let at = 0; at < names.length; at += 30) await tell(names.slice(at, at + 30).map(name => [name, 2]));
    await settled(askOf(editor));
    deepEqual(new Set(reads.values()), new Set([1]));
    equal(reads.size, names.length);
    const after = await shown(editor);
    deepEqual(after, await fresh());
    equal(updates <= 1, true, `${updates} updates`);
  });

  it('are looked at again, and not read again, when .gitignore changes', async () => {
    writeFileSync(join(root, '2025-01-03.md'), digestText('2025-01-03', [{ title: 'Quiet rivers' }]));
    editor = await start();
    await editor.indexed();
    writeFileSync(join(root, '.gitignore'), '2025*\n');
    await tell([['.gitignore', 1]]);
    await settled(askOf(editor));
    equal((await shown(editor)).digests, 0);
    writeFileSync(join(root, '.gitignore'), '');
    await tell([['.gitignore', 2]]);
    deepEqual(await shown(editor), await fresh());
  });
});

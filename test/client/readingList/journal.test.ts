import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { array, asyncProperty, constantFrom, integer, nat, record, scheduler } from 'fast-check';
import { Journal, type JournalFolder } from '../../../src/client/readingList/journal.ts';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { joined } from '../../../src/core/readingList/joined.ts';
import {
  emptyList,
  marked,
  noted,
  type ReadingList,
  readingOf,
  unmarked,
} from '../../../src/core/readingList/readingList.ts';
import { holdsInTime } from '../../support/random.ts';

/** Files in memory; `turn` is awaited before each step, so that a test chooses whose turn it is. */
class Files {
  readonly texts = new Map<string, string>();
  /** How many more calls succeed; then the process is dead, in the middle of what it writes. */
  constructor(texts = new Map<string, string>()) {
    this.texts = texts;
  }

  folder(turn: () => Promise<unknown> = () => Promise.resolve(), calls = { left: Infinity }): JournalFolder {
    const step = async () => {
      await turn();
      calls.left--;
      if (calls.left < 0) throw new Error('The process was killed');
    };
    return {
      list: async () => {
        await step();
        return [...this.texts.keys()];
      },
      read: async name => {
        await step();
        return this.texts.get(name);
      },
      create: async (name, text) => {
        ok(!this.texts.has(name), 'no file is written twice');
        // Killed in between, a file is written by half.
        this.texts.set(name, text.slice(0, text.length / 2));
        await step();
        this.texts.set(name, text);
      },
      remove: async name => {
        await step();
        this.texts.delete(name);
      },
    };
  }
}

let count = 0;
const newName = () => `${++count}.jsonl`;
const papers = ['2501.00001', '2501.00002', '2501.00003', '2501.00004'] as ArxivId[];
const shown = (list: ReadingList) => papers.map(id => readingOf(list, id));
const fresh = async (files: Files) => {
  const journal = new Journal(files.folder(), newName);
  await journal.refresh();
  return journal;
};

const [first, second] = papers as [ArxivId, ArxivId];

describe('the journal of a reading list', () => {
  it('is read back by another window, and by the next start', async () => {
    const files = new Files();
    const [one, two] = [await fresh(files), await fresh(files)];
    await one.add(marked(one.list, [first], 'read', { now: 5, by: 'one' }));
    await two.add(noted(two.list, second, 'A **note**.', { now: 6, by: 'two' }));
    await one.refresh();
    deepEqual([...(await two.refresh()).keys()].includes(first), true);
    for (const journal of [one, two, await fresh(files)]) {
      equal(readingOf(journal.list, first).read, 5);
      equal(readingOf(journal.list, second).note, 'A **note**.');
    }
  });

  it('keeps few files, however many changes', async () => {
    const files = new Files();
    const journal = await fresh(files);
    for (let index = 0; index < 200; index++) {
      const change = index % 2 ? unmarked : marked;
      await journal.add(
        change(journal.list, [papers[index % 3] as ArxivId], 'read', { now: index, by: 'one' }),
      );
    }
    ok(files.texts.size <= 14, String(files.texts.size));
    deepEqual(shown((await fresh(files)).list), shown(journal.list));
  });

  it('ignores half a line at the end of a file, and never removes that file', async () => {
    const files = new Files();
    const journal = await fresh(files);
    await journal.add(marked(emptyList, papers, 'starred', { now: 5, by: 'one' }));
    const [[name, text] = ['', '']] = files.texts;
    files.texts.set(name, text.slice(0, text.lastIndexOf('"starred"') + 4));
    const other = await fresh(files);
    deepEqual(
      shown(other.list).map(({ starred }) => starred),
      [5, 5, 5, undefined],
    );
    for (let now = 10; now < 60; now++) {
      const change = now % 2 ? unmarked : marked;
      await other.add(change(other.list, [first], 'read', { now, by: 'two' }));
    }
    ok(files.texts.has(name));
  });

  it('never removes a file that was damaged after it was read', async () => {
    const files = new Files();
    const journal = await fresh(files);
    await journal.add(marked(emptyList, papers, 'starred', { now: 5, by: 'one' }));
    const [[name, text] = ['', '']] = files.texts;
    files.texts.set(name, text.slice(0, text.length / 2));
    for (let now = 10; now < 60; now++) {
      const change = now % 2 ? unmarked : marked;
      await journal.add(change(journal.list, [first], 'read', { now, by: 'one' }));
    }
    ok(files.texts.has(name));
  });

  it('leaves files alone that a newer version wrote, and reads what it knows of them', async () => {
    const files = new Files();
    const newer = [
      '{"format":"digest-lens-journal","version":2}',
      '{"id":"2501.00001","read":{"since":5,"at":5},"rating":{"at":5,"stars":3}}',
      '{"end":1}',
      '',
    ].join('\n');
    files.texts.set('newer.jsonl', newer);
    files.texts.set('strange.jsonl', 'what is this');
    const journal = await fresh(files);
    equal(readingOf(journal.list, first).read, 5);
    deepEqual(journal.list.get(first)?.others, { rating: { at: 5, stars: 3 } });
    for (let now = 10; now < 60; now++) {
      const change = now % 2 ? unmarked : marked;
      await journal.add(change(journal.list, [second], 'read', { now, by: 'two' }));
    }
    equal(files.texts.get('newer.jsonl'), newer);
    equal(files.texts.get('strange.jsonl'), 'what is this');
  });

  it('writes what could not be written with the next change', async () => {
    const files = new Files();
    let full = true;
    const folder = files.folder();
    const journal = new Journal(
      {
        ...folder,
        create: (name, text) => (full ? Promise.reject(new Error('full')) : folder.create(name, text)),
      },
      newName,
    );
    await rejects(journal.add(marked(journal.list, [first], 'read', { now: 5, by: 'one' })), /full/);
    equal(readingOf(journal.list, first).read, 5);
    full = false;
    await journal.add(marked(journal.list, [second], 'read', { now: 6, by: 'one' }));
    deepEqual(shown((await fresh(files)).list), shown(journal.list));
  });

  it('loses nothing of two windows that take turns anywhere, and comes out the same in both', async () => {
    await holdsInTime(
      asyncProperty(
        scheduler(),
        array(
          record({
            window: constantFrom(0, 1),
            paper: constantFrom(0, 1, 2, 3),
            note: constantFrom(true, false),
          }),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        async (turns, steps) => {
          const files = new Files();
          // Many changes before, so that both tidy up.
          const before = await fresh(files);
          for (const id of papers) {
            for (const now of [1, 2, 3]) {
              await before.add(
                (now % 2 ? marked : unmarked)(before.list, [id], 'read', { now, by: 'before' }),
              );
            }
          }
          const turn = () => turns.schedule(Promise.resolve());
          const windows = [
            new Journal(files.folder(turn), newName),
            new Journal(files.folder(turn), newName),
          ];
          const saved: Promise<void>[] = windows.map(async journal => void (await journal.refresh()));
          steps.forEach(({ window, paper, note }, index) => {
            const journal = windows[window] as Journal;
            const moment = { now: 10 + index, by: String(window) };
            const id = papers[paper] as ArxivId;
            const star = readingOf(journal.list, id).starred === undefined ? marked : unmarked;
            saved.push(
              journal.add(
                note
                  ? noted(journal.list, id, `text ${index}`, moment)
                  : star(journal.list, [id], 'starred', moment),
              ),
            );
            if (index % 5 === 4) saved.push(journal.refresh().then(() => undefined));
          });
          await turns.waitFor(Promise.all(saved));
          const late = windows.map(journal => journal.refresh());
          await turns.waitFor(Promise.all(late));
          const [one, two] = windows as [Journal, Journal];
          deepEqual(shown(one.list), shown(two.list));
          deepEqual(shown((await fresh(files)).list), shown(one.list));
          for (const id of papers) equal(readingOf(one.list, id).read, 3);
        },
      ),
      60,
    );
  });

  it('loses nothing that was saved when a window is killed at any moment', async () => {
    await holdsInTime(
      asyncProperty(integer({ min: 0, max: 90 }), async calls => {
        const files = new Files();
        const journal = new Journal(files.folder(undefined, { left: calls }), newName);
        const saved = new Set<ArxivId>();
        for (let index = 0; index < 40; index++) {
          const id = `2501.1${String(index).padStart(4, '0')}` as ArxivId;
          const done = await journal.add(marked(journal.list, [id], 'read', { now: 5, by: 'one' })).then(
            () => true,
            () => false,
          );
          if (!done) break;
          saved.add(id);
        }
        const after = await fresh(files);
        for (const id of saved) equal(readingOf(after.list, id).read, 5, id);
      }),
      60,
    );
  });

  it('loses nothing of whole files beside damaged ones, and leaves these as they are', async () => {
    const damage = record({ which: nat(), at: nat(), kind: constantFrom('cut', 'flip', 'empty', 'junk') });
    await holdsInTime(
      asyncProperty(
        array(damage, { minLength: 1, maxLength: 3 }),
        integer({ min: 0, max: 40 }),
        async (all, more) => {
          const files = new Files();
          const ids = Array.from({ length: 8 }, (_, index) => `2501.2000${index}` as ArxivId);
          const fileOf = new Map<ArxivId, string>();
          for (const id of ids) {
            const journal = await fresh(files);
            const before = new Set(files.texts.keys());
            await journal.add(marked(emptyList, [id], 'read', { now: 5, by: 'one' }));
            fileOf.set(id, [...files.texts.keys()].find(name => !before.has(name)) ?? '');
          }
          const damaged = new Map<string, string>();
          for (const { which, at, kind } of all) {
            const name = fileOf.get(ids[which % ids.length] as ArxivId) ?? '';
            const text = files.texts.get(name) ?? '';
            const place = at % Math.max(1, text.length - 1);
            const letter = String.fromCharCode((text.charCodeAt(place) || 0) ^ 1);
            const now = {
              cut: text.slice(0, place),
              flip: text.slice(0, place) + letter + text.slice(place + 1),
              empty: '',
              junk: '\0\0\0\0',
            };
            files.texts.set(name, now[kind]);
            damaged.set(name, now[kind]);
          }
          const windows = [await fresh(files), await fresh(files)];
          for (let index = 0; index < more; index++) {
            const journal = windows[index % 2] as Journal;
            const change = readingOf(journal.list, first).starred === undefined ? marked : unmarked;
            await journal.add(
              change(journal.list, [first], 'starred', { now: 10 + index, by: String(index % 2) }),
            );
          }
          const after = await fresh(files);
          for (const id of ids) {
            if (!damaged.has(fileOf.get(id) ?? '')) equal(readingOf(after.list, id).read, 5, id);
          }
          equal(readingOf(after.list, first).starred !== undefined, more > 0 && isStarred(windows));
          // A flipped letter may leave a file whole that says something else; any other damage stays for who can repair it.
          for (const [name, text] of damaged) if (!text.includes('"end"')) equal(files.texts.get(name), text);
        },
      ),
      60,
    );
  });
});

/** Whether the last word of two windows on the first paper is that it has a star. */
function isStarred(windows: readonly Journal[]): boolean {
  const whole = windows.map(({ list }) => list).reduce(joined, emptyList);
  return readingOf(whole, first).starred !== undefined;
}

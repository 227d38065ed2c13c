import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Arbitrary, array, constantFrom, integer, oneof, property, record } from 'fast-check';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { exportText, readExport } from '../../../src/core/readingList/exportText.ts';
import { imported } from '../../../src/core/readingList/imported.ts';
import { joined } from '../../../src/core/readingList/joined.ts';
import { journalText, readJournal } from '../../../src/core/readingList/journalText.ts';
import {
  cleared,
  emptyList,
  marked,
  noted,
  type ReadingList,
  readingOf,
  undone,
  unmarked,
} from '../../../src/core/readingList/readingList.ts';
import { holds } from '../../support/random.ts';

const papers = ['2501.00001', '2501.00002', 'cs/0112017'] as ArxivId[];

type Step =
  | { readonly kind: 'mark' | 'unmark'; readonly mark: 'read' | 'starred'; readonly id: ArxivId }
  | { readonly kind: 'note'; readonly id: ArxivId; readonly text: string }
  | { readonly kind: 'clear' };

const id = constantFrom(...papers);
const step: Arbitrary<Step> = oneof(
  {
    weight: 5,
    arbitrary: record({
      kind: constantFrom('mark' as const, 'unmark' as const),
      mark: constantFrom('read' as const, 'starred' as const),
      id,
    }),
  },
  {
    weight: 4,
    arbitrary: record({
      kind: constantFrom('note' as const),
      id,
      text: constantFrom('a', 'b', 'c\n\nd', ''),
    }),
  },
  { weight: 1, arbitrary: record({ kind: constantFrom('clear' as const) }) },
);

function changeOf(list: ReadingList, change: Step, now: number, by: string): ReadingList {
  switch (change.kind) {
    case 'mark':
      return marked(list, [change.id], change.mark, { now, by });
    case 'unmark':
      return unmarked(list, [change.id], change.mark, { now, by });
    case 'note':
      return noted(list, change.id, change.text, { now, by });
    case 'clear':
      return cleared(list, { now, by });
  }
}

/** What one or two windows did: each step in a window, and whether the windows heard of each other behind it. */
const history = array(
  record({
    window: constantFrom(0, 1),
    step,
    heard: constantFrom(true, false),
    pause: integer({ min: 0, max: 2 }),
  }),
  { maxLength: 14 },
);

const list: Arbitrary<ReadingList> = array(record({ step, pause: integer({ min: 0, max: 2 }) }), {
  maxLength: 8,
}).map(steps => {
  let [made, now]: [ReadingList, number] = [emptyList, 1_735_900_000_000];
  for (const { step: each, pause } of steps) {
    now += pause;
    made = joined(made, changeOf(made, each, now, 'one'));
  }
  return made;
});

const shown = (of: ReadingList) =>
  Object.fromEntries(papers.map(each => [each, readingOf(of, each)] as const));

describe('a reading list in two windows', () => {
  it('is the same in both once they have heard of each other, and in any third that hears in any order', () => {
    holds(
      property(history, steps => {
        const windows: [ReadingList, ReadingList] = [emptyList, emptyList];
        const said: ReadingList[] = [];
        let now = 1_735_900_000_000;
        for (const { window, step: each, heard, pause } of steps) {
          now += pause;
          const change = changeOf(windows[window] ?? emptyList, each, now, `window ${window}`);
          said.push(change);
          windows[window] = joined(windows[window] ?? emptyList, change);
          if (heard) windows[1 - window] = joined(windows[1 - window] ?? emptyList, windows[window]);
        }
        const [one, two] = [joined(windows[0], windows[1]), joined(windows[1], windows[0])];
        deepEqual(shown(one), shown(two));
        deepEqual(shown(said.reduce(joined, emptyList)), shown(one));
        deepEqual(shown([...said, ...said].reverse().reduce(joined, emptyList)), shown(one));
      }),
      300,
    );
  });

  it('loses no note that nobody who had seen it replaced', () => {
    holds(
      property(
        array(record({ window: constantFrom(0, 1), heard: constantFrom(true, false) }), { maxLength: 8 }),
        steps => {
          const [paper] = papers as [ArxivId];
          const windows: ReadingList[] = [emptyList, emptyList];
          // By the plain meaning: each window knows which texts it has on its screen.
          const seen: Set<string>[] = [new Set(), new Set()];
          const replaced = new Set<string>();
          steps.forEach(({ window, heard }, index) => {
            const other = 1 - window;
            const text = `text ${index}`;
            for (const old of seen[window] ?? []) replaced.add(old);
            seen[window] = new Set([text]);
            const here = windows[window] ?? emptyList;
            windows[window] = joined(here, noted(here, paper, text, { now: 5, by: String(window) }));
            if (!heard) return;
            windows[other] = joined(windows[other] ?? emptyList, windows[window] ?? emptyList);
            seen[other] = new Set([...(seen[other] ?? []), text].filter(each => !replaced.has(each)));
          });
          const whole = joined(windows[0] ?? emptyList, windows[1] ?? emptyList);
          const texts = (readingOf(whole, paper).note ?? '').split('\n\n---\n\n').filter(Boolean);
          const expected = steps.map((_, index) => `text ${index}`).filter(text => !replaced.has(text));
          deepEqual(texts.sort(), expected.sort());
        },
      ),
      300,
    );
  });
});

describe('a reading list as text', () => {
  it('comes back from a journal, and from one cut off anywhere with all whole lines', () => {
    holds(
      property(list, integer({ min: 0, max: 2000 }), (of, cut) => {
        const text = journalText(of);
        deepEqual(readJournal(text), { list: of, replaceable: true });
        const part = readJournal(text.slice(0, Math.min(cut, text.length - 2)));
        equal(part.replaceable, false);
        for (const [each, paper] of part.list) deepEqual(paper, of.get(each));
        ok(part.list.size >= Math.min(of.size, text.slice(0, cut).split('\n').length - 2));
      }),
      200,
    );
  });

  it('comes back from an export', () => {
    holds(
      property(list, of => {
        const read = readExport(exportText(of));
        if (read.kind !== 'papers') throw new Error(read.issues.join());
        const back = joined(emptyList, imported(emptyList, read.papers, { now: 9, by: 'x' }));
        deepEqual(shown(back), shown(of));
        equal(exportText(back), exportText(of));
        equal(imported(back, read.papers, { now: 10, by: 'x' }).size, 0, 'twice is once');
      }),
      200,
    );
  });

  it('takes nothing away when it is imported', () => {
    holds(
      property(list, list, (here, file) => {
        const read = readExport(exportText(file));
        if (read.kind !== 'papers') throw new Error(read.issues.join());
        const after = joined(here, imported(here, read.papers, { now: 9, by: 'x' }));
        for (const each of papers) {
          const [was, said, is] = [readingOf(here, each), readingOf(file, each), readingOf(after, each)];
          equal(is.read, was.read ?? said.read);
          equal(is.starred, was.starred ?? said.starred);
          for (const note of [was.note, said.note]) ok(note === undefined || is.note?.includes(note));
        }
      }),
      200,
    );
  });
});

describe('a change that is taken back', () => {
  it('leaves what was there before', () => {
    holds(
      property(list, step, (before, each) => {
        const now = 1_735_900_001_000;
        const change = changeOf(before, each, now, 'one');
        const after = joined(before, change);
        const back = joined(after, undone(after, { before, change }, { now, by: 'one' }));
        deepEqual(shown(back), shown(before));
      }),
      200,
    );
  });

  it('leaves alone what somebody else has said meanwhile', () => {
    const [paper] = papers as [ArxivId];
    const change = marked(emptyList, [paper], 'read', { now: 1, by: 'one' });
    const other = unmarked(change, [paper], 'read', { now: 2, by: 'two' });
    const again = marked(joined(change, other), [paper], 'read', { now: 3, by: 'two' });
    const list = [change, other, again].reduce(joined, emptyList);
    equal(undone(list, { before: emptyList, change }, { now: 4, by: 'one' }).size, 0);
  });
});

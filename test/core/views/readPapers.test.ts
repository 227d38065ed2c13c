import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, oneof, property, record } from 'fast-check';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import type { Library } from '../../../src/core/library.ts';
import { MarkedPapers, type PaperMarks } from '../../../src/core/markedPapers.ts';
import type { Listed } from '../../../src/core/views/listedPapers.ts';
import { readCountsOf } from '../../../src/core/views/readCounts.ts';
import { keepsFirst, type Selection, selectionOf, withoutRead } from '../../../src/core/views/selection.ts';
import {
  childrenOf,
  papersBelow,
  unreadOfNewestDay,
  type View,
  wayToUnread,
} from '../../../src/core/views/views.ts';
import { dedented, libraryOf } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';

/** A file of a fixture with one paper for each id `1` to `9`; odd ones have a topic. */
function file(name: string, ids: string): string {
  const papers = [...ids].map(
    id =>
      `## Paper ${id}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${id}\n\n${Number(id) % 2 ? '**KV**' : 'x'}\n\n`,
  );
  return `--- ${name}\n${papers.join('')}`;
}

const ids = (digits: string) => [...digits].map(digit => `2501.0000${digit}` as ArxivId);
const read: PaperMarks = { read: 5, starred: undefined, noted: undefined };
const none: PaperMarks = { read: undefined, starred: undefined, noted: undefined };

function marksOf(digits: string): MarkedPapers {
  const marks = new MarkedPapers();
  marks.put(ids(digits).map(id => [id, read]));
  return marks;
}

/** A tree as its rows are indented: unread of all, then what the row says. */
function tree(selection: Selection, view: View, key?: string, depth = 0): string {
  return childrenOf(selection, view, key, 'default')
    .map(({ kind, key: own, label, description, counts }) => {
      const below = kind === 'paper' ? '' : tree(selection, view, own, depth + 1);
      const count = counts ? ` ${counts.unread}/${counts.papers} (${description})` : '';
      return `${'  '.repeat(depth)}${label}${count}\n${below}`;
    })
    .join('');
}

const library = libraryOf(
  file('2025-01-03.md', '12') + file('2025-01-02.md', '13') + file('2024-12-27.md', '45'),
);

describe('trees of papers that are partly read', () => {
  it('count what is not read, in days, months and topics', () => {
    const selection = selectionOf(library, undefined, marksOf('14'));
    equal(
      tree(selection, 'days'),
      dedented(`
        2025-01 2/4 (4)
          2025-01-03 1/2 (2)
            Paper 1
            Paper 2
          2025-01-02 1/2 (2)
            Paper 1
            Paper 3
        2024-12-27 1/2 (2)
          Paper 4
          Paper 5
        `),
    );
    equal(
      tree(selection, 'topics'),
      dedented(`
        KV cache 2/3 (3)
          Paper 1
          Paper 3
          Paper 5
         1/2 (2)
          Paper 2
          Paper 4
        `),
    );
  });

  it('leave out what is read, and rows that hold nothing else', () => {
    equal(
      tree(withoutRead(selectionOf(library, undefined, marksOf('145'))), 'days'),
      dedented(`
        2025-01 2/4 (2)
          2025-01-03 1/2 (1)
            Paper 2
          2025-01-02 1/2 (1)
            Paper 3
        `),
    );
    equal(tree(withoutRead(selectionOf(library, undefined, marksOf('12345'))), 'days'), '');
  });

  it('leave out papers of earlier days', () => {
    equal(
      tree(selectionOf(library, keepsFirst(library)), 'days'),
      dedented(`
        2025-01 3/3 (3)
          2025-01-03 1/1 (1)
            Paper 2
          2025-01-02 2/2 (2)
            Paper 1
            Paper 3
        2024-12-27 2/2 (2)
          Paper 4
          Paper 5
        `),
    );
  });

  it('count the same paper by paper as from scratch', () => {
    const change = record({
      of: array(constantFrom(...'123456'), { maxLength: 3 }),
      to: oneof(constantFrom(read), constantFrom(none)),
      all: constantFrom(true, false, false),
      asks: constantFrom(true, false),
    });
    holds(
      property(array(change, { maxLength: 8 }), changes => {
        const marks = new MarkedPapers();
        const selections = [
          selectionOf(library, undefined, marks),
          selectionOf(library, keepsFirst(library), marks),
        ];
        for (const { of, to, all, asks } of changes) {
          const papers = ids(of.join('')).map(id => [id, to] as const);
          if (all) marks.replace(papers);
          else marks.put(papers);
          if (asks) for (const selection of selections) readCountsOf(selection);
        }
        for (const selection of selections) {
          const fresh = selectionOf(library, selection.keeps, marks);
          for (const view of ['days', 'topics'] as const) equal(tree(selection, view), tree(fresh, view));
        }
      }),
      100,
    );
  });
});

describe('the next paper that is not read', () => {
  const walk = { view: 'days', sort: 'default', listed: 'all' } as const;
  const next = (selection: Selection, from?: string) => wayToUnread(selection, walk, from).at(-1)?.key;

  it('is the first behind a row, in the order of the tree, and behind the last the first of all', () => {
    const selection = selectionOf(library, undefined, marksOf('2'));
    equal(next(selection), 'days/2025-01-03/2501.00001');
    equal(next(selection, 'days/2025-01-03/2501.00001'), 'days/2025-01-02/2501.00001');
    equal(next(selection, 'days/2025-01-02'), 'days/2025-01-02/2501.00001');
    equal(next(selection, 'days/2025-01-02/2501.00003'), 'days/2024-12-27/2501.00004');
    equal(next(selection, 'days/2024-12-27/2501.00005'), 'days/2025-01-03/2501.00001');
    const reading = selectionOf(library, undefined, marksOf('123'));
    equal(next(withoutRead(reading), 'days/2025-01-02/2501.00001'), 'days/2024-12-27/2501.00004');
  });

  it('comes with the rows that lead to it', () => {
    deepEqual(
      wayToUnread(selectionOf(library), walk, undefined).map(({ key }) => key),
      ['days/2025-01', 'days/2025-01-03', 'days/2025-01-03/2501.00001'],
    );
  });

  it('is not a paper that is about to be read, wherever it stands', () => {
    const selection = selectionOf(library, undefined, marksOf('245'));
    const besides = '2501.00001' as ArxivId;
    const row = 'days/2025-01-03/2501.00001';
    equal(
      wayToUnread(selection, walk, row, besides).at(-1)?.key,
      next(selectionOf(library, undefined, marksOf('1245')), row),
    );
    equal(wayToUnread(selectionOf(library, undefined, marksOf('2345')), walk, row, besides).length, 0);
  });

  it('is none where everything is read', () => {
    equal(next(selectionOf(library, undefined, marksOf('12345'))), undefined);
    equal(next(selectionOf(library, undefined, marksOf('12345')), 'days/2025-01-02'), undefined);
  });

  it('is the same as in the list of all rows', () => {
    const rows = (selection: Selection, view: View, key?: string): string[] =>
      childrenOf(selection, view, key, 'default').flatMap(({ kind, key: own }) =>
        kind === 'paper' ? [own] : rows(selection, view, own),
      );
    holds(
      property(
        array(constantFrom(...'12345')),
        constantFrom('days' as const, 'topics' as const),
        (done, view) => {
          const marks = marksOf(done.join(''));
          const selection = selectionOf(library, undefined, marks);
          const all = rows(selection, view);
          all.forEach((key, index) => {
            const others = [...all.slice(index + 1), ...all.slice(0, index + 1)];
            const expected = others.find(other => !marks.isRead(other.split('/').pop() as ArxivId));
            equal(wayToUnread(selection, { ...walk, view }, key).at(-1)?.key, expected);
          });
        },
      ),
      60,
    );
  });
});

describe('the papers below a row', () => {
  it('are each once, and those that the tree shows', () => {
    const below = (selection: Selection, key: string) => [...papersBelow(selection, 'days', key)];
    deepEqual(below(selectionOf(library), 'days/2025-01'), ids('123'));
    deepEqual(below(selectionOf(library), 'days/2024-12-27'), ids('45'));
    deepEqual(below(withoutRead(selectionOf(library, undefined, marksOf('12'))), 'days/2025-01'), ids('3'));
  });
});

describe('the newest day', () => {
  const unread = (of: Library, digits: string) =>
    unreadOfNewestDay(selectionOf(of, undefined, marksOf(digits)));

  it('has so many papers that are not read', () => {
    deepEqual(unread(library, '13'), { day: '2025-01-03', unread: 1 });
    equal(unread(libraryOf(file('x.md', '1')), ''), undefined);
    equal(unread(libraryOf(''), ''), undefined);
  });
});

describe('the reading list', () => {
  const marks = new MarkedPapers();
  const put = (digit: string, marked: Partial<PaperMarks>) =>
    marks.put([[`2501.0000${digit}` as ArxivId, { ...none, ...marked }]]);
  put('1', { starred: 10 });
  put('2', { starred: 20, read: 50 });
  put('3', { noted: 15, starred: 5 });
  put('4', { read: 60 });
  put('9', { starred: 99 });
  const rows = (listed: Listed, sort: 'default' | 'name' = 'default') =>
    childrenOf(selectionOf(library, undefined, marks), 'readingList', undefined, sort, listed)
      .map(({ key, description }) => `${key.slice(-1)} ${description}`)
      .join(', ');

  it('has what has a star or a note, what came last first; papers of no digest here are left out', () => {
    equal(rows('all'), '2 2025-01-03, 3 2025-01-02, 1 2025-01-03');
  });

  it('has parts', () => {
    equal(rows('starred'), '2 2025-01-03, 1 2025-01-03, 3 2025-01-02');
    equal(rows('noted'), '3 2025-01-02');
    equal(rows('unread'), '3 2025-01-02, 1 2025-01-03');
    equal(rows('read'), '4 2024-12-27, 2 2025-01-03');
    equal(rows('read', 'name'), '2 2025-01-03, 4 2024-12-27');
  });
});

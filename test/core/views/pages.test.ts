import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, integer, property } from 'fast-check';
import type { Library } from '../../../src/core/library.ts';
import { MarkedPapers } from '../../../src/core/markedPapers.ts';
import { finished } from '../../../src/core/search/finished.ts';
import { joined, type Level, levelOfPapers } from '../../../src/core/views/level.ts';
import { resultsOf } from '../../../src/core/views/searchResults.ts';
import { type Listing, selectionOf, shownIn } from '../../../src/core/views/selection.ts';
import { byTitle } from '../../../src/core/views/titleOrder.ts';
import { distinct } from '../../../src/core/views/viewNode.ts';
import { childrenOf, levelOf, pathTo, type View, type Walk } from '../../../src/core/views/views.ts';
import { libraryOf } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';

/** A file of a fixture with a paper for each digit, whose topics are its own and one that all share. */
function file(name: string, digits: string): string {
  const papers = [...digits].map(
    digit =>
      `## Paper ${digit}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${digit}\n\n**all** **t${digit}**\n\n`,
  );
  return `--- ${name}\n${papers.join('')}`;
}

const library = libraryOf(
  file('2025-01-03.md', '312') +
    file('2025-01-02.md', '1456') +
    file('2024-11-30.md', '78') +
    file('x.md', '9'),
);
const walks: readonly Walk[] = (['days', 'flatDays', 'topics', 'list'] as const).flatMap((view): Walk[] => [
  { view, sort: 'default', listed: 'all' },
  { view, sort: 'name', listed: 'all' },
]);

describe('a page of a level of a tree', () => {
  it('is a piece of all its rows', () => {
    holds(
      property(
        constantFrom(...walks),
        integer({ min: 0, max: 9 }),
        integer({ min: 0, max: 9 }),
        (walk, start, length) => {
          for (const [level, all] of levelsOf(library, walk)) {
            deepEqual(level.rows(start, start + length), all.slice(start, start + length));
            equal(level.size, all.length);
          }
        },
      ),
      100,
    );
  });

  it('knows the place of each of its rows, and of what they hold', () => {
    const selection = selectionOf(library);
    for (const walk of walks) {
      for (const appearance of shownIn(selection)) {
        const way = pathTo(selection, walk, appearance);
        let parent: string | undefined;
        for (const { place, ...row } of way) {
          deepEqual(levelOf(selection, walk, parent).rows(place, place + 1), [row]);
          parent = row.key;
        }
        const last = way.at(-1);
        equal(last?.appearance?.paper.arxivId, appearance.paper.arxivId, `${walk.view} ${walk.sort}`);
      }
    }
  });

  it('knows no place for keys that are gone', () => {
    const level = levelOf(selectionOf(library), { view: 'list', sort: 'default', listed: 'all' }, undefined);
    equal(level.placeOf('list/2501.00077'), -1);
    equal(level.placeOf('lists/2501.00001'), -1);
  });

  it('goes over from one level to the one behind it', () => {
    const papers = distinct([shownIn(selectionOf(library))]);
    const levelFrom = (some: Listing, parent: string) =>
      levelOfPapers(some, { library, parent, sort: 'default', describe: () => '' });
    holds(
      property(
        integer({ min: 0, max: 5 }),
        integer({ min: 0, max: 9 }),
        integer({ min: 0, max: 9 }),
        (cut, start, length) => {
          const level = joined(levelFrom(papers.slice(0, cut), 'a'), levelFrom(papers.slice(cut), 'b'));
          const keys = (some: ReturnType<Level['rows']>) => some.map(({ key }) => key);
          const all = keys(level.rows(0, level.size));
          equal(all.length, papers.length);
          deepEqual(keys(level.rows(start, start + length)), all.slice(start, start + length));
          all.forEach((key, place) => {
            equal(level.placeOf(key), place);
          });
        },
      ),
      50,
    );
  });
});

describe('papers by title', () => {
  it('come as people look them up: without case and accents, numbers by size', () => {
    const titles = ['echo 10', 'Éclair', 'Alpha', 'Echo 9', 'alpha', '3 birds', 'Zebra', '20 birds'];
    const text = titles.map(
      (title, index) => `## ${title}\n>Authors: A\n>https://arxiv.org/abs/2501.0000${index}\n\n`,
    );
    const papers = shownIn(selectionOf(libraryOf(`--- 2025-01-03.md\n${text.join('')}`)));
    deepEqual(
      byTitle(papers).map(({ paper }) => paper.title),
      ['3 birds', '20 birds', 'Alpha', 'alpha', 'Echo 9', 'echo 10', 'Éclair', 'Zebra'],
    );
    equal(byTitle(papers), byTitle(papers), 'sorted once');
  });
});

describe('the results of a search', () => {
  const found = (...digits: string[]) =>
    finished(
      resultsOf(library, new Set(digits.map(digit => `2501.0000${digit}` as never)), new MarkedPapers()),
    );
  const titles = (view: View, key?: string, ...digits: string[]) =>
    childrenOf(found(...digits), view, key, 'default').map(
      ({ label, description }) => `${label} (${description})`,
    );

  it('are in one list as search orders them, each at its newest day', () => {
    deepEqual(titles('list', undefined, '4', '1', '9'), [
      'Paper 4 (2025-01-02)',
      'Paper 1 (2025-01-03)',
      'Paper 9 ()',
    ]);
  });

  it('are below their newest day, and below each of their topics', () => {
    deepEqual(titles('flatDays', undefined, '1', '4', '2'), ['2025-01-03 (2)', '2025-01-02 (1)']);
    deepEqual(titles('flatDays', 'days/2025-01-02', '1', '4', '2'), ['Paper 4 (Ada Example)']);
    deepEqual(titles('topics', undefined, '1', '4'), ['All (2)', 'T1 (1)', 'T4 (1)']);
  });

  it('leave out what no digest lists any more', () => {
    holds(
      property(array(constantFrom(...'0123456789'), { maxLength: 12 }), digits => {
        const known = [...new Set(digits)].filter(digit => digit !== '0');
        const rows = childrenOf(found(...digits), 'list', undefined, 'default');
        deepEqual(
          rows.map(({ label }) => label),
          known.map(digit => `Paper ${digit}`),
        );
        const days = childrenOf(found(...digits), 'days', undefined, 'default');
        equal(
          days.reduce((sum, { counts }) => sum + (counts?.papers ?? 0), 0),
          known.length,
        );
      }),
      50,
    );
  });
});

describe('a paper that an earlier digest lists, too', () => {
  const versions = libraryOf(`
    --- 2025-01-03.md
    ## Sparse Chaos
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001v2
    --- 2025-01-02.md
    ## Sparse Chaos
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001v1
    --- 2025-01-01.md
    ## Sparse Chaos
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001v1
    `);
  const row = (day: string) => childrenOf(selectionOf(versions), 'days', `days/${day}`, 'default')[0];

  it('says so where its version is another', () => {
    equal(row('2025-01-03')?.description, 'Ada Example · v1 → v2');
    equal(row('2025-01-02')?.description, 'Ada Example');
    equal(row('2025-01-01')?.description, 'Ada Example');
  });

  it('leads there, to the newest of them', () => {
    equal(row('2025-01-03')?.earlier?.digest.day?.day, '2025-01-02');
    equal(row('2025-01-02')?.earlier?.digest.day?.day, '2025-01-01');
    equal(row('2025-01-01')?.earlier, undefined);
  });
});

/** Every level of a tree with all its rows. */
function levelsOf(of: Library, walk: Walk, key?: string): [Level, ReturnType<Level['rows']>][] {
  const level = levelOf(selectionOf(of), walk, key);
  const rows = level.rows(0, level.size);
  return [[level, rows], ...(level.papers ? [] : rows.flatMap(row => levelsOf(of, walk, row.key)))];
}

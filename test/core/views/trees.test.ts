import { deepEqual, equal } from 'node:assert/strict';
import type { Library } from '../../../src/core/library.ts';
import { type Selection, selectionOf } from '../../../src/core/views/selection.ts';
import type { Sort } from '../../../src/core/views/viewNode.ts';
import { childrenOf, pathTo, type View, type Walk } from '../../../src/core/views/views.ts';
import { dedented, libraryOf, uriOf } from '../../support/fixture.ts';

/** A file of a fixture with one paper for each title; `Title#7` has the id 2501.00007. */
function file(name: string, ...titles: string[]): string {
  const papers = titles.map((title, index) => {
    const [text, id = index + 1] = title.split('#');
    return `## ${text}\n>Authors: Ada Example, Bo Sample\n>https://arxiv.org/abs/2501.0000${id}\n\n`;
  });
  return `--- ${name}\n${papers.join('')}`;
}

/** A tree as its rows are indented, each with its key and description. */
function tree(selection: Selection, view: View, sort: Sort = 'default', key?: string, depth = 0): string {
  return childrenOf(selection, view, key, sort)
    .map(row => {
      const below = row.kind === 'paper' ? '' : tree(selection, view, sort, row.key, depth + 1);
      return `${'  '.repeat(depth)}${row.label} (${row.description}) ${row.kind} ${row.key}\n${below}`;
    })
    .join('');
}

function check(library: Library, view: View, expected: string, sort?: Sort): void {
  equal(tree(selectionOf(library), view, sort), dedented(expected));
}

describe('the tree of days', () => {
  it('is year, month, day, paper, newest first; a level with a single row gives way to it', () => {
    check(
      libraryOf(
        file('2025-01-03.md', 'Sparse Chaos#1') +
          file('2024-12-27.md', 'Low Tide#2', 'Dense Order#3') +
          file('2024-12-20.md', 'Echo#4') +
          file('2024-10-04.md', 'Alpha#5') +
          file('2023-05-06.md', 'Beta#6') +
          file('2023-05-07.md', 'Gamma#7') +
          file('x.md', 'Omega#8'),
      ),
      'days',
      `
      2025-01-03 (1) day days/2025-01-03
        Sparse Chaos (Ada Example +1) paper days/2025-01-03/2501.00001
      2024 (4) year days/2024
        2024-12 (3) month days/2024-12
          2024-12-27 (2) day days/2024-12-27
            Low Tide (Ada Example +1) paper days/2024-12-27/2501.00002
            Dense Order (Ada Example +1) paper days/2024-12-27/2501.00003
          2024-12-20 (1) day days/2024-12-20
            Echo (Ada Example +1) paper days/2024-12-20/2501.00004
        2024-10-04 (1) day days/2024-10-04
          Alpha (Ada Example +1) paper days/2024-10-04/2501.00005
      2023-05 (2) month days/2023-05
        2023-05-07 (1) day days/2023-05-07
          Gamma (Ada Example +1) paper days/2023-05-07/2501.00007
        2023-05-06 (1) day days/2023-05-06
          Beta (Ada Example +1) paper days/2023-05-06/2501.00006
       (1) day days/undated
        Omega (Ada Example +1) paper days/undated/2501.00008
      `,
    );
  });

  it('has the papers of a day by title where the user wants it, and each once', () => {
    check(
      libraryOf(
        file('a/2025-01-03.md', 'echo 10#1', 'Alpha#2', 'Echo 9#3') + file('b/2025-01-03.md', 'Alpha#2'),
      ),
      'days',
      `
      2025-01-03 (3) day days/2025-01-03
        Alpha (Ada Example +1) paper days/2025-01-03/2501.00002
        Echo 9 (Ada Example +1) paper days/2025-01-03/2501.00003
        echo 10 (Ada Example +1) paper days/2025-01-03/2501.00001
      `,
      'name',
    );
  });
});

describe('the tree of topics', () => {
  const library = libraryOf(`
    --- 2025-01-03.md
    ## Sparse Chaos
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001

    **KV** and **LLM**

    ## Dense Order
    >Authors: Ada Example et al.
    >https://arxiv.org/abs/2501.00002

    **llm** and **a/b**

    ## Low Tide
    >https://arxiv.org/abs/2501.00003
    >2024-12-24
    --- 2024-12-27.md
    ## Sparse Chaos
    >Authors: Ada Example
    >https://arxiv.org/abs/2501.00001

    **llm**, **LLM**
    `);

  it('has most papers first, newest paper first, and those without topic last', () => {
    check(
      library,
      'topics',
      `
      Llm (2) topic topics/llm
        Sparse Chaos (2025-01-03) paper topics/llm/2501.00001
        Dense Order (2025-01-03) paper topics/llm/2501.00002
      A/b (1) topic topics/a%2Fb
        Dense Order (2025-01-03) paper topics/a%2Fb/2501.00002
      KV cache (1) topic topics/kv%20cache
        Sparse Chaos (2025-01-03) paper topics/kv%20cache/2501.00001
       (1) topic topics/
        Low Tide (2025-01-03) paper topics//2501.00003
      `,
    );
  });

  it('has topics and papers by name where the user wants it', () => {
    deepEqual(
      childrenOf(selectionOf(library), 'topics', undefined, 'name').map(({ label }) => label),
      ['A/b', 'KV cache', 'Llm', ''],
    );
    deepEqual(
      childrenOf(selectionOf(library), 'topics', 'topics/llm', 'name').map(({ label }) => label),
      ['Dense Order', 'Sparse Chaos'],
    );
  });

  it('shows what a filter keeps, and nothing for keys that are gone', () => {
    const selection = selectionOf(library, ({ paper }) => paper.title === 'Low Tide');
    equal(tree(selection, 'topics').split('\n')[0], ' (1) topic topics/');
    deepEqual(childrenOf(selection, 'topics', 'topics/llm', 'default'), []);
    deepEqual(childrenOf(selection, 'days', 'days/2024-12-27', 'default'), []);
    deepEqual(childrenOf(selection, 'days', 'nonsense', 'default'), []);
  });
});

describe('the path to a paper', () => {
  const source =
    file('2025-01-03.md', 'Sparse Chaos#1') +
    file('2024-12-27.md', 'Low Tide#2') +
    file('2024-12-20.md', 'Echo#4') +
    file('2024-10-04.md', 'Alpha#5');
  const library = libraryOf(source);
  const path = (selection: Selection, view: View, name: string) => {
    const digest = library.digest(uriOf(name));
    const paper = digest?.papers[0];
    const walk: Walk = { view, sort: 'default', listed: 'all' };
    return digest && paper && pathTo(selection, walk, { digest, paper }).map(({ key }) => key);
  };

  it('goes through the rows that are there', () => {
    const all = selectionOf(library);
    deepEqual(path(all, 'days', '2024-12-27.md'), [
      'days/2024',
      'days/2024-12',
      'days/2024-12-27',
      'days/2024-12-27/2501.00002',
    ]);
    deepEqual(path(all, 'days', '2024-10-04.md'), [
      'days/2024',
      'days/2024-10-04',
      'days/2024-10-04/2501.00005',
    ]);
    deepEqual(path(all, 'days', '2025-01-03.md'), ['days/2025-01-03', 'days/2025-01-03/2501.00001']);
    deepEqual(path(all, 'topics', '2025-01-03.md'), ['topics/', 'topics//2501.00001']);
  });

  it('is empty where a filter hides the paper', () => {
    deepEqual(
      path(
        selectionOf(library, ({ paper }) => paper.title === 'Echo'),
        'days',
        '2024-12-27.md',
      ),
      [],
    );
  });
});

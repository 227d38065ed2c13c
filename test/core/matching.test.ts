import { deepEqual } from 'node:assert/strict';
import { headingsOfEntries, headingTitle, similarHeadings } from '../../src/core/matching.ts';
import { digestOf } from '../support/fixture.ts';

/** A digest with entries and papers, one each line: `text → anchor` and titles. */
function digest(entries: readonly string[], titles: readonly string[]) {
  const list = entries.map(entry => entry.split(' → ')).map(([text, anchor]) => `* [${text}](#${anchor})\n`);
  const papers = titles.map(
    (title, index) => `\n## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${index}\n`,
  );
  return digestOf(`# Contents\n${list.join('')}${papers.join('')}`);
}

/** The headings that entries mean, by number from 1 among the papers. */
function meant(entries: readonly string[], titles: readonly string[]) {
  return headingsOfEntries(digest(entries, titles)).map(heading => heading ?? 'none');
}

describe('an entry', () => {
  it('means the heading with its text, whatever its anchor says', () => {
    deepEqual(
      meant(['Dense  ORDER → sparse', '**Sparse** `Chaos` → x'], ['Sparse Chaos', '*Dense* Order']),
      [2, 1],
    );
  });

  it('means the heading with the letters of its anchor where no text fits', () => {
    deepEqual(
      meant(['1 → Sparse-Chaos:-Why?', '2 → dense_order'], ['Sparse Chaos, why', 'Dense Order']),
      [1, 2],
    );
    deepEqual(meant(['1 → ---', '2 → nothing'], ['Sparse Chaos', '***']), ['none', 'none']);
  });

  it('means its own among several of one title where as many entries say so, or its link leads to one', () => {
    deepEqual(meant(['Echo → echo', 'Echo → echo-1'], ['Echo', 'Echo']), [1, 2]);
    deepEqual(meant(['Echo → x'], ['Echo', 'Echo']), ['none']);
    deepEqual(meant(['Echo → Echo-1'], ['Echo', 'Echo']), [2]);
    deepEqual(meant(['Echo → a', 'Echo → b'], ['Echo']), [1, 1]);
  });

  it('means a paper rather than another heading of the same title', () => {
    const read = digest(['Echo → x', 'Low Tide → -echo-'], ['Echo', 'Dense Order']);
    const after = digestOf(`${read.text}\n### Echo\nOf Dense Order.\n`);
    deepEqual(headingsOfEntries(after), [1, 1]);
  });

  it('never means a heading in a quote, in details, or the one of the contents', () => {
    deepEqual(meant(['Contents → contents', 'Quoted → quoted'], ['Sparse Chaos', 'X\n> # Quoted']), [
      'none',
      'none',
    ]);
  });
});

describe('similar headings', () => {
  const similar = (entry: string, ...titles: string[]) => {
    const read = digest([`${entry} → x`, 'Taken → taken'], [...titles, 'Taken']);
    const [first] = read.contents?.entries ?? [];
    return first ? similarHeadings(read, first).map(({ heading }) => headingTitle(read, heading)) : [];
  };

  it('are those most like an entry that no other entry claims, best first', () => {
    deepEqual(
      similar(
        'Sparse Chaos in Models',
        'Dense Order',
        'Sparse Chaos in Model',
        'Sparse Chaos in Many Models',
        'Taken',
      ),
      ['Sparse Chaos in Model', 'Sparse Chaos in Many Models'],
    );
  });

  it('are those with the same words in another order, without a subtitle, and in Chinese', () => {
    deepEqual(similar('Pruning with Sparse Chaos', 'Sparse Order of Things', 'Sparse Chaos with Pruning'), [
      'Sparse Chaos with Pruning',
    ]);
    deepEqual(similar('TideNet', 'Tide Tables', 'TideNet: How Water Finds the Shore and Leaves It Again'), [
      'TideNet: How Water Finds the Shore and Leaves It Again',
    ]);
    deepEqual(similar('大模型的潮汐量化方法', '小模型的剪枝综述', '一种潮汐量化的大模型方法'), [
      '一种潮汐量化的大模型方法',
    ]);
  });

  it('share a word with the entry where there are very many', () => {
    const many = Array.from({ length: 400 }, (_, index) => `Paper ${index}`);
    deepEqual(similar('Sparse Chaos 7 in Paper', ...many, 'Sparse Chaos 7 in Papers', 'Paper'), [
      'Sparse Chaos 7 in Papers',
    ]);
  });

  it('are at most five', () => {
    deepEqual(similar('Title', 'Title1', 'Title2', 'Title3', 'Title4', 'Title5', 'Title6').length, 5);
  });
});

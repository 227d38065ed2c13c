import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, nat, record, subarray, property as that } from 'fast-check';
import { Catalogue } from '../../../src/core/catalogue.ts';
import type { Library } from '../../../src/core/library.ts';
import { finished } from '../../../src/core/search/finished.ts';
import { topicsOf } from '../../../src/core/topics.ts';
import { countingOverTime, type TopicsOverTime } from '../../../src/core/topicsOverTime/topicsOverTime.ts';
import { dedented, libraryOf } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';

/** A file of a fixture: each paper is `number: its topics`. */
function file(name: string, ...papers: string[]): string {
  const sections = papers.map(paper => {
    const [number, topics = ''] = paper.split(':');
    const words = topics.split(',').map(word => `**${word.trim()}**`);
    return `## Paper ${number}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${number}\n\n${words.join(' ')}\n\n`;
  });
  return `--- ${name}\n${sections.join('')}`;
}

function counted(library: Library, wanted?: readonly string[]): TopicsOverTime {
  return finished(countingOverTime(library, wanted));
}

/** `Birds (3): 2025-01 2, 2025-02 1`: what is not zero. */
function printed({ unit, periods, steps, series }: TopicsOverTime): string {
  const lines = series.map(({ label, papers, counts }) => {
    const parts = counts.flatMap((count, index) => (count > 0 ? [`${periods[index]?.after} ${count}`] : []));
    return `${label} (${papers}): ${parts.join(', ')}`;
  });
  return [`${unit} × ${steps}`, ...lines, ''].join('\n');
}

function check(library: Library, expected: string, wanted?: readonly string[]): void {
  equal(printed(counted(library, wanted)), dedented(expected));
}

describe('topics over time', () => {
  it('are counted by day for a month, by week for half a year, by month and by year for more', () => {
    const with2 = (first: string, last: string) =>
      libraryOf(file(`${first}.md`, '1: birds') + file(`${last}.md`, '2: birds'));
    check(
      with2('2024-12-27', '2025-01-03'),
      `
      day × 8
      Birds (2): 2024-12-27 1, 2025-01-03 1
      `,
    );
    check(
      with2('2024-12-29', '2025-03-03'),
      `
      week × 11
      Birds (2): 2024-12-23 1, 2025-03-03 1
      `,
    );
    check(
      with2('2024-02-29', '2025-03-03'),
      `
      month × 14
      Birds (2): 2024-02 1, 2025-03 1
      `,
    );
    check(
      with2('1991-02-28', '2025-03-03'),
      `
      year × 35
      Birds (2): 1991 1, 2025 1
      `,
    );
  });

  it('have no count for a time in which nothing is listed', () => {
    const { periods, series } = counted(
      libraryOf(
        file('2024-12-27.md', '1: birds') +
          file('2025-01-02.md', '2: trees') +
          file('2025-01-03.md', '3: birds'),
      ),
    );
    deepEqual(
      periods.map(({ after, place }) => [after, place]),
      [
        ['2024-12-27', 0],
        ['2025-01-02', 6],
        ['2025-01-03', 7],
      ],
    );
    deepEqual(
      series.map(({ counts }) => counts),
      [
        [1, 0, 1],
        [0, 1, 0],
      ],
    );
  });

  it('count a paper once in each period, whatever lists it there', () => {
    check(
      libraryOf(
        file('2024-01-05.md', '1: birds', '1: birds', '2: birds') +
          file('2024-01-06.md', '1: birds, trees') +
          file('2025-01-03.md', '1: birds'),
      ),
      `
      month × 13
      Birds (2): 2024-01 2, 2025-01 1
      Trees (1): 2024-01 1, 2025-01 1
      `,
    );
  });

  it('take a paper that no digest dates when it was published', () => {
    const undated = file('notes.md', '1: birds', '2: birds').replace('0000' + '1\n', '00001\n>2025-01-02\n');
    check(
      libraryOf(undated + file('2025-01-03.md', '3: birds')),
      `
      day × 2
      Birds (3): 2025-01-02 1, 2025-01-03 1
      `,
    );
    check(libraryOf(undated.replace('>2025-01-02\n', '')), 'undefined × 0\nBirds (2): \n');
  });

  it('are the eight largest that are not hidden, or those asked for that there are', () => {
    const library = libraryOf(file('2025-01-03.md', '1: a, b, c, d, e, f, g, h, i, j', '2: b, j', '3: j'));
    library.apply([{ kind: 'topics', topics: { '-J': [] } }]);
    deepEqual(
      counted(library).series.map(({ label }) => label),
      ['B', 'A', 'C', 'D', 'E', 'F', 'G', 'H'],
    );
    equal(counted(library).topics, 10);
    check(library, 'day × 1\nJ (3): 2025-01-03 3\nI (1): 2025-01-03 1\n', [
      'topics/i',
      'topics/j',
      'topics/x',
    ]);
  });

  it('say nothing of a library without papers', () => {
    deepEqual(counted(libraryOf('')), { unit: undefined, periods: [], steps: 0, series: [], topics: 0 });
  });

  it('are what a count from scratch finds, and what search finds for a point', () => {
    const days = constantFrom('2025-01-03', '2025-01-31', '2025-02-03', '2025-07-01', 'notes', 'more notes');
    const paper = record({
      number: nat(5),
      topics: subarray(topicNames),
      published: constantFrom('', '2025-03-01'),
    });
    const files = array(record({ day: days, papers: array(paper, { minLength: 1, maxLength: 6 }) }), {
      maxLength: 6,
    });
    holds(
      that(files, written => {
        const library = libraryOf(
          written
            .map(({ day, papers }, index) =>
              papers
                .map(({ number, topics, published }) =>
                  file('', `${number}: ${topics.join(', ')}`)
                    .replace('--- \n', '')
                    .replace('>https', `>Published: ${published}\n>https`),
                )
                .reduce((text, section) => text + section, `--- ${index}/${day}.md\n`),
            )
            .join(''),
        );
        const catalogue = new Catalogue(library);
        catalogue.noteAll();
        finished(catalogue.fill());
        const { periods, series } = counted(library);
        for (const { query, counts, label } of series) {
          for (const [index, { after, before }] of periods.entries()) {
            const found = catalogue.search(`${query} after:${after} before:${before}`, 100).total;
            equal(counts[index], found, `${label} ${after}`);
            equal(counts[index], fromScratch(library, label, after, before));
          }
        }
      }),
      20,
    );
  });
});

/** Some are part of others, or spelled in two ways. */
const topicNames = [
  'Birds',
  'Trees',
  'kv cache',
  'Rare birds',
  'KV cache compression',
  'long-context',
  'Long context',
];

function fromScratch(library: Library, label: string, after: string, before: string): number {
  const all = [...library.digests()].flatMap(digest => digest.papers.map(paper => ({ digest, paper })));
  const ids = new Set(all.map(({ paper }) => paper.arxivId));
  return [...ids].filter(id => {
    const appearances = library.appearances(id);
    const listed = appearances.flatMap(({ digest }) => digest.day?.day ?? []);
    const days =
      listed.length > 0 ? listed : appearances.slice(0, 1).map(({ paper }) => paper.published?.day ?? '');
    const topics = appearances.flatMap(({ digest, paper }) => topicsOf(digest, paper, library.topics));
    const wanted = label.toLowerCase().replace('-', ' ');
    return topics.some(topic => topic.id === wanted) && days.some(day => day >= after && day < before);
  }).length;
}

import { deepEqual, equal } from 'node:assert/strict';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { exportText, readExport } from '../../../src/core/readingList/exportText.ts';
import { imported } from '../../../src/core/readingList/imported.ts';
import { joined } from '../../../src/core/readingList/joined.ts';
import { emptyList, marked, noted, readingOf } from '../../../src/core/readingList/readingList.ts';
import { dedented } from '../../support/fixture.ts';

const moment = { now: Date.UTC(2025, 0, 3, 10), by: 'one' };
const [first, second] = ['2501.00001', '2501.00002'] as [ArxivId, ArxivId];

/** What is wrong with a file, as `line: message`. */
function issues(text: string): string[] {
  const read = readExport(text);
  return read.kind === 'papers' ? [] : read.issues.map(({ line, message }) => `${line}: ${message}`);
}

function papersIn(text: string) {
  const read = readExport(text);
  if (read.kind === 'issues') throw new Error(read.issues.map(({ message }) => message).join(' '));
  return read.papers;
}

describe('an exported reading list', () => {
  it('is JSON that people can read, papers in the order of their ids', () => {
    let list = marked(emptyList, [second, first], 'read', moment);
    list = joined(list, noted(list, first, 'See **both**.\n', moment));
    equal(
      exportText(list),
      dedented(`
        {
          "format": "digest-lens-reading-list",
          "version": 1,
          "papers": {
            "2501.00001": {
              "read": "2025-01-03T10:00:00.000Z",
              "note": "See **both**."
            },
            "2501.00002": {
              "read": "2025-01-03T10:00:00.000Z"
            }
          }
        }
        `),
    );
  });

  it('keeps fields that another version wrote, through import and export', () => {
    const text = exportText(emptyList).replace(
      '"papers": {}',
      '"papers": { "2501.00001": { "starred": "2025-01-03", "rating": { "stars": 3 } } }',
    );
    const list = imported(emptyList, papersIn(text), moment);
    equal(readingOf(list, first).starred, Date.UTC(2025, 0, 3));
    deepEqual(JSON.parse(exportText(list)).papers['2501.00001'].rating, { stars: 3 });
  });

  it('may name a paper by any version, and twice', () => {
    const text = exportText(emptyList).replace(
      '"papers": {}',
      '"papers": { "2501.00001v2": { "note": "One." }, "arXiv:2501.00001": { "note": "Two." } }',
    );
    const list = imported(emptyList, papersIn(text), moment);
    deepEqual([...list.keys()], [first]);
    equal(readingOf(list, first).note, 'One.\n\n---\n\nTwo.');
  });

  it('is told every wrong field, at its line', () => {
    deepEqual(
      issues(`{
        "format": "digest-lens-reading-list",
        "papers": {
          "2501": { "read": "2025-01-03T10:00:00Z" },
          "2501.00001": {
            "read": true,
            "starred": "3",
            "note": ["x"]
          },
          "2501.00002": "read"
        }
      }`),
      [
        '4: "2501" is no arXiv id, as 2412.18419 is.',
        '6: "read" of 2501.00001 must be a time, as "2025-01-03T10:00:00Z".',
        '7: "starred" of 2501.00001 must be a time, as "2025-01-03T10:00:00Z".',
        '8: "note" of 2501.00001 must be a text in quotes.',
        '10: 2501.00002 must have an object, as { "read": "2025-01-03T10:00:00Z" }.',
      ],
    );
  });

  it('is told where it is no JSON, or something else', () => {
    deepEqual(issues('{\n  "format": "digest-lens-reading-list"\n  "papers": {}\n}'), [
      '3: This is not JSON: a comma is missing.',
    ]);
    const other =
      '1: This is no reading list: it must be an object with "format": "digest-lens-reading-list".';
    deepEqual(issues(''), [other]);
    deepEqual(issues('[]'), [other]);
    deepEqual(issues('{ "papers": {} }'), [other]);
    deepEqual(issues('{ "format": "digest-lens-reading-list",\n "papers": [] }'), [
      '2: "papers" must be an object from arXiv ids to papers.',
    ]);
    deepEqual(issues('{ "format": "digest-lens-reading-list" }'), [
      '1: "papers" must be an object from arXiv ids to papers.',
    ]);
  });
});

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { array, constantFrom, nat, oneof, property, record, string } from 'fast-check';
import type { ArxivId } from '../../src/core/arxiv.ts';
import { exportText, readExport } from '../../src/core/readingList/exportText.ts';
import { imported } from '../../src/core/readingList/imported.ts';
import { joined } from '../../src/core/readingList/joined.ts';
import { journalText, readJournal } from '../../src/core/readingList/journalText.ts';
import {
  cleared,
  emptyList,
  marked,
  noted,
  type ReadingList,
  readingOf,
} from '../../src/core/readingList/readingList.ts';
import { holds } from '../support/random.ts';

const ids = ['2501.00001', '2501.00002', 'cs/0112017'] as ArxivId[];
const [first, second, third] = ids as [ArxivId, ArxivId, ArxivId];

const moment = { now: 1_735_900_000_000, by: 'one' };
const list = [
  marked(emptyList, [first, second], 'read', moment),
  marked(emptyList, [second], 'starred', moment),
  noted(emptyList, third, 'A **note**\n\n"quoted" 模型 🚀', moment),
].reduce(joined, emptyList);

/** What a disk, a merge or a person may make of a file. */
const damage = array(
  record({
    at: nat(),
    length: oneof(constantFrom(0, 1), nat(60)),
    put: oneof(
      constantFrom(
        ...[
          '',
          '"',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '\n',
          '\\',
          'null',
          'true',
          '-1',
          '1e999',
          '8.64e15',
          '"read"',
        ],
        ...[
          '"note"',
          '"__proto__":{"at":1},',
          '"starred": "2025-01-03",',
          '"9999-12-31T23:59:59.999Z"',
          '\uFEFF',
        ],
        ...['"+275760-09-13"', '{"end":1}', '"seen":{"one":1e999}', '"at":1e308', '"id":"2501.00009"'],
      ),
      string({ unit: 'binary', maxLength: 4 }),
    ),
  }),
  { maxLength: 4 },
);

function damaged(text: string, all: readonly { at: number; length: number; put: string }[]): string {
  return all.reduce((now, { at, length, put }) => {
    const start = at % (now.length + 1);
    return now.slice(0, start) + put + now.slice(start + length);
  }, text);
}

/** Whatever a list holds, the user goes on marking, and everything is there at the next start. */
function goesOn(damagedList: ReadingList): void {
  const later = { now: moment.now + 1, by: 'two' };
  let now = joined(list, damagedList);
  for (const change of [
    (of: ReadingList) => marked(of, ids, 'starred', later),
    (of: ReadingList) => noted(of, first, 'Another note', later),
    (of: ReadingList) => marked(of, ids, 'read', later),
  ]) {
    now = joined(now, change(now));
  }
  for (const id of ids) {
    const { read, starred } = readingOf(now, id);
    ok(read !== undefined && starred !== undefined);
  }
  equal(readingOf(now, first).note, 'Another note');
  const again = readJournal(journalText(now));
  for (const id of ids) deepEqual(readingOf(again.list, id), readingOf(now, id));
  const file = readExport(exportText(now));
  equal(file.kind, 'papers');
  const gone = joined(now, cleared(now, later));
  for (const id of ids)
    deepEqual(readingOf(gone, id), { read: undefined, starred: undefined, note: undefined });
}

describe('a file of the reading list to which something happened', () => {
  it('says what is left in it, and the list goes on', () => {
    holds(
      property(damage, all => {
        const { list: read } = readJournal(damaged(journalText(list), all));
        goesOn(read);
      }),
      300,
    );
  });

  it('is told by one letter that is another', () => {
    const whole = journalText(list);
    holds(
      property(
        nat(whole.length - 1),
        string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        (at, letter) => {
          const text = whole.slice(0, at) + letter + whole.slice(at + 1);
          const { list: read, replaceable } = readJournal(text);
          if (replaceable) deepEqual(read, list);
          goesOn(read);
        },
      ),
      500,
    );
  });

  it('hides no note that was written later, in another file', () => {
    const later = joined(list, noted(list, third, 'Written later', { ...moment, by: 'one' }));
    const whole = journalText(list);
    for (let at = 0; at < whole.length; at++) {
      const { list: read } = readJournal(`${whole.slice(0, at)}9${whole.slice(at + 1)}`);
      match(readingOf(joined(later, read), third).note ?? '', /Written later/);
    }
  });

  it('is read as before where no sums were written', () => {
    const old = journalText(list).replace(/,"sums":"[^"]*"/, '');
    deepEqual(readJournal(old), { list, replaceable: true });
  });

  it('has the sums that every version knows', () => {
    const text = journalText(marked(emptyList, [first], 'read', moment));
    match(text, /^\{"end":1,"sums":"1c7yigy"\}$/m);
  });

  it('is a journal of any text', () => {
    holds(
      property(string({ unit: 'binary' }), text => equal(readJournal(text).replaceable, false)),
      100,
    );
  });
});

describe('an exported reading list to which something happened', () => {
  it('is imported, or told what is wrong in which line', () => {
    holds(
      property(damage, all => {
        const text = damaged(exportText(list), all);
        const read = readExport(text);
        if (read.kind === 'papers') {
          const change = imported(emptyList, read.papers, moment);
          equal(imported(joined(emptyList, change), read.papers, moment).size, 0, 'twice is once');
          goesOn(change);
        } else {
          for (const { line, message } of read.issues) {
            ok(line >= 1 && line <= text.split('\n').length);
            match(message, /\.$/);
          }
        }
      }),
      300,
    );
  });

  it('is an import of any text', () => {
    holds(
      property(string({ unit: 'binary' }), text => equal(readExport(text).kind, 'issues')),
      100,
    );
  });
});

import { deepEqual, equal, throws } from 'node:assert/strict';
import { array, nat, property, string, tuple } from 'fast-check';
import {
  applyEdits,
  contains,
  LineIndex,
  type TextEdit,
  trimSpan,
  withBlankLines,
} from '../../src/core/text.ts';
import { holds } from '../support/random.ts';

describe('lines', () => {
  const linesOf = (text: string) => {
    const index = new LineIndex(text);
    return index.starts.map((start, line) => text.slice(start, index.startOf(line + 1)));
  };

  it('end with \\n, \\r\\n and \\r alike', () => {
    deepEqual(linesOf('a\nb\r\nc\rd'), ['a\n', 'b\r\n', 'c\r', 'd']);
    deepEqual(linesOf('\r\r\n\n'), ['\r', '\r\n', '\n', '']);
  });

  it('are at least one, and a last line break begins an empty one', () => {
    deepEqual(linesOf(''), ['']);
    deepEqual(linesOf('a\n'), ['a\n', '']);
  });

  it('are found by offset, the line break belonging to the line that it ends', () => {
    const index = new LineIndex('ab\ncd\r\ne');
    deepEqual(
      [...'ab\ncd\r\ne', 'end'].map((_, offset) => index.lineOf(offset)),
      [0, 0, 0, 1, 1, 1, 1, 2, 2],
    );
    equal(index.startOf(99), 8);
  });

  it('together are the text, whatever it is', () => {
    holds(
      property(string({ unit: 'binary' }), text => {
        equal(linesOf(text).join(''), text);
      }),
      200,
    );
  });
});

describe('spans', () => {
  it('hold both their ends, because a cursor stands after a word', () => {
    deepEqual(
      [1, 2, 4, 5].map(offset => contains({ start: 2, end: 4 }, offset)),
      [false, true, true, false],
    );
  });

  it('are trimmed of every kind of white space', () => {
    deepEqual(trimSpan('\u00a0\u3000 a b\r\n', { start: 0, end: 8 }), { start: 3, end: 6 });
    deepEqual(trimSpan('   ', { start: 1, end: 3 }), { start: 3, end: 3 });
  });

  it('reach over the blank lines behind them, but never into a line that is not blank', () => {
    const reached = (text: string) => text.slice(0, withBlankLines(text, { start: 0, end: 1 }).end);
    deepEqual(['a', 'a ', 'a b', 'a\n', 'a\nb', 'a\n\n \n  b', 'a\r\n\r\nb'].map(reached), [
      'a',
      'a ',
      'a',
      'a\n',
      'a',
      'a\n\n ',
      'a\r\n',
    ]);
  });
});

describe('edits', () => {
  const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

  it('are applied in any order, each where the old text says', () => {
    equal(applyEdits('one two three', [edit(8, 13, 'drei'), edit(0, 3, 'eins')]), 'eins two drei');
  });

  it('may touch, and insertions at one place keep their order', () => {
    equal(applyEdits('ab', [edit(1, 1, 'x'), edit(1, 1, 'y'), edit(1, 2, 'z')]), 'axyz');
  });

  it('must not overlap', () => {
    throws(() => applyEdits('abcd', [edit(0, 2, ''), edit(1, 3, '')]), RangeError);
  });

  it('leave everything else alone', () => {
    const kept = string({ minLength: 1, maxLength: 5 });
    const pieces = array(tuple(kept, string({ maxLength: 3 }), nat(2)), { maxLength: 8 });
    holds(
      property(pieces, parts => {
        let [before, after] = ['', ''];
        const edits: TextEdit[] = [];
        for (const [text, added, removed] of parts) {
          before += text;
          after += text + added;
          edits.push(edit(before.length, before.length + removed, added));
          before += '-'.repeat(removed);
        }
        equal(applyEdits(before, edits.reverse()), after);
      }),
      100,
    );
  });
});

import { equal, ok } from 'node:assert/strict';
import { type Arbitrary, array, integer, property, string, tuple } from 'fast-check';
import { composedEdits } from '../../src/core/composedEdits.ts';
import { applyEdits, type TextEdit } from '../../src/core/text.ts';
import { holds } from '../support/random.ts';

/** Edits of a text of this length that do not overlap, by cuts into it. */
function editsFor(length: number, cuts: readonly [number, string][]): TextEdit[] {
  const places = cuts.map(([cut]) => cut % (length + 1)).sort((a, b) => a - b);
  const edits: TextEdit[] = [];
  for (let at = 0; at + 1 < places.length; at += 2) {
    edits.push({ span: { start: places[at] ?? 0, end: places[at + 1] ?? 0 }, newText: cuts[at]?.[1] ?? '' });
  }
  return edits;
}

const cuts: Arbitrary<[number, string][]> = array(
  tuple(integer({ min: 0, max: 99 }), string({ maxLength: 4 })),
  {
    maxLength: 8,
  },
);

describe('edits of two rounds', () => {
  it('do at once what they do one after the other', () => {
    holds(
      property(string({ maxLength: 30 }), cuts, cuts, (text, one, other) => {
        const first = editsFor(text.length, one);
        const between = applyEdits(text, first);
        const second = editsFor(between.length, other);
        const composed = composedEdits(first, second);
        equal(applyEdits(text, composed), applyEdits(between, second));
        for (const [at, { span }] of composed.entries())
          ok(at === 0 || span.start > (composed[at - 1]?.span.end ?? 0));
      }),
      1000,
    );
  });
});

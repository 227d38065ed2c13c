import { deepEqual } from 'node:assert/strict';
import { array, constantFrom, property } from 'fast-check';
import { boldSpans } from '../../../src/core/markdown/bold.ts';
import { holds } from '../../support/random.ts';

const bold = (text: string) => boldSpans(text).map(({ start, end }) => text.slice(start, end));

describe('bold', () => {
  it('stands between two stars and two stars, also inside words', () => {
    deepEqual(bold('a **KV** cache, **quantiz**ed and un**prun**ed'), ['KV', 'quantiz', 'prun']);
  });

  it('is neither empty nor blank at its ends, and holds no star', () => {
    deepEqual(bold('2 ** 3 ** 4, ****, **a*b**, ** c**'), []);
    deepEqual(bold('***a**'), ['a']);
  });

  it('goes over lines but not over paragraphs', () => {
    deepEqual(bold('**a\nb** and **c\n \nd**'), ['a\nb']);
  });

  it('is what a pattern would find', () => {
    const pattern = /\*\*((?!\s)(?:[^*\n]|\n(?!\s*\n))*[^*\s])\*\*/g;
    const parts = array(constantFrom('*', '**', 'a', ' ', '\n', 'é', '\t'), { maxLength: 14 });
    holds(
      property(parts, pieces => {
        const text = pieces.join('');
        deepEqual(
          bold(text),
          [...text.matchAll(pattern)].map(([, inside]) => inside),
        );
      }),
      2_000,
    );
  });
});

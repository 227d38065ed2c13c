import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { phraseReader } from '../../../src/core/search/phrases.ts';
import { holds } from '../../support/random.ts';
import { paperOf } from './inventedPapers.ts';

const piece = fc.constantFrom(
  'large',
  'Language',
  'models',
  'x2',
  '3.5',
  "o'",
  '-',
  ' ',
  ' ',
  '. ',
  '—',
  '“',
  '_',
  '/',
);
const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));

function has(abstract: string, phrase: string, open: boolean): boolean {
  const condition = { kind: 'text', text: phrase, field: undefined, quoted: true, open } as const;
  return phraseReader(condition)(paperOf({ abstract, title: '' }));
}

describe('a phrase', () => {
  it('is found in prose just as in a text that has to be read word by word', () =>
    holds(
      fc.property(text, text, fc.boolean(), (abstract, phrase, open) => {
        // The LaTeX behind it says nothing, but makes the text more than prose.
        equal(has(abstract, phrase, open), has(`${abstract} $ $`, phrase, open));
      }),
      1000,
    ));
});

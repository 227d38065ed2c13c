import { array, constantFrom, property } from 'fast-check';
import MarkdownIt from 'markdown-it';
import { withoutImages } from '../../../src/core/readingList/noteMarkdown.ts';
import { holds } from '../../support/random.ts';

const piece = constantFrom(
  '!',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '`',
  'a',
  '\n',
  '&#33;',
  '<',
  '>',
  '![a](https://x.y/z)',
  '[r]: u',
);

describe('a note', () => {
  it('loads no picture, whatever it holds', () => {
    const markdown = new MarkdownIt();
    holds(
      property(array(piece), pieces => {
        const tokens = markdown.parse(withoutImages(pieces.join('')), {});
        return !tokens.some(({ children }) => children?.some(({ type }) => type === 'image'));
      }),
      2000,
    );
  });
});

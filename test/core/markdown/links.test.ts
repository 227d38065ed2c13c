import { deepEqual } from 'node:assert/strict';
import { array, constantFrom, property } from 'fast-check';
import MarkdownIt from 'markdown-it';
import { unescapedDestination } from '../../../src/core/markdown/inline.ts';
import { findLinks } from '../../../src/core/markdown/links.ts';
import { holds } from '../../support/random.ts';

/** Links as `text → destination`. */
function links(text: string): string[] {
  return findLinks(text, 0, text.length).map(
    ({ textSpan, destinationSpan }) =>
      `${text.slice(textSpan.start, textSpan.end)} → ${text.slice(destinationSpan.start, destinationSpan.end)}`,
  );
}

describe('links', () => {
  it('pair brackets and parentheses', () => {
    deepEqual(links('* [[CLS] Attention [MASK]](#cls-(a)-b) and [second]( #x )'), [
      '[CLS] Attention [MASK] → #cls-(a)-b',
      'second → #x',
    ]);
    deepEqual(links('[a](<#a (b> "title") [b](#b \'it\') [c](#c (no)) [d]()'), [
      'a → #a (b',
      'b → #b',
      'c → #c',
      'd → ',
    ]);
  });

  it('are not citations, images, code or escapes', () => {
    deepEqual(links('[4] ![i](#i) `[c](#c)` \\[e](#e) [f]\\(#f) [g] (#g) [h](#a b) [j](#(j)'), []);
    deepEqual(links('\\![a](#a) [`]`](#b) [![i](i.png)](#c) [d\\]](#d)'), [
      'a → #a',
      '`]` → #b',
      '![i](i.png) → #c',
      'd\\] → #d',
    ]);
  });

  it('are not inside each other', () => {
    deepEqual(links('[a [b](#b) c](#c)'), ['b → #b']);
  });

  it('are found between two offsets only', () => {
    const text = '[a](#a) [b](#b) [c](#c)';
    deepEqual(findLinks(text, 8, 15), [
      {
        span: { start: 8, end: 15 },
        textSpan: { start: 9, end: 10 },
        destinationSpan: { start: 12, end: 14 },
      },
    ]);
    deepEqual(findLinks(text, 8, 14), []);
  });
});

// Tags and `<addresses>` bind stronger than brackets, and so does math; in the generated texts there are none.
describe('the links that markdown-it finds', () => {
  const oracle = new MarkdownIt();
  oracle.normalizeLink = address => address;

  it('are the ones we find', () => {
    const piece = constantFrom(
      ...[
        '[',
        ']',
        '](',
        ')',
        '(',
        '](#a)',
        '](#b-(c))',
        '](<#d e>)',
        '](#f "t")',
        "](#g 't')",
        '](#h (t))',
        '![',
        '!',
      ],
      ...[
        'a',
        ' ',
        '\\',
        '`',
        '``',
        '[a](#b)',
        '[',
        ']',
        ')',
        '&amp;',
        '"',
        '*',
        '[c]',
        '](\\)#)',
        '](#i (t (u)))',
      ],
    );
    holds(
      property(array(piece, { maxLength: 12 }), pieces => {
        const text = pieces.join('').trim();
        const expected = (oracle.parseInline(text, {})[0]?.children ?? [])
          .filter(({ type }) => type === 'link_open')
          .map(token => token.attrGet('href'));
        const found = findLinks(text, 0, text.length).map(({ destinationSpan }) =>
          unescapedDestination(text.slice(destinationSpan.start, destinationSpan.end)),
        );
        deepEqual(found, expected, text);
      }),
      2000,
    );
  });
});

import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, property, string } from 'fast-check';
import { inlinePieces, plainText } from '../../../src/core/markdown/inline.ts';
import { holds } from '../../support/random.ts';
import { previewMarkdown, type Token } from '../../support/vscodePreview.ts';

/** Pieces as `kind "text"`, texts, escapes and entities beside each other joined, and without tags. */
function joined(pieces: readonly { readonly kind: string; readonly text: string }[]): string {
  const shown: { kind: string; text: string }[] = [];
  for (const { kind: given, text } of pieces) {
    const kind = given === 'entity' || given === 'escape' ? 'text' : given;
    const last = shown.at(-1);
    if (kind === 'html') continue;
    if (kind === 'text' && last?.kind === 'text') last.text += text;
    else shown.push({ kind, text });
  }
  return shown.map(({ kind, text }) => `${kind} ${JSON.stringify(text)}`).join(', ');
}

describe('inline Markdown', () => {
  const pieces = (source: string) => joined(inlinePieces(source));

  it('is read as what it shows', () => {
    equal(pieces('plain'), 'text "plain"');
    equal(pieces('*a* __b__ [c](#d) <e>f</e> &lt;g&gt; \\*h\\*'), 'text "a b c f <g> *h*"');
    equal(pieces('`a*` ![b *c*](d)'), 'code "a*", text " ", image "b c"');
    equal(pieces('a\nb  \nc'), 'text "a", break "\\n", text "b", break "\\n", text "c"');
  });

  it('has math where VS Code sees it', () => {
    equal(pieces('The $O(n)$ bound'), 'text "The ", math "O(n)", text " bound"');
    equal(pieces('ST$^3$ and 3$x$'), 'text "ST$^3$ and 3$x$"');
    equal(pieces('$$x$$ and \\$5 and $6'), 'math "x", text " and $5 and $6"');
    equal(pieces('$a_b$ *$c*d$*'), 'math "a_b", text " ", math "c*d"');
  });

  it('is plain text without its marks, math and code as written', () => {
    equal(plainText('**A** [b](#c) `d` $e$ ![f](g) <h>'), 'A b d $e$  ');
    equal(plainText('[CLS] is all'), '[CLS] is all');
    equal(plainText('one\r\ntwo'), 'one two');
  });

  it('may be anything', () => {
    holds(
      property(string({ unit: 'grapheme' }), text => {
        equal(typeof plainText(text), 'string');
      }),
      200,
    );
  });
});

describe('the pieces that VS Code renders', () => {
  const kinds: Readonly<Record<string, string>> = {
    text: 'text',
    text_special: 'text',
    code_inline: 'code',
    math_inline: 'math',
    math_block: 'math',
    softbreak: 'break',
    hardbreak: 'break',
  };

  function expected(source: string): string {
    const tokens: readonly Token[] = previewMarkdown.parseInline(source, {})[0]?.children ?? [];
    return joined(
      tokens.flatMap(({ type, content }) => {
        const kind = kinds[type];
        if (kind === 'break') return [{ kind, text: '\n' }];
        return kind && content ? [{ kind, text: content }] : [];
      }),
    );
  }

  it('are the ones we read, with dollars, escapes, code, tags and emphasis in any order', () => {
    const piece = constantFrom(
      ...[
        '$',
        '$',
        '$',
        '$$',
        '$$$',
        '\\',
        '\\$',
        '\\\\',
        '`',
        '``',
        'a',
        'x_1',
        '7',
        ' ',
        ' ',
        '.',
        '(',
        ')',
        '-',
      ],
      ...[
        '<b>',
        '</b>',
        '<br/>',
        '<Answer>',
        '<a id="x">',
        '&amp;',
        '*',
        '**',
        '_',
        '[',
        ']',
        '](#x)',
        '\n',
        'é',
        '模',
      ],
    );
    holds(
      property(array(piece, { maxLength: 14 }), parts => {
        const source = parts.join('').trim() || 'x';
        deepEqual(joined(inlinePieces(source)), expected(source), source);
      }),
      2000,
    );
  });
});

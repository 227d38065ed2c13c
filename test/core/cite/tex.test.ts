import { deepEqual, equal } from 'node:assert/strict';
import { property, string } from 'fast-check';
import { plainTex, texPieces } from '../../../src/core/cite/tex.ts';
import { holds } from '../../support/random.ts';

const cut = (text: string) => texPieces(text).map(({ kind, text }) => (kind === 'math' ? `<${text}>` : text));

describe('math in a text', () => {
  it('is what stands in dollars', () => {
    deepEqual(cut('ST$^3$ in $O(n)$'), ['ST', '<^3>', ' in ', '<O(n)>']);
    deepEqual(cut('$$x$$ and $\\{0\\}$'), ['<x>', ' and ', '<\\{0\\}>']);
  });

  it('is not money', () => {
    deepEqual(cut('from $5 to $10'), ['from $5 to $10']);
    deepEqual(cut('$5 and$10'), ['$5 and$10']);
    deepEqual(cut('a $ b $ c'), ['a $ b $ c']);
  });

  it('has matching braces, and nothing that would disturb TeX', () => {
    for (const text of ['$a{b$', '$a}b{$', '$\\{$', '$50%$', '$a&b$', '\\$a$', '$$', '$', '$a\\$']) {
      deepEqual(cut(text), [text], text);
    }
  });

  it('loses nothing of the text', () => {
    holds(
      property(string({ unit: 'grapheme' }), string({ maxLength: 5 }), (a, b) => {
        const text = `${a}$${b}$${a}$$${b}$$`;
        const marks = texPieces(text).map(({ kind, text }) => (kind === 'math' ? `$${text}$` : text));
        equal(marks.join('').replaceAll('$', ''), text.replaceAll('$', ''));
      }),
      200,
    );
  });
});

describe('TeX in names and titles', () => {
  it('becomes Unicode', () => {
    const samples = {
      'Fr\\\'ed\\\'eric, Bj\\"{o}rn, {\\"U}nal, Erd\\H{o}s, \\v{C}ech, Fran\\c{c}ois, \\c Tun':
        'Frédéric, Björn, Ünal, Erdős, Čech, François, Ţun',
      'na\\"{\\i}ve \\\'{\\i} \\`a \\~n \\.z \\=o \\r{a} \\k{a}': 'naïve í à ñ ż ō å ą',
      'S{\\o}ren, \\L{}ukasz, Stra{\\ss}e, \\AA ngstr\\"om': 'Søren, Łukasz, Straße, Ångström',
      '360{\\deg}, 50\\% of \\#1 \\& \\_x\\_ \\{y\\}': '360°, 50% of #1 & _x_ {y}',
      '\\textbf{Bold} \\emph{not} \\url{https://a.b}': 'Bold not https://a.b',
      '\\(x\\) stays math': '$x$ stays math',
      'in $\\"o\\%$ too': 'in $\\"o\\%$ too',
      '\\unknown{x} C:\\temp \\': '\\unknown{x} C:\\temp \\',
      '{\\"o and \\"o}': '{ö and ö}',
    };
    for (const [tex, text] of Object.entries(samples)) equal(plainTex(tex), text);
  });
});

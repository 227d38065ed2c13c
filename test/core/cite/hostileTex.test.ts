import { equal, ok } from 'node:assert/strict';
import { escapedTex } from '../../../src/core/cite/bibtexText.ts';

describe('TeX in a title', () => {
  it('commands nothing where a bibliography is typeset', () => {
    for (const hostile of [
      '\\input{/etc/passwd}',
      '$\\input{/etc/passwd}$',
      '$\\immediate\\write18{ls}$',
      '$\\write18{ls}$',
      '$^^5cinput{x}$',
      '$\\csname input\\endcsname{x}$',
      '$\\def\\a{b}$',
      '$\\openout5=x$',
      '$\\lstinputlisting{x}$',
    ])
      ok(!/(?:^|[^\\])\\(?!text|[$^{}_#%&])/.test(` ${escapedTex(hostile)}`), escapedTex(hostile));
  });

  it('stays where it is math', () => {
    for (const math of [
      '$\\left(\\frac{1}{2}\\right)$',
      '$\\leq \\ell_2$',
      '$\\mathcal{O}(n^2)$',
      '$\\rewrite$',
    ])
      equal(escapedTex(math), math);
  });
});

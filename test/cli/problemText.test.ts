import assert from 'node:assert/strict';
import fc from 'fast-check';
import { colourful, plain } from '../../src/cli/reports/paint.ts';
import { problemText } from '../../src/cli/reports/problemText.ts';
import type { Problem } from '../../src/core/rules/rules.ts';
import { toUri } from '../../src/core/uri.ts';
import { digestText } from '../support/digestText.ts';
import { parsed } from '../support/fixture.ts';
import { holds } from '../support/random.ts';

/** A problem where `«…»` stands in a line, as it is shown in so many columns, without its first line. */
function shown(marked: string, width: number): string {
  const digest = parsed(
    toUri('file:///a.md'),
    `${marked.replace(/[«»]/g, '')}\n\n${digestText('2025-01-03', [{ title: 'Alpha' }])}`,
  );
  const problem: Problem = {
    code: 'broken-anchor',
    severity: 'error',
    span: { start: marked.indexOf('«'), end: marked.indexOf('»') - 1 },
    message: 'Message.',
    fix: undefined,
    suggestions: () => [],
    isFixedWithAll: false,
    isOfPaper: false,
  };
  const lines = problemText(digest, problem, { width, paint: plain }).split('\n').slice(1, -1);
  return lines.map(line => line.slice('       | '.length)).join('\n');
}

describe('problemText', () => {
  it('puts carets under the span', () => {
    assert.equal(shown('* [Title](«#anchor»)', 80), '* [Title](#anchor)\n          ^^^^^^^');
    assert.equal(shown('at the «»end', 80), 'at the end\n       ^');
    assert.equal(shown('at the end«»', 80), 'at the end\n          ^');
  });

  it('counts columns as a terminal does', () => {
    assert.equal(shown('量化，«pruning»', 80), '量化，pruning\n      ^^^^^^^');
    assert.equal(shown('«量化» x', 80), '量化 x\n^^^^');
    assert.equal(shown('한국 «e\u0301te\u0301» x', 80), '한국 e\u0301te\u0301 x\n     ^^^');
    assert.equal(shown('😀 «x»', 80), '😀 x\n   ^');
    assert.equal(shown('1.\ta\t«x»', 80), '1.  a   x\n        ^');
  });

  it('cuts a long line around the span', () => {
    const before = 'before '.repeat(20);
    const after = ' after'.repeat(20);
    for (const width of [40, 60, 80]) {
      for (const span of ['x', 'span', 'a longer span of text', 'much '.repeat(30)]) {
        const [line = '', carets = ''] = shown(`${before}«${span}»${after}`, width).split('\n');
        assert.ok(line.length <= width - 9, `${line.length} of ${width}`);
        assert.ok(carets.length <= width - 9, `${carets.length} of ${width}`);
        const marked = line.slice(carets.indexOf('^'), carets.length);
        assert.equal(marked.replace(/…$/, ''), span.slice(0, marked.replace(/…$/, '').length));
        assert.ok(marked.length >= Math.min(span.length, 15), marked);
        assert.match(line, /^…/);
        assert.match(line, /…$/);
      }
    }
  });

  it('cuts plain lines as it cuts others', () => {
    const text = fc.stringMatching(/^x[ -~]{0,120}$/);
    holds(
      fc.property(text, text, text, fc.integer({ min: 24, max: 200 }), (before, span, after, width) => {
        // A letter of another alphabet, as wide as the one it stands for, anywhere within reach.
        const other = shown(`é${before.slice(1)}«${span}»${after}`, width);
        const plainly = shown(`${before}«${span}»${after}`, width);
        const isCut = plainly.startsWith('…');
        assert.equal(isCut ? other : other.replace('é', 'x'), plainly);
      }),
      200,
    );
  });

  it('shows a line of megabytes as quickly as any', () => {
    const [line = ''] = shown(`${'x'.repeat(5_000_000)}«y»${'z'.repeat(5_000_000)}`, 60).split('\n');
    assert.match(line, /^…x+yz+…$/);
  });

  it('colours by severity where it is asked to', () => {
    const digest = parsed(toUri('file:///a.md'), digestText('2025-01-03', [{ title: 'Alpha' }]));
    const problem: Problem = {
      code: 'stale-entry',
      severity: 'warning',
      span: { start: 2, end: 6 },
      message: 'Message.',
      fix: undefined,
      suggestions: () => [],
      isFixedWithAll: false,
      isOfPaper: false,
    };
    const text = problemText(digest, problem, { width: 80, paint: colourful });
    assert.ok(text.includes('\u001b[1;33m^^^^\u001b[22;39m'));
  });
});

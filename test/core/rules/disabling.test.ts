import { deepEqual, equal, ok } from 'node:assert/strict';
import { property } from 'fast-check';
import type { Digest } from '../../../src/core/digest.ts';
import { repair } from '../../../src/core/fixAll.ts';
import { abstractOf } from '../../../src/core/paperText.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { disablingFixes } from '../../../src/core/rules/disablingFixes.ts';
import { type Problem, problemsOf } from '../../../src/core/rules/rules.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { applyEdits } from '../../../src/core/text.ts';
import { english } from '../../../src/core/wording/wording.ts';
import { dedented, digestOf, parsed, uriOf } from '../../support/fixture.ts';
import { digestText } from '../../support/generated.ts';
import { holds } from '../../support/random.ts';
import { withPapers } from '../../support/ruleCheck.ts';

const uri = uriOf('2025-01-03.md');

/** The problems of a text as `line code`. */
function problems(source: string): string[] {
  const digest = digestOf(withPapers(source));
  return problemsOf(digest, defaultSettings).map(
    ({ code, span }) => `${digest.skeleton.lines.lineOf(span.start) + 1} ${code}`,
  );
}

describe('a comment that switches rules off', () => {
  const contents = (comment: string, atEnd = '') => `
    # Contents
    * [Low Tide](#low-tide)
      ${comment}

    * [High Tide](#High-Tide)${atEnd}
    * [Gone](#gone)

    = Low Tide
    = High Tide
    `;

  it('holds for the next line that is not blank', () => {
    deepEqual(problems(contents('')), ['5 broken-anchor', '6 stale-entry']);
    deepEqual(problems(contents('<!-- digest-lens-disable-next-line broken-anchor -->')), ['6 stale-entry']);
    deepEqual(problems(contents('<!-- digest-lens-disable-next-line -->')), ['6 stale-entry']);
    deepEqual(problems(contents('<!-- digest-lens-disable-next-line stale-entry -->')).length, 2);
  });

  it('holds for its own line', () => {
    deepEqual(problems(contents('', ' <!-- digest-lens-disable-line broken-anchor -->')), ['6 stale-entry']);
  });

  it('holds for the file, for one rule, several or all', () => {
    deepEqual(problems(contents('<!-- digest-lens-disable broken-anchor -->')), ['6 stale-entry']);
    deepEqual(problems(contents('<!-- digest-lens-disable broken-anchor, stale-entry -->')), []);
    deepEqual(problems(contents('<!-- digest-lens-disable stale-entry broken-anchor -->')), []);
    deepEqual(problems(contents('<!--digest-lens-disable-->')), []);
  });

  it('is none in code, and none where it is not closed', () => {
    equal(problems(contents('`<!-- digest-lens-disable -->`')).length, 2);
    equal(problems(contents('<!-- digest-lens-disabled -->')).length, 2);
    equal(problems(contents('<!-- digest-lens-disable')).length, 2);
  });

  it('keeps fix all away', () => {
    const digest = parsed(uri, dedented(withPapers(contents('<!-- digest-lens-disable broken-anchor -->'))));
    deepEqual(repair(digest, defaultSettings).edits, []);
  });
});

describe('the fixes that write such a comment', () => {
  /** The lines that differ after a fix of the first problem of a rule. */
  const written = (source: string, code: string) => {
    const digest = digestOf(withPapers(source));
    const problem = problemsOf(digest, defaultSettings).find(problem => problem.code === code);
    if (!problem) throw new Error(`${code} is needed here`);
    const before = new Set(digest.text.split('\n'));
    return disablingFixes(digest, problem, english).map(({ edits }) =>
      applyEdits(digest.text, edits)
        .split('\n')
        .filter(line => !before.has(line))
        .join('\n'),
    );
  };

  it('put it at the end of an entry, and above a heading and a field', () => {
    deepEqual(
      written('# Contents\n* [Low Tide](#low-tide)\n* [Gone](#gone)\n\n= Low Tide\n', 'stale-entry'),
      [
        '* [Gone](#gone) <!-- digest-lens-disable-line stale-entry -->',
        '<!-- digest-lens-disable stale-entry -->',
      ],
    );
    deepEqual(written('= Low Tide\n\n= Low Tide\n', 'duplicate-heading'), [
      '<!-- digest-lens-disable-next-line duplicate-heading -->',
      '<!-- digest-lens-disable duplicate-heading -->',
    ]);
    deepEqual(
      written('## Low Tide\n>Authors: Ada Example\n>http://arxiv.org/abs/2501.00001\n', 'insecure-link'),
      [
        '> <!-- digest-lens-disable-next-line insecure-link -->'.replace('> ', '>'),
        '<!-- digest-lens-disable insecure-link -->',
      ],
    );
  });

  it('have no place for it in a table, and put that of a file below its front matter', () => {
    const table =
      '---\ntitle: Tides\n---\n## Updated on 2025.01.03\n\n|Date|Title|Authors|PDF|\n|---|---|---|---|\n' +
      '|2025-01-02|**Low Tide**|Ada Example|[2501.00001](http://arxiv.org/abs/2501.00001)|\n' +
      '|2025-01-02|**High Tide**|Ada Example|[2501.00002](http://arxiv.org/abs/2501.00002)|\n';
    deepEqual(written(table, 'insecure-link'), ['<!-- digest-lens-disable insecure-link -->']);
    const digest = digestOf(table);
    const [problem] = problemsOf(digest, defaultSettings);
    const [fix] = problem ? disablingFixes(digest, problem, english) : [];
    equal(fix && applyEdits(digest.text, fix.edits).startsWith('---\ntitle: Tides\n---\n<!-- '), true);
  });

  it('silence what they say, and change nothing else', () => {
    const shown = ({ code, message }: Problem) => `${code} ${message}`;
    const facts = (digest: Digest) => ({
      papers: digest.papers.map(paper => [
        paper.title,
        paper.arxivId,
        paper.authors,
        paper.published?.day,
        paper.summary,
        abstractOf(digest, paper),
      ]),
      entries: digest.contents?.entries.map(({ text, anchor }) => [text, anchor]),
      day: digest.day?.day,
    });
    holds(
      property(digestText, text => {
        const digest = parseDigest(uri, text);
        // A label without a value takes what stands below for it, be it a comment.
        if (!digest || /^>Authors: $/m.test(text)) return;
        const before = problemsOf(digest, defaultSettings);
        for (const problem of before) {
          for (const { edits, title } of disablingFixes(digest, problem, english)) {
            const after = parsed(uri, applyEdits(text, edits));
            const left = problemsOf(after, defaultSettings);
            deepEqual(facts(after), facts(digest), `${title}\n${after.text}`);
            const others = (all: readonly Problem[]) =>
              all.filter(({ code }) => code !== problem.code).map(shown);
            deepEqual(others(left), others(before), `${title}\n${after.text}`);
            const same = (all: readonly Problem[]) => all.filter(({ code }) => code === problem.code).length;
            ok(
              title.endsWith('file') ? same(left) === 0 : same(left) < same(before),
              `${title}\n${after.text}`,
            );
          }
        }
      }),
      40,
    );
  });
});

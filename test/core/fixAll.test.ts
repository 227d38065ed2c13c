import { deepEqual, equal, ok } from 'node:assert/strict';
import { property } from 'fast-check';
import { repair, repairRule } from '../../src/core/fixAll.ts';
import { parseDigest } from '../../src/core/parse.ts';
import { deadRenderers } from '../../src/core/rules/brokenAnchor.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { applyEdits } from '../../src/core/text.ts';
import { dedented, parsed, uriOf } from '../support/fixture.ts';
import { digestText } from '../support/generated.ts';
import { holds } from '../support/random.ts';
import { withPapers } from '../support/ruleCheck.ts';
import { deadInVscode, deadOnGithub } from '../support/vscodePreview.ts';

const uri = uriOf('2025-01-03.md');

function fixed(text: string): string {
  const digest = parseDigest(uri, text);
  return digest ? repair(digest, defaultSettings).after.text : text;
}

describe('all certain fixes together', () => {
  it('repair anchors, and add entries in the order of the papers', () => {
    const before = withPapers(`
      # Table of Contents
      * [Echo](#Echo)
      * [Gone](#gone)
      * [Dense Order!](#Dense-Order!)

      = Alpha
      = Beta
      = Echo
      = Low Tide
      = High Tide
      = Dense Order!
      = Omega
      = Zulu
      `);
    equal(
      fixed(before).split('\n\n')[0],
      dedented(`
      # Table of Contents
      * [Alpha](#alpha)
      * [Beta](#beta)
      * [Echo](#echo)
      * [Low Tide](#low-tide)
      * [High Tide](#high-tide)
      * [Gone](#gone)
      * [Dense Order!](#dense-order)
      * [Omega](#omega)
      * [Zulu](#zulu)`),
    );
    const { fixed: solved, left } = repair(parsed(uri, before), defaultSettings);
    deepEqual([solved.length, left.map(({ code }) => code)], [8, ['stale-entry']]);
  });

  it('keep the line breaks of the file', () => {
    const before = withPapers('# Contents\n* [Bb](#Bb)\n\n= Aa\n= Bb\n= Cc').replaceAll('\n', '\r\n');
    equal(fixed(before).split('\r\n\r\n')[0], '# Contents\r\n* [Aa](#aa)\r\n* [Bb](#bb)\r\n* [Cc](#cc)');
    ok(!/(?<!\r)\n/.test(fixed(before)));
  });

  it('never overlap, leave a digest, and change nothing the second time', () => {
    holds(
      property(digestText, text => {
        const digest = parseDigest(uri, text);
        if (!digest) return;
        const { edits, fixed: solved, after } = repair(digest, defaultSettings);
        let end = 0;
        for (const { span } of edits) {
          ok(span.start >= end && span.end >= span.start && span.end <= text.length);
          end = span.end;
        }
        const once = applyEdits(text, edits);
        equal(once, after.text);
        deepEqual(repair(parsed(uri, once), defaultSettings).edits, [], once);
        for (const { code } of solved) ok(code !== 'stale-entry');
      }),
      100,
    );
  });

  it('leave the papers as they were, and what every entry says unless that is an older title', () => {
    holds(
      property(digestText, text => {
        const before = parseDigest(uri, text);
        if (!before) return;
        const after = parsed(uri, fixed(text));
        deepEqual(
          after.papers.map(paper => [paper.title, paper.arxivId]),
          before.papers.map(paper => [paper.title, paper.arxivId]),
        );
        // Of two entries that say the same but for signs and case, one stays.
        const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
        const texts = new Set(after.contents?.entries.map(entry => lettersOf(entry.text)));
        const lost = (before.contents?.entries ?? []).filter(entry => !texts.has(lettersOf(entry.text)));
        // That a title is an older one may show only when other papers are listed; then a newer one stands in its place.
        const old = new Set(before.contents?.entries.map(entry => lettersOf(entry.text)));
        const titles = new Set(after.papers.map(({ title }) => lettersOf(title)));
        const newer = [...texts].filter(said => !old.has(said) && titles.has(said));
        ok(lost.length <= newer.length, text);
      }),
      100,
    );
  });

  it('leave a link dead only where a problem says so, by renderers and by us', () => {
    holds(
      property(digestText, text => {
        const once = fixed(text);
        const after = parseDigest(uri, once);
        if (!after) return;
        for (const [name, dead] of [
          ['github', new Set(deadOnGithub(once))],
          ['vscode', new Set(deadInVscode(once))],
        ] as const) {
          for (const entry of after.contents?.entries ?? []) {
            // A link to `#` leads to the top of the page: not dead, and yet not to a paper.
            if (entry.anchor === '') continue;
            equal(deadRenderers(after, entry, [name]).length > 0, dead.has(entry.anchor), once);
          }
        }
        for (const { code, fix } of problemsOf(after, defaultSettings)) ok(!fix || code !== 'broken-anchor');
      }),
      100,
    );
  });

  it('leave hints alone, but for those of one rule when they are asked for', () => {
    const digest = parsed(
      uri,
      ['1', '2']
        .map(id => `## Tide ${id}\n>Authors: Ada Example\n>http://arxiv.org/abs/2501.0000${id}\n\n`)
        .join(''),
    );
    deepEqual(repair(digest, defaultSettings).edits, []);
    const { after, fixed: solved, left } = repairRule(digest, defaultSettings, 'insecure-link');
    equal(after.text, digest.text.replaceAll('http:', 'https:'));
    deepEqual([solved.length, left.length], [2, 0]);
    deepEqual(repairRule(digest, defaultSettings, 'broken-anchor').edits, []);
  });

  it('solve what they say they solve', () => {
    holds(
      property(digestText, text => {
        const digest = parseDigest(uri, text);
        if (!digest) return;
        const { fixed: solved, after, left } = repair(digest, defaultSettings);
        const broken = (after.contents?.entries ?? []).filter(
          entry => deadRenderers(after, entry, defaultSettings.renderers).length > 0,
        );
        const counts = (code: string) =>
          problemsOf(after, defaultSettings).filter(problem => problem.code === code).length;
        const before = (code: string) =>
          problemsOf(digest, defaultSettings).filter(problem => problem.code === code).length;
        for (const code of ['broken-anchor', 'missing-entry']) {
          ok(counts(code) <= before(code) - solved.filter(problem => problem.code === code).length, text);
        }
        deepEqual(
          left.filter(({ fix }) => fix),
          [],
        );
        ok(broken.length <= (after.contents?.entries.length ?? 0));
      }),
      100,
    );
  });
});

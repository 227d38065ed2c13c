import { deepEqual, equal } from 'node:assert/strict';
import { parseDigest } from '../../../src/core/parse.ts';
import { textAt } from '../../../src/core/text.ts';
import { dedented, digestOf, oneFile } from '../../support/fixture.ts';
import { paperLines } from '../../support/paperLines.ts';
import { corpus, corpusCounts } from '../../support/samples.ts';

function check(source: string, expected: string): void {
  equal(paperLines(digestOf(source)), dedented(expected));
}

describe('papers in sections', () => {
  it('may have links as titles, explicit anchors and bold labels', () => {
    check(
      `
      # Personalized Daily Papers 04/21/2025

      ## 0. [Solar Models](https://arxiv.org/abs/2504.90001) <a id="link0"></a>

      **ArXiv ID:** 2504.90001

      **Authors:** Ada Example, Bo Sample and Cy Third

      **Abstract:** Suns are
      hot.

      **Comment:** Likely relevant.

      **Relevance:** 9
      **Novelty:** 7

      ---

      ## Paper selection prompt

      Choose papers, as https://arxiv.org/abs/2504.90009.
      `,
      `
      Solar Models
        authors: Ada Example, Bo Sample, Cy Third
        arXiv: 2504.90001
        extra: Comment = Likely relevant.; Relevance = 9; Novelty = 7
        abstract: Suns are hot.
      `,
    );
  });

  it('may be numbered, have a category, and summaries with headings', () => {
    check(
      `
      # Papers
      - **Last Updated**: 2026-08-21 06:07:54 UTC

      ## Language

      ### 1. [Solar Models](https://arxiv.org/abs/2608.90001)

      **Authors**: Ada Example et al.
      **Category**: cs.CL
      **Published**: 2026-08-19
      **ArXiv ID**: 2608.90001v3

      #### Abstract

      Suns are hot.

      <details>
      <summary>Answer</summary>

      ## 1. Motivation

      ### [Other](https://arxiv.org/abs/2608.90002)
      **Authors**: Nobody

      </details>
      `,
      `
      Solar Models
        authors: Ada Example et al.
        published: 2026-08-19
        arXiv: 2608.90001 v3
        category: cs.CL
        below: Language
        abstract: Suns are hot.
      `,
    );
  });

  it('may be first headings with Chinese labels', () => {
    check(
      `
      --- 10-Aug-2026.md
      # Solar Models${' '}

      **作者**：甲，乙等
      **链接**：[PDF](https://arxiv.org/pdf/2608.90001)
      **摘要**：太阳很热。
      `,
      `
      Solar Models
        authors: 甲, 乙 et al.
        arXiv: 2608.90001
        abstract: 太阳很热。
      `,
    );
  });

  it('end before the rule that parts them', () => {
    const { papers, text } = digestOf(`
      ## One
      >Authors: Ada Example
      >https://arxiv.org/abs/2608.90001

      An abstract.

      ---

      ## Two
      >Authors: Ada Example
      >https://arxiv.org/abs/2608.90002
      `);
    const [one] = papers;
    equal(one && text.slice(one.span.start, one.span.end).endsWith('An abstract.'), true);
    equal(one?.abstractSpan && textAt(text, one.abstractSpan), 'An abstract.');
  });

  it('have what links them as their title', () => {
    check(
      '## 3) [*Solar* [Models]](https://arxiv.org/abs/2608.90001v2) [code](https://a.b)\nAuthors: Ada Example\n',
      'Solar [Models]\n  authors: Ada Example\n  arXiv: 2608.90001 v2\n  code: https://a.b\n',
    );
    check(
      '## Solar [PDF](https://arxiv.org/pdf/2608.90001)\nAuthors: Ada Example\n',
      'Solar\n  authors: Ada Example\n  arXiv: 2608.90001\n',
    );
  });

  it('may have titles in HTML links, and quoted abstracts', () => {
    check(
      `
      ### <a href="https://arxiv.org/abs/2608.90001">Solar Models</a>
      **Authors:** Ada Example

      > Abstract: Suns are
      > hot.
      `,
      `
      Solar Models
        authors: Ada Example
        arXiv: 2608.90001
        abstract: Suns are hot.
      `,
    );
  });

  it('are not essays that link papers, nor quotes, nor anything in code', () => {
    const { uri, text } = oneFile(`
      # Trends
      See https://arxiv.org/abs/2608.90001 and others.
      > ## Quoted
      > Authors: Ada Example
      > https://arxiv.org/abs/2608.90002
      \`\`\`
      ## Code
      Authors: Ada Example
      https://arxiv.org/abs/2608.90003
      \`\`\`
      `);
    deepEqual(
      parseDigest(uri, text)?.papers.map(({ title }) => title),
      undefined,
    );
    equal(parseDigest(uri, ''), undefined);
  });
});

describe('the digests of other people in ../shared/corpus', () => {
  it('have as many papers and entries as an independent script counted', function () {
    const files = corpus();
    if (files.length === 0) this.skip();
    const counts = corpusCounts();
    deepEqual(
      files.flatMap(({ name, uri, text }) => {
        const digest = parseDigest(uri, text);
        const found = { papers: digest?.papers.length ?? 0, entries: digest?.contents?.entries.length ?? 0 };
        return counts.has(name) ? [[name, found]] : [];
      }),
      [...counts],
    );
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { leavesAlone, leavesTheRest, textsOf } from './tokens.ts';

const paper = `
Authors: Ada Lovelace, Grace Hopper
**Date:** 2024-12-24
http://arxiv.org/abs/2412.18419v1
We look at **pruning** ![key](https://img.shields.io/badge/LLM-FF8C00)s.
`;

describe('What stays as it was', () => {
  it('a README', () =>
    leavesAlone(`
      # Tool

      [![build](https://img.shields.io/badge/build-passing-green)](https://example.org/ci) ![npm](https://img.shields.io/npm/v/tool)

      **Tool** reads *many, many* files. **Note:** it was written by its author: Ada, in 2024-12.

      ## 1.2.0 (2024-12-24)

      2024-12-24
      ----------

      - **cache**: faster reads, see [the docs](https://example.org/docs)
      - 2024-12-24, **1.2.0**, the first release

      Link: https://example.org/, Date: when it is ready, now {number | Date} by default

      | Date | Version | Authors |
      | --- | --- | --- |
      | 2024-12-24 | **1.2.0** | Ada Lovelace et al. |

      <p align="center">Authors: everybody</p>
    `));

  it('fenced and indented code', () =>
    leavesAlone(
      `\`\`\`\n${paper}\n\`\`\`\n\n~~~markdown\n${paper}\n~~~\n\n${paper.replaceAll('\n', '\n    ')}`,
    ));

  it('code in a list, in a quote and in details', () =>
    leavesAlone(
      `- item\n\n  \`\`\`text${paper.replaceAll('\n', '\n  ')}\`\`\`\n\n> \`\`\`${paper.replaceAll('\n', '\n> ')}\`\`\`\n\n<details>\n\n\`\`\`\n${paper}\n\`\`\`\n\n</details>`,
    ));

  it('inline code', () =>
    leavesAlone(
      'See `**pruning** http://arxiv.org/abs/2412.18419` and ``Authors: `Ada` ``, `arXiv:2412.18419`.',
    ));

  it('front matter', () => leavesAlone(`---\ntitle: arXiv:2412.18419\n${paper}\n---\n`));

  it('comments and attributes', () =>
    leavesAlone(
      `<!-- Authors: Ada -->\n\n<!--${paper}-->\n\nText <!-- arXiv:2412.18419 --> <a href="http://arxiv.org/abs/2412.18419">here</a>.`,
    ));

  it('raw HTML, whose text Markdown does not read', () => leavesAlone(`<details>${paper.trim()}</details>`));

  it('what follows a field, on its line and on the next ones', () =>
    leavesTheRest(
      `${paper}\n*emphasis*, \`code\`\n\n|a|\n|---|\n|[b](http://arxiv.org/abs/2412.18419)|\n|*c*|\n\nend`,
    ));

  const seeds = new URL('../../seeds/', import.meta.url);
  for (const name of readdirSync(seeds)) {
    const text = readFileSync(new URL(name, seeds), 'utf8').replaceAll('\r', '');

    it(`${name}: every line without a field`, () => leavesTheRest(text));

    it(`${name}: each paper's label, day and id are found, and no more`, async () => {
      const quoted = (pattern: RegExp) => [...text.matchAll(pattern)].map(found => found[1]);
      assert.deepEqual(
        await textsOf('constant.numeric.arxiv-id.digest-lens', text),
        quoted(/^> http.*\/([\d.]+)v\d+$/gm),
      );
      assert.deepEqual(await textsOf('constant.numeric.date.digest-lens', text), quoted(/^>([\d-]+)$/gm));
      assert.deepEqual(await textsOf('keyword.other.label.digest-lens', text), quoted(/^>(Authors):/gm));
    });
  }
});

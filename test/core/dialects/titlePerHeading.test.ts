import { equal } from 'node:assert/strict';
import { checkDialect } from '../../support/dialectCheck.ts';
import { digestOf } from '../../support/fixture.ts';

const papers = `
      # Solar Models${' '}

      **Title (ZH)**: 太阳模型

      **Authors**: Ada Example, Bo Sample  ⁠

      **Link**: [PDF](https://arxiv.org/pdf/2608.90001)  ⁠

      **Abstract**: Suns are hot.  ⁠

      **Abstract (ZH)**: 太阳很热。

      ---
      # Lunar Caches${' '}

      **Authors**: Cy Third  ⁠

      **Link**: [PDF](https://arxiv.org/pdf/2608.90002)  ⁠

      **Abstract**: Moons are cold.  ⁠

      ---
`.replaceAll('\u2060', '');

describe('one title per first heading', () => {
  it('has its day and topic in folders and file names, and Chinese beside English', () => {
    checkDialect(
      `
      --- 10-Aug-2026/topic/Agent_related_papers.md
      ${papers.trim()}
      `,
      `
      title-per-heading, 2026-08-10
      Solar Models
        translated: 太阳模型
        authors: Ada Example, Bo Sample
        arXiv: 2608.90001
        below: Agent
        abstract: Suns are hot.
        abstract, translated: 太阳很热。
      Lunar Caches
        authors: Cy Third
        arXiv: 2608.90002
        below: Agent
        abstract: Moons are cold.
      `,
    );
  });

  it('takes the topic from the folder of a README, or from one name for all', () => {
    for (const name of ['10-Aug-2026/IR/README.md', '10-Aug-2026_IR_README.md']) {
      equal(digestOf(`\n      --- ${name}${papers}`).papers[0]?.topics.join(), 'IR');
    }
    equal(digestOf(`\n      --- 10-Aug-2026/README.md${papers}`).papers[0]?.topics.join(), '');
  });
});

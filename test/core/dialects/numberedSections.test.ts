import { checkDialect } from '../../support/dialectCheck.ts';

describe('numbered sections with bold labels', () => {
  it('hold a section for the abstract, and folded answers of a language model with headings of their own', () => {
    checkDialect(
      `
      # Papers Bot 🤖

      ## 📊 Statistics

      - **Last Updated**: 2026-08-21 06:07:54 UTC
      - **Total Papers Found**: 2

      ## 📚 Recent Papers

      ### 1. [Solar Models](https://arxiv.org/abs/2608.90001)

      **Authors**: Ada Example, Bo Sample  ⁠
      **Category**: cs.DC  ⁠
      **Published**: 2026-08-20  ⁠
      **Score**: 11.5  ⁠
      **ArXiv ID**: 2608.90001v2  ⁠

      #### Abstract
      Suns are hot...

      <details>
      <summary><strong>🤖 AI Summary (by a model)</strong> - Click to expand</summary>

      # 论文《Solar Models》总结

      ---

      ## 1. Motivation

      **作者**：没有人

      - **[Other](https://arxiv.org/abs/2608.90009)**
        - Authors: Nobody

      | Title | Authors | PDF |
      |---|---|---|
      | Other | Nobody Else | [PDF](https://arxiv.org/pdf/2608.90008) |

      </details>

      ---

      ### 2. [Lunar Caches](https://arxiv.org/abs/2608.90002)

      **Authors**: Cy Third et al.  ⁠
      **Category**: cs.AI

      arXiv:2608.90002v1 Announce Type: cross
      Abstract: Moons are cold...

      ---

      ## 🔧 Configuration

      - papers with **keywords** such as https://arxiv.org/abs/2608.90007
      `.replaceAll('\u2060', ''),
      `
      numbered-sections, 2026-08-21
      Solar Models
        authors: Ada Example, Bo Sample
        published: 2026-08-20
        arXiv: 2608.90001 v2
        category: cs.DC
        below: cs.DC
        extra: Score = 11.5
        abstract: Suns are hot...
      Lunar Caches
        authors: Cy Third et al.
        arXiv: 2608.90002
        category: cs.AI
        below: cs.AI
        abstract: Moons are cold...
      `,
    );
  });

  it('may be Chinese, with fields in a list', () => {
    checkDialect(
      `
      --- 2025-08-23_summary.md
      # 📚 详细论文列表

      ## 1. Solar Models: Twice
      - **相关性评分**: ⭐⭐⭐ (9/10)
      - **ArXiv ID**: 2508.90001v1
      - **作者**: Ada Example, Bo Sample
      - **论文链接**: <a href="http://arxiv.org/pdf/2508.90001v1" class="pdf">PDF</a>
      - **一句话总结**: 太阳很热。

      ### **研究背景**

      很长。

      ## 2. Lunar Caches
      - **ArXiv ID**: 2508.90002v1
      - **作者**: 甲，乙等
      - **论文链接**: [ArXiv](http://arxiv.org/abs/2508.90002v1)
      - **代码/项目**: [主页](https://example.org/moon)
      `,
      `
      sections, 2025-08-23
      Solar Models: Twice
        authors: Ada Example, Bo Sample
        arXiv: 2508.90001 v1
        summary: 太阳很热。
        extra: 相关性评分 = ⭐⭐⭐ (9/10)
      Lunar Caches
        authors: 甲, 乙 et al.
        arXiv: 2508.90002 v1
        code: https://example.org/moon
      `,
    );
  });
});

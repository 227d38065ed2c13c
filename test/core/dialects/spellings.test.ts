import { equal } from 'node:assert/strict';
import { parseDigest } from '../../../src/core/parse.ts';
import { checkDialect } from '../../support/dialectCheck.ts';
import { dedented, uriOf } from '../../support/fixture.ts';

describe('spellings of fields', () => {
  it('have labels in Japanese and Korean', () => {
    checkDialect(
      `
      # 論文ダイジェスト 2025-01-03

      ## 1. Suns

      **著者**: Ada Example, Bo Sample
      **カテゴリ**: cs.CL
      **公開日**: 2025-01-02T07:55:33Z
      **リンク**: https://arxiv.org/abs/2501.90001v1

      **要約**: 太陽は熱い。

      ## 2. Moons

      - **저자**: Cy Third
      - **링크**: https://arxiv.org/abs/2501.90002
      - **초록**: Moons are cold.
      `,
      `
      sections, 2025-01-03
      Suns
        authors: Ada Example, Bo Sample
        published: 2025-01-02
        arXiv: 2501.90001 v1
        category: cs.CL
        summary: 太陽は熱い。
        below: cs.CL
      Moons
        authors: Cy Third
        arXiv: 2501.90002
        abstract: Moons are cold.
      `,
    );
  });

  it('have bold labels without a colon', () => {
    checkDialect(
      `
      # 2025-01-03 速递

      ## [1] On Suns

      **作者** Ada Example, Bo Sample

      **机构** Sun Institute

      **发布日期** 2025-01-02 | **论文** https://arxiv.org/abs/2501.90001

      ### 📌 简介
      太阳很热。

      ## [2] On Moons

      **Authors** Cy Third

      **Link** [arXiv](https://arxiv.org/abs/2501.90002)

      **Results** show that moons are cold.
      `,
      `
      weekly, 2025-01-03
      On Suns
        authors: Ada Example, Bo Sample
        published: 2025-01-02
        arXiv: 2501.90001
        summary: 太阳很热。
        extra: 机构 = Sun Institute
      On Moons
        authors: Cy Third
        arXiv: 2501.90002
        marked: Results
        abstract: Results show that moons are cold.
      `,
    );
  });

  it('have links behind the day, and the comment before it', () => {
    checkDialect(
      `
      # Latest Papers
      **update at 2025-01-03 10:41:20**

      ## **1. Suns by Day**

      cs.CR

      8 pages; accepted somewhere

      **SubmitDate**: 2025-01-02    [abs](http://arxiv.org/abs/2501.90001v1) [paper-pdf](http://arxiv.org/pdf/2501.90001v1)

      **Authors**: Ada Example, Bo Sample

      **Abstract**: Suns are hot.
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        published: 2025-01-02
        arXiv: 2501.90001 v1
        category: cs.CR
        below: cs.CR
        abstract: Suns are hot.
      `,
    );
  });

  it('have ids without an address, in marks', () => {
    checkDialect(
      `
      # 周报 2025-01-03

      ## 方向一

      #### Suns by Day
      **arXiv**: 2501.90001 | **发布时间**: 2025-01-02 | **方向**: 太阳

      **作者**: Ada Example, Bo Sample 等 / Sun Institute

      #### Moons by Night

      **作者**: Cy Third
      **arXiv ID:** \`2501.90002v1\`
      `,
      `
      weekly, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample et al.
        published: 2025-01-02
        arXiv: 2501.90001
        below: 方向一
        extra: 方向 = 太阳
      Moons by Night
        authors: Cy Third
        arXiv: 2501.90002 v1
        below: 方向一
      `,
    );
  });

  it('have a line of links and venues, and abstracts as feeds announce them', () => {
    checkDialect(
      `
      # 2025-01-03

      ## Suns by Day

      📄 [arXiv](https://arxiv.org/abs/2501.90001) · 📝 [Review](https://example.org/suns)　📅 2025-01　🏷 SUN 2025

      👤 **作者**：Ada Example、…、Bo Sample

      **Abstract:** arXiv:2501.90001v1 Announce Type: new
      Abstract: Suns are hot.
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001
        abstract: Suns are hot.
      `,
    );
  });

  it('have signs in labels, and lists below them', () => {
    checkDialect(
      `
      # 2025-01-03

      ## 🔬 1. Suns by Day

      👥 **Authors:** Ada Example, Bo Sample / Sun Institute
      🔗 [arXiv](https://arxiv.org/abs/2501.90001) | [PDF](https://arxiv.org/pdf/2501.90001)

      **输入→输出**: 图像到图像

      **Why it matters?:**
      - Suns
      - Days
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001
        extra: 输入→输出 = 图像到图像; Why it matters? = Suns; Days
      `,
    );
  });

  it('have numbers inside of links, and a heading of their own', () => {
    checkDialect(
      `
      # 论文日报 2025-01-03

      ## 2025-01

      ### 关键词: 太阳

      #### [1. Suns by Day](https://arxiv.org/abs/2501.90001v1)

      ##### 基本信息

      - 作者：Ada Example, Bo Sample
      - 链接：https://arxiv.org/abs/2501.90001v1

      ##### 论文详情

      Suns.

      #### 2. Moons

      ##### 📄 Paper Information
      - **arXiv ID**: [2501.90002](https://arxiv.org/abs/2501.90002)
      - **Authors**: Cy Third
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001 v1
        below: 太阳
      Moons
        authors: Cy Third
        arXiv: 2501.90002
        below: 太阳
      `,
    );
  });
});

describe('spellings of lists and tables', () => {
  it('label the title in its own line', () => {
    checkDialect(
      `
      # Papers of 2025-01-03

      1. **Title**: Suns by Day
         - **Authors**: Ada Example, Bo Sample
         - **Link**: https://arxiv.org/abs/2501.90001

      2. **Title**: Moons by Night
         - **Authors**: Cy Third
         - **Link**: https://arxiv.org/abs/2501.90002
      `,
      `
      nested-items, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001
      Moons by Night
        authors: Cy Third
        arXiv: 2501.90002
      `,
    );
  });

  it('have no marks at all, only labels', () => {
    checkDialect(
      `
      # Papers of 2025-01-03

      {% raw %}
      **Title**: Suns by Day
      **Authors**: Ada Example, Bo Sample
      **Subjects:** Subjects:
      Solar Astrophysics (astro-ph.SR)
      **Link**: https://arxiv.org/abs/2501.90001
      **TL;DR**: Suns are hot.
      {% endraw %}

      ---

      Title: Moons by Night

      Authors: Cy Third

      Link: https://arxiv.org/abs/2501.90002
      Abstract: Moons are cold.

      Title: Elsewhere
      Link: https://example.org/moon
      `,
      `
      nested-items, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001
        category: Solar Astrophysics (astro-ph.SR)
        summary: Suns are hot.
        below: astro-ph.SR
      Moons by Night
        authors: Cy Third
        arXiv: 2501.90002
        abstract: Moons are cold.
      `,
    );
  });

  it('have the id before the title, and one name behind it', () => {
    checkDialect(
      `
      # astro-ph, 3 Jan 2025

      * **[2501.90001]** [Suns by Day](https://arxiv.org/abs/2501.90001) — *Ada Example, Bo Sample*
        Suns are hot.
      * **[2501.90002]** [Moons by Night](https://arxiv.org/abs/2501.90002) — *Cy Third*
        Moons are cold.
      `,
      `
      inline-items, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001
        abstract: Suns are hot.
      Moons by Night
        authors: Cy Third
        arXiv: 2501.90002
        abstract: Moons are cold.
      `,
    );
  });

  it('have names in lines of their own, badges for links, and titles only in Chinese', () => {
    checkDialect(
      `
      # Papers

      ### 2025年01月

      | Date | Paper | Authors | Links |
      | --- | --- | --- | --- |
      | 2025-01-03 | **Suns by Day**<br><sub>Sun Institute</sub> | Ada Example<br>Bo Sample | [![arXiv](https://img.shields.io/badge/arXiv-Paper-red)](https://arxiv.org/pdf/2501.90001v1) |

      ## 今日论文

      | 标题（中文） | 摘要（中文） | 原文链接 | 发布日期 |
      | --- | --- | --- | --- |
      | 太阳与白天 | 太阳很热。 | https://arxiv.org/abs/2501.90002 | 2025-01-02 |
      `,
      `
      topic-tables, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        published: 2025-01-03
        arXiv: 2501.90001 v1
      太阳与白天
        published: 2025-01-02
        arXiv: 2501.90002
        abstract, translated: 太阳很热。
      `,
    );
  });

  it('prove nothing by numbers of rows and by months', () => {
    const table = `
      | ID | Claim | Date | Source |
      | --- | --- | --- | --- |
      | C1 | All suns carry heat | 06/2025 | [2501.90001](https://arxiv.org/abs/2501.90001) |
      | C2 | All moons are cold | 05/2025 | [2501.90002](https://arxiv.org/abs/2501.90002) |
    `;
    equal(parseDigest(uriOf('README.md'), dedented(table)), undefined);
  });
});

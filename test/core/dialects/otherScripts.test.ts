import { deepEqual, equal } from 'node:assert/strict';
import { standardReading } from '../../../src/core/dialects/reading.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { checkDialect } from '../../support/dialectCheck.ts';
import { dedented, uriOf } from '../../support/fixture.ts';

function titles(source: string): string[] | undefined {
  return parseDigest(uriOf('README.md'), dedented(source), standardReading)?.papers.map(({ title }) => title);
}

describe('ways of other scripts', () => {
  it('tag titles with code, which marks topics', () => {
    checkDialect(
      `
      --- README.md
      # Daily Papers on Suns

      ### 2025-01-03
      * \`solar\` \`cs.LG\` \`low-heat\` [Suns: What They Burn](http://arxiv.org/abs/2501.90001v1)
        > **TL;DR**: Suns burn.
      * \`lunar\` [Moons](http://arxiv.org/abs/2501.90002v1)
        > **TL;DR**: Moons do not.

      ### 2025-01-02
      * \`solar\` [Days](http://arxiv.org/abs/2501.90003v1)
        > **TL;DR**: Days end.
      `,
      `
      nested-items, undefined
      Suns: What They Burn
        arXiv: 2501.90001 v1
        category: cs.LG
        summary: Suns burn.
        below: cs.LG
        marked: solar, low-heat
      Moons
        arXiv: 2501.90002 v1
        summary: Moons do not.
        marked: lunar
      Days
        arXiv: 2501.90003 v1
        summary: Days end.
        marked: solar
      `,
    );
  });

  it('say fields in headings below the title', () => {
    checkDialect(
      `
      # Daily arXiv Papers
      ## Date: 2025-01-03
      ## Papers:
      ### 1. Suns by Day
      #### Abstract:
      Suns are hot.
      #### Summary:
      Heat.
      #### Relevance Score: 8
      #### PDF URL: http://arxiv.org/pdf/2501.90001v1

      ### 2. Moons by Night
      #### Abstract:
      Moons are cold.
      #### Relevance Score: 7.5
      #### PDF URL: http://arxiv.org/pdf/2501.90002v1
      `,
      `
      sections, 2025-01-03
      Suns by Day
        arXiv: 2501.90001 v1
        summary: Heat.
        extra: Relevance Score = 8
        abstract: Suns are hot.
      Moons by Night
        arXiv: 2501.90002 v1
        extra: Relevance Score = 7.5
        abstract: Moons are cold.
      `,
    );
  });

  it('part labels of a line by nothing but their bold', () => {
    checkDialect(
      `
      # 论文日报 — 2025-01-03

      ## 1. Suns by Day
      **链接:** https://arxiv.org/abs/2501.90001
      **主题:** Suns\u3000**来源:** \`arXiv\`\u3000**发表:** 2025-01-02
      **作者:** Ada Example, Bo Sample, **分类:** cs.LG

      # 简短摘要
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        published: 2025-01-02
        arXiv: 2501.90001
        category: cs.LG
        below: cs.LG
        extra: 主题 = Suns
      `,
    );
  });

  it('put abstracts below headings of any words for them, and in callouts', () => {
    checkDialect(
      `
      # 论文日报 2025-01-03

      ## 1. Suns by Day

      - **作者**: Ada Example
      - **链接**: https://arxiv.org/abs/2501.90001

      ### 📝 论文摘要（原文）
      Suns are hot.

      ## 2. Moons by Night

      - 作者：Bo Sample
      - 链接：https://arxiv.org/abs/2501.90002

      > [!abstract] 原始摘要（截断）
      > Moons are
      > cold.

      > [!note] 备注
      > See also suns.
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example
        arXiv: 2501.90001
        abstract: Suns are hot.
      Moons by Night
        authors: Bo Sample
        arXiv: 2501.90002
        extra: 备注 = See also suns.
        abstract: Moons are cold.
      `,
    );
  });

  it('say where an institute is, or anything else, in items', () => {
    checkDialect(
      `
      # Daily Papers - 2025-01-03

      1. **Suns: What They Burn** - 👍 12
         - 기관: University of Suns
         - [HF 페이지](https://huggingface.co/papers/2501.90001)
         - [논문 링크](https://arxiv.org/abs/2501.90001)
         - Abstract: Suns are hot.
      2. **Moons** - 👍 3
         - Lab: House of Moons
         - [논문 링크](https://arxiv.org/abs/2501.90002)
         - Abstract: Moons are cold.
      `,
      `
      inline-items, 2025-01-03
      Suns: What They Burn
        arXiv: 2501.90001
        extra: 기관 = University of Suns
        abstract: Suns are hot.
      Moons
        arXiv: 2501.90002
        extra: Lab = House of Moons
        abstract: Moons are cold.
      `,
    );
  });

  it('put one name behind the title, and the day and a venue below it', () => {
    checkDialect(
      `
      # Daily Papers - 2025-01-03

      - **[Suns by Day](https://arxiv.org/abs/2501.90001)** — Ada Example, Bo Sample et al.
        - arXiv preprint · arXiv · 2025-01-02
        - Suns are hot.
      - **[Moons by Night](https://arxiv.org/abs/2501.90002)** — Cy Third
        - SolarConf 2025 · 🤗 Featured · 2025-01-01
        - Moons are cold.
      `,
      `
      inline-items, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample et al.
        published: 2025-01-02
        arXiv: 2501.90001
        abstract: Suns are hot.
      Moons by Night
        authors: Cy Third
        published: 2025-01-01
        arXiv: 2501.90002
        abstract: Moons are cold.
      `,
    );
  });

  it('number rows, write bare ids into cells, and put names below the title', () => {
    checkDialect(
      `
      # Weekly Papers 2025-01-03

      ## 1. Suns and Stars

      | # | Paper | arXiv | Field |
      |---|-------|-------|-------|
      | 1 | Suns by Day<br>Ada Example, Bo Sample | 2501.90001 | cs.LG |
      | 2 | [Moons by Night](https://example.org)<br><sub>机构: House of Moons<br>Moons are cold and far.</sub> | 2501.90002v2 | cs.AI |
      `,
      `
      tables, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001
        category: cs.LG
        below: Suns and Stars
      Moons by Night
        arXiv: 2501.90002 v2
        category: cs.AI
        summary: Moons are cold and far.
        below: Suns and Stars
        extra: 机构 = House of Moons
      `,
    );
  });

  it('link pages of others that are called by the id', () => {
    checkDialect(
      `
      # Suns of the Day 2025-01-03

      - [Suns by Day](https://huggingface.co/papers/2501.90001)
        - Authors: Ada Example
      - [Moons by Night](https://www.alphaxiv.org/abs/2501.90002v2)
        - Authors: Bo Sample
      `,
      `
      nested-items, 2025-01-03
      Suns by Day
        authors: Ada Example
        arXiv: 2501.90001
      Moons by Night
        authors: Bo Sample
        arXiv: 2501.90002 v2
      `,
    );
  });

  it('give dates without a year, and summaries and links in one column', () => {
    checkDialect(
      `
      ### 2025年01月

      | Date | Paper | Links & Summary |
      | --- | --- | --- |
      | <span style='width: 42px;'>01-02</span> | **Suns by Day**<br><sub>机构: House of Suns<br>Suns are hot.</sub> | <div>[![arXiv](https://example.org/a.svg)](https://arxiv.org/pdf/2501.90001v1)</div> |
      | <span style='width: 42px;'>01-01</span> | **Moons by Night**<br><sub>Moons are cold.</sub> | <div>[![arXiv](https://example.org/a.svg)](https://arxiv.org/pdf/2501.90002v1)</div> |
      `,
      `
      tables, 2025-01-03
      Suns by Day
        arXiv: 2501.90001 v1
        summary: Suns are hot.
        extra: 机构 = House of Suns
      Moons by Night
        arXiv: 2501.90002 v1
        summary: Moons are cold.
      `,
    );
  });

  it('number picks of a week in cells, with what is said of each', () => {
    checkDialect(
      `
      --- README.md
      # Papers of the Week

      ## Top Papers (July 27 - August 2) - 2025
      | **Paper** | **Links** |
      | --- | --- |
      | 1) **Suns by Day** - hot all day <br>● at noon most. | [Paper](https://arxiv.org/abs/2501.90001), [Post](https://example.org/1) |
      | 2) **Stars** - not on arXiv. | [Paper](https://example.org/2) |
      | 3) **Moons by Night** – cold, unlike [suns](https://arxiv.org/abs/2501.90001). | [Paper](https://arxiv.org/abs/2501.90002) |
      | 4) **Nights** - dark. | [Paper](https://arxiv.org/abs/2501.90003) |
      `,
      `
      tables, undefined
      Suns by Day
        arXiv: 2501.90001
        summary: hot all day
      Moons by Night
        arXiv: 2501.90002
        summary: cold, unlike suns.
      Nights
        arXiv: 2501.90003
        summary: dark.
      `,
    );
  });

  it('label nothing but a link, in a file of a day', () => {
    const papers = [1, 2, 3].map(
      number =>
        `## ${number}. Suns, Part ${number}\n- **链接**: http://arxiv.org/abs/2501.9000${number}v1\n### 点评\n热。\n`,
    );
    const titlesOf = (title: string) => titles(`# ${title}\n\n${papers.join('\n')}`);
    deepEqual(titlesOf('Papers of 2025-01-03'), ['Suns, Part 1', 'Suns, Part 2', 'Suns, Part 3']);
    equal(titlesOf('Papers on Suns'), undefined);
  });

  it('put signs before values and counts below the title', () => {
    checkDialect(
      `
      # Daily arXiv 2025-01-03

      ## 1️⃣ Suns by Day

      👤 Ada Example, Bo Sample · 🏷️ cs.LG · 📅 2025-01-02 · [abs](https://arxiv.org/abs/2501.90001) / [pdf](https://arxiv.org/pdf/2501.90001)

      Suns are hot.

      ## 2️⃣ Moons by Night

      *🔥 Trending #1 | 👍 85 | 💬 2*

      **Authors:** Cy Third
      **Links:** [arXiv](https://arxiv.org/abs/2501.90002) | [HF](https://huggingface.co/papers/2501.90002)

      Moons are cold.
      `,
      `
      weekly, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        published: 2025-01-02
        arXiv: 2501.90001
        category: cs.LG
        below: cs.LG
        abstract: Suns are hot.
      Moons by Night
        authors: Cy Third
        arXiv: 2501.90002
        abstract: Moons are cold.
      `,
    );
  });

  it('put ids and scores before titles', () => {
    checkDialect(
      `
      # Roundup 2025-01-03

      ### 1. [2501.90001v1] Suns by Day

      - **Authors:** Ada Example
      - **Links:** [Abstract](https://arxiv.org/abs/2501.90001v1)

      ### [10] | [Moons by Night](https://arxiv.org/abs/2501.90002)
      **Authors**: Bo Sample, Cy Third et al. | **Targets**: Moons

      # 论文总结：Moons by Night

      ## More

      - **[6]** [Nights](https://arxiv.org/abs/2501.90003) - Cy Third et al.
        > Dark.
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example
        arXiv: 2501.90001 v1
      Moons by Night
        authors: Bo Sample, Cy Third et al.
        arXiv: 2501.90002
        extra: Targets = Moons
      Nights
        authors: Cy Third et al.
        arXiv: 2501.90003
        summary: Dark.
      `,
    );
  });

  it('end what is said of a paper by a link in a line of its own', () => {
    checkDialect(
      `
      # 今日论文精读 · 2025-01-03

      1. **Suns by Day: Heat** · \`ArXiv\`
         **做什么：** 太阳很热。
         **为什么读：** 有趣。
         [阅读论文](http://arxiv.org/abs/2501.90001v1)
      2. **Moons by Night** · \`ArXiv\`
         **做什么：** 月亮很冷。
         **为什么读：** 也有趣。
         [阅读论文](http://arxiv.org/abs/2501.90002v1)
      `,
      `
      inline-items, 2025-01-03
      Suns by Day: Heat
        arXiv: 2501.90001 v1
        summary: 太阳很热。
        extra: 为什么读 = 有趣。
      Moons by Night
        arXiv: 2501.90002 v1
        summary: 月亮很冷。
        extra: 为什么读 = 也有趣。
      `,
    );
  });

  it('have columns for an abstract and for what a model makes of it', () => {
    checkDialect(
      `
      # Daily Papers

      ## 2025-01-03

      | 标题 | 评分 | Gemini 摘要 | 原始摘要 |
      |------|------|------|------|
      | **[Suns by Day](https://arxiv.org/abs/2501.90001v1)** | 78/100 | 太阳 | <details><summary>展开</summary>Suns are hot.</details> |

      | # | 论文 | arXiv | 关键词 |
      |---|------|-------|--------|
      | 1 | **Moons by Night** | 2501.90002 | moon |
      `,
      `
      keyword-tables, 2025-01-03
      Suns by Day
        arXiv: 2501.90001 v1
        summary: 太阳
        extra: 评分 = 78/100
        abstract: Suns are hot.
      Moons by Night
        arXiv: 2501.90002
        extra: 关键词 = moon
      `,
    );
  });

  it('are notes of Obsidian', () => {
    checkDialect(
      `
      # [[2025-01-03]] arXiv

      - [ ] [[2501.90001|Suns by Day]] #suns
      \t- authors:: Ada Example, Bo Sample
      \t- url:: https://arxiv.org/abs/2501.90001
      - [x] [[2501.90002|Moons by Night]] #moons
      \t- authors:: Cy Third
      \t- url:: https://arxiv.org/abs/2501.90002
      `,
      `
      inline-items, 2025-01-03
      Suns by Day
        authors: Ada Example, Bo Sample
        arXiv: 2501.90001
      Moons by Night
        authors: Cy Third
        arXiv: 2501.90002
      `,
    );
  });

  it('give headings ids of their own, and abstracts a box', () => {
    checkDialect(
      `
      # Papers 2025-01-03

      ## Suns {#suns}

      ### Suns by Day {#suns-by-day}

      - **Authors:** Ada Example
      - **arXiv:** [2501.90001](https://arxiv.org/abs/2501.90001)

      !!! abstract "Abstract"
          Suns are hot.

      ### Moons by Night

      **Authors:** Bo Sample
      **arXiv:** [2501.90002](https://arxiv.org/abs/2501.90002)

      :::note[Abstract]
      Moons are cold.
      :::
      `,
      `
      sections, 2025-01-03
      Suns by Day
        authors: Ada Example
        arXiv: 2501.90001
        below: Suns
        abstract: Suns are hot.
      Moons by Night
        authors: Bo Sample
        arXiv: 2501.90002
        below: Suns
        abstract: Moons are cold.
      `,
    );
  });
});

describe('what presents no papers', () => {
  it('measures, with numbers like ids', () => {
    equal(
      titles(`
      # Runs of the arXiv Model

      | run | loss | day |
      | --- | --- | --- |
      | Baseline run of January | 2401.12345 | 2025-01-02 |
      | Second run of February | 2402.12345 | 2025-01-03 |
      | Third run of March | 2403.12345 | 2025-01-04 |
      `),
      undefined,
    );
  });

  it('cites them below a heading that says so', () => {
    equal(
      titles(`
      # SolarNet

      ## Credits & Citations

      ### 1. Lunar Diffusion Model
      * **Paper:** [Moons by Night](https://arxiv.org/abs/2501.90002)
      * **Authors:** Ada Example, Bo Sample.

      ### 2. Star Data
      * **Paper:** [Stars, Counted](https://arxiv.org/abs/2501.90003)
      * **Authors:** Cy Third.
      `),
      undefined,
    );
  });

  it('is a table of the fields of one paper', () => {
    equal(
      titles(`
      # Notes

      ### Solar Models (arXiv 2501.90001, 2025-01)

      | Field | Value |
      |---|---|
      | Paper | [arxiv.org/abs/2501.90001](https://arxiv.org/abs/2501.90001) |
      | Authors | Ada Example |
      | Date | 2025-01 |
      `),
      undefined,
    );
  });
});

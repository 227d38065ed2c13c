import { equal } from 'node:assert/strict';
import { checkDialect } from '../../support/dialectCheck.ts';
import { digestOf } from '../../support/fixture.ts';

describe('topic tables', () => {
  it('have a row for each paper, below a topic', () => {
    checkDialect(
      `
      --- README.md
      ## Updated on 2026.06.29
      > Usage instructions: [here](./docs/README.md#usage)

      <details>
        <summary>Table of Contents</summary>
        <ol>
          <li><a href=#solar-slam>Solar SLAM</a></li>
        </ol>
      </details>

      ## Solar SLAM

      |Publish Date|Title|Authors|PDF|Code|
      |---|---|---|---|---|
      |**2026-05-13**|**Solar Models: Suns**|Ada Example et.al.|[2605.90001](http://arxiv.org/abs/2605.90001)|**[link](https://github.com/example/suns)**|
      |**2026-05-12**|**Suns \\| Moons and \`a|b\`**|Bo Sample et.al.|[2605.90002v3](http://arxiv.org/abs/2605.90002v3)|null|
      |**2026-05-11**|**Suns of $p(x|y)$**|Cy Third et.al.|[2605.90003](http://arxiv.org/abs/2605.90003)|**[link](https://suns.example.org)**|

      <p align=right>(<a href=#updated-on-20260629>back to top</a>)</p>
      `,
      `
      topic-tables, 2026-06-29
      Solar Models: Suns
        authors: Ada Example et al.
        published: 2026-05-13
        arXiv: 2605.90001
        below: Solar SLAM
        code: https://github.com/example/suns
      Suns | Moons and a|b
        authors: Bo Sample et al.
        published: 2026-05-12
        arXiv: 2605.90002 v3
        below: Solar SLAM
      Suns of $p(x|y)$
        authors: Cy Third et al.
        published: 2026-05-11
        arXiv: 2605.90003
        below: Solar SLAM
        code: https://suns.example.org
      `,
    );
  });

  it('may have any columns in any order, also in Chinese, without outer bars, and inside of HTML', () => {
    checkDialect(
      `
      # 每日论文 2026年04月15日

      ## 太阳

      标题 | 作者 | 链接 | 发布日期 | 摘要 | 分类
      --- | :-: | --- | --- | --- | ---
      Solar Models | Ada Example, Bo Sample | [PDF](https://arxiv.org/pdf/2604.90001) | 2026-04-14 | 太阳很热。<br>真的。 | cs.CV

      <div>

      | # | Paper | Authors | Abstract | Published |
      | --- | --- | --- | --- | --- |
      | 1 | [Lunar Caches](https://arxiv.org/abs/2604.90002v2)<br>*new* | Cy Third | <details><summary>Show</summary><p>Moons are \\| cold.</p></details> | 14 Apr 2026 |

      </div>
      `,
      `
      topic-tables, 2026-04-15
      Solar Models
        authors: Ada Example, Bo Sample
        published: 2026-04-14
        arXiv: 2604.90001
        category: cs.CV
        below: 太阳
        abstract: 太阳很热。 真的。
      Lunar Caches
        authors: Cy Third
        published: 2026-04-14
        arXiv: 2604.90002 v2
        below: 太阳
        abstract: Moons are | cold.
      `,
    );
  });

  it('may say nothing in their heads', () => {
    checkDialect(
      `
      |  |  |  |  |
      | --- | --- | --- | --- |
      | 2026-04-14 | **Solar Models for Suns** | Ada Example et al. | [2604.90001](https://arxiv.org/abs/2604.90001) |
      | 2026-04-13 | **Lunar Caches for Moons** | Cy Third, Bo Sample | [2604.90002](https://arxiv.org/abs/2604.90002) |
      `,
      `
      topic-tables, 2025-01-03
      Solar Models for Suns
        authors: Ada Example et al.
        published: 2026-04-14
        arXiv: 2604.90001
      Lunar Caches for Moons
        authors: Cy Third, Bo Sample
        published: 2026-04-13
        arXiv: 2604.90002
      `,
    );
  });
});

describe('a cell that ends its row', () => {
  it('may hold bars that nothing escapes', () => {
    checkDialect(
      `
      |Publish Date|Title|Authors|PDF|Abstract|
      |---|---|---|---|---|
      |**2026-05-13**|**Solar Models**|Ada Example et.al.|[2605.90001](http://arxiv.org/abs/2605.90001)|For |x| < 1, suns.|
      `,
      `
      topic-tables, 2025-01-03
      Solar Models
        authors: Ada Example et al.
        published: 2026-05-13
        arXiv: 2605.90001
        abstract: For |x| < 1, suns.
      `,
    );
  });
});

describe('keyword tables', () => {
  it('have folded abstracts and comments, and no authors', () => {
    checkDialect(
      `
      --- README.md
      # Daily Papers
      The subheadings are the keywords.

      Last update: 2026-08-21

      ## Time Suns
      | **Title** | **Date** | **Abstract** | **Comment** |
      | --- | --- | --- | --- |
      | **[Solar Models](http://arxiv.org/abs/2608.90001v1)** | 2026-08-20 | <details><summary>Show</summary><p>Suns are hot. For |x| < 1, too.</p></details> | <details><summary>9 pag...</summary><p>9 pages, 1 figure</p></details> |
      | **[Lunar Caches](http://arxiv.org/abs/2608.90002v2)** | 2026-08-19 | <details><summary>Show</summary><p>Moons are cold.</p></details> |  |
      `,
      `
      keyword-tables, 2026-08-21
      Solar Models
        published: 2026-08-20
        arXiv: 2608.90001 v1
        below: Time Suns
        extra: Comment = 9 pages, 1 figure
        abstract: Suns are hot. For |x| < 1, too.
      Lunar Caches
        published: 2026-08-19
        arXiv: 2608.90002 v2
        below: Time Suns
        abstract: Moons are cold.
      `,
    );
  });
});

describe('a row', () => {
  it('is the span of its paper, from the first bar to the last', () => {
    const { papers, text } = digestOf(`
      | Date | Title | PDF |
      | --- | --- | --- |
      | 2026-08-20 | Solar Models | https://arxiv.org/abs/2608.90001 |
      `);
    const [paper] = papers;
    equal(
      paper && text.slice(paper.span.start, paper.span.end),
      '| 2026-08-20 | Solar Models | https://arxiv.org/abs/2608.90001 |',
    );
    equal(paper && text.slice(paper.titleSpan.start, paper.titleSpan.end), 'Solar Models');
    equal(paper?.heading, undefined);
    equal(paper?.shape, 'row');
  });
});

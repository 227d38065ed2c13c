import { checkDialect } from '../../support/dialectCheck.ts';

describe('enhanced daily digests', () => {
  it('have names in italics, sections of categories, and folded details', () => {
    checkDialect(
      `
      --- 2025-12-30.md
      <div id=toc></div>

      # Table of Contents

      - [cs.CV](#cs.CV) [Total: 1]
      - [cs.AI](#cs.AI) [Total: 1]


      <div id='cs.CV'></div>

      # cs.CV [[Back]](#toc)

      ### [1] [Solar 1.0: Models for $O(n)$ Suns](https://arxiv.org/abs/2512.90001)
      *Ada Example,Shin seong Sample,ren third*

      Main category: cs.CV

      TL;DR: 太阳很热。


      <details>
        <summary>Details</summary>
      Motivation: 1) 冷，2) 热。

      Method: 模型。

      Abstract: Suns are hot. Results: good. Code: https://github.com/example/suns.

      </details>


      <div id='cs.AI'></div>

      # cs.AI [[Back]](#toc)

      ### [2] [Lunar Caches](https://arxiv.org/abs/2512.90002)
      *Cy Third*

      Main category: cs.AI

      TL;DR: Moons.


      <details>
        <summary>Details</summary>
      Abstract: Moons are cold.

      </details>
      `,
      `
      enhanced-daily, 2025-12-30
      Solar 1.0: Models for $O(n)$ Suns
        authors: Ada Example, Shin seong Sample, ren third
        arXiv: 2512.90001
        category: cs.CV
        summary: 太阳很热。
        below: cs.CV
        extra: Motivation = 1) 冷，2) 热。; Method = 模型。
        code: https://github.com/example/suns
        abstract: Suns are hot. Results: good. Code: https://github.com/example/suns.
      Lunar Caches
        authors: Cy Third
        arXiv: 2512.90002
        category: cs.AI
        summary: Moons.
        below: cs.AI
        abstract: Moons are cold.
      `,
    );
  });

  it('may have folded abstracts only, hard wrapped', () => {
    checkDialect(
      `
      --- 2025-03-18.md
      ### [Solar Models](https://arxiv.org/abs/2503.90001)
      *Moreno D'Example,Bo Sample*
      <details>
        <summary>Abstract</summary>
      Suns are
      hot: (1) all of
      them.
      </details>

      ### [Lunar Caches](https://arxiv.org/abs/2503.90002)
      *Cy Third*
      <details>
        <summary>Abstract</summary>
      Moons are cold.
      </details>
      `,
      `
      enhanced-daily, 2025-03-18
      Solar Models
        authors: Moreno D'Example, Bo Sample
        arXiv: 2503.90001
        abstract: Suns are hot: (1) all of them.
      Lunar Caches
        authors: Cy Third
        arXiv: 2503.90002
        abstract: Moons are cold.
      `,
    );
  });

  it('may have plain names, links to code, and comments behind the fold', () => {
    checkDialect(
      `
      ## Visual Suns  ⁠

      ### [Solar Models](http://arxiv.org/abs/2402.90001)  ⁠
      [[code](https://github.com/example/suns)]  ⁠
      Ada Example, Bo T V  ⁠
      <details>  ⁠
        <summary>Abstract</summary>  ⁠
        <ol>  ⁠
          Suns are hot.  ⁠
        </ol>  ⁠
      </details>  ⁠
      **comments**: 13 pages  ⁠

      ## Moons  ⁠

      ### [Lunar Caches](http://arxiv.org/abs/2402.90002)  ⁠
      Cy Third  ⁠
      <details>  ⁠
        <summary>Abstract</summary>  ⁠
        <ol>  ⁠
          Moons are cold.  ⁠
        </ol>  ⁠
      </details>  ⁠
      `.replaceAll('\u2060', ''),
      `
      enhanced-daily, 2025-01-03
      Solar Models
        authors: Ada Example, Bo T V
        arXiv: 2402.90001
        below: Visual Suns
        extra: comments = 13 pages
        code: https://github.com/example/suns
        abstract: Suns are hot.
      Lunar Caches
        authors: Cy Third
        arXiv: 2402.90002
        below: Moons
        abstract: Moons are cold.
      `,
    );
  });
});

import { checkDialect } from '../../support/dialectCheck.ts';

describe('items with fields below the title', () => {
  it('stand below topics; what is a list of links is no paper', () => {
    checkDialect(
      `
      --- 2026-01-13.md
      # Solar Daily (Suns • Moons)

      <!-- BEGIN TODAY -->
      ## ✅ Today

      **Last update:** 2026-01-14  ⁠
      **Daily archive:** \`digests/2026-01-14.md\`

      ### Browse by topic (links)

      - **[Suns & Stars](topics/suns.md)**

      ### Suns & Stars

      _No matches today._

      ### Moons

      - **On the Use of Moons**
        - Authors: Ada Example, Bo Sample
        - Published: 2026-01-13 | Category: \`stat.ML\`
        - Links: [arXiv](https://arxiv.org/abs/2601.90001v1) | [PDF](https://arxiv.org/pdf/2601.90001v1)
        - Matched: moon
      - **Lunar Caches**
        - Authors: Cy Third
        - Published: 2026-01-12 | Category: \`cs.LG\`
        - Links: [arXiv](https://arxiv.org/abs/2601.90002v1) | [Code](https://example.org/moon)
      - _(See full topic page: [Moons](topics/moons.md))_
      <!-- END TODAY -->
      `.replaceAll('\u2060', ''),
      `
      nested-items, 2026-01-14
      On the Use of Moons
        authors: Ada Example, Bo Sample
        published: 2026-01-13
        arXiv: 2601.90001 v1
        category: stat.ML
        below: Moons
        extra: Matched = moon
      Lunar Caches
        authors: Cy Third
        published: 2026-01-12
        arXiv: 2601.90002 v1
        category: cs.LG
        below: Moons
        code: https://example.org/moon
      `,
    );
  });
});

describe('items with fields beside the title', () => {
  it('have a day before it, and names and links behind it', () => {
    checkDialect(
      `
      > Updated on 2022.12.02

      ## SLAM

      - 2022-11-30, **Solar Models, a Study**, Ada Example et.al., Paper: [http://arxiv.org/abs/2211.90001v1](http://arxiv.org/abs/2211.90001v1)
      - 2022-11-29, **Lunar Caches**, S. M. Bo Sample et.al., Paper: [http://arxiv.org/abs/2211.90002v1](http://arxiv.org/abs/2211.90002v1), Code: **[https://github.com/example/moon](https://github.com/example/moon)**

      <p align=right>(<a href=#Updated-on-20221202>back to top</a>)</p>
      `,
      `
      inline-items, 2022-12-02
      Solar Models, a Study
        authors: Ada Example et al.
        published: 2022-11-30
        arXiv: 2211.90001 v1
        below: SLAM
      Lunar Caches
        authors: S. M. Bo Sample et al.
        published: 2022-11-29
        arXiv: 2211.90002 v1
        below: SLAM
        code: https://github.com/example/moon
      `,
    );
  });

  it('may have the id and category as code, names in italics and a fold below', () => {
    checkDialect(
      `
      ## Suns of week 3

      - **[Solar Models](https://arxiv.org/abs/2601.90001)**  \`arXiv:2601.90001\`  \`cs.CV\`
        _Ada Example, Bo Sample, et al._
        <details><summary>Abstract</summary>

        Suns are hot.

        </details>
      - **[Lunar Caches](https://arxiv.org/abs/2601.90002)**  \`arXiv:2601.90002\`  \`cs.LG\`
        _Cy Third_
        <details><summary>摘要</summary>月亮很冷。</details>
      `,
      `
      inline-items, 2025-01-03
      Solar Models
        authors: Ada Example, Bo Sample et al.
        arXiv: 2601.90001
        category: cs.CV
        below: Suns of week 3
        abstract: Suns are hot.
      Lunar Caches
        authors: Cy Third
        arXiv: 2601.90002
        category: cs.LG
        below: Suns of week 3
        abstract: 月亮很冷。
      `,
    );
  });

  it('may be linked titles with names, or numbered', () => {
    checkDialect(
      `
      1. [Solar Models](https://arxiv.org/abs/2601.90001). Ada Example, Bo Sample. 2026-01-03.
      2. [Lunar Caches](https://arxiv.org/abs/2601.90002) - Cy Third et al. (2026-01-02) [[code](https://github.com/example/moon)]
      `,
      `
      inline-items, 2025-01-03
      Solar Models
        authors: Ada Example, Bo Sample
        published: 2026-01-03
        arXiv: 2601.90001
      Lunar Caches
        authors: Cy Third et al.
        published: 2026-01-02
        arXiv: 2601.90002
        code: https://github.com/example/moon
      `,
    );
  });
});

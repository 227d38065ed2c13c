import { equal } from 'node:assert/strict';
import { dedented, digestOf } from '../../support/fixture.ts';
import { paperLines } from '../../support/paperLines.ts';

/** What a digest says: its day, how many entries it has, and its papers. */
function check(source: string, expected: string): void {
  const digest = digestOf(source);
  const entries = digest.contents?.entries.map(({ anchor }) => `#${anchor}`).join(' ') ?? 'no contents';
  equal(`${digest.day?.day}, ${entries}\n${paperLines(digest)}`, dedented(expected));
}

describe('weekly digests', () => {
  it('of 2024-09-20 have papers as first headings and a day in their name only', () => {
    check(
      `
      --- 2024-09-20.md
      # SolarCodec: Speech at Noon

      >Authors: Ada Example,Bo Sample

      >2024-09-18

      > http://arxiv.org/abs/2409.90001v1

      Speech is long. We make it
      short, and release it at https://github.com/example/solar.

      # Low Tide: a Study

      >Authors: Cy Third

      >2024-09-17

      > http://arxiv.org/abs/2409.90002v2

      It is low.
      `,
      `
      2024-09-20, no contents
      SolarCodec: Speech at Noon
        authors: Ada Example, Bo Sample
        published: 2024-09-18
        arXiv: 2409.90001 v1
        code: https://github.com/example/solar
        abstract: Speech is long. We make it short, and release it at https://github.com/example/solar.
      Low Tide: a Study
        authors: Cy Third
        published: 2024-09-17
        arXiv: 2409.90002 v2
        abstract: It is low.
      `,
    );
  });

  it('of 2024-09-24 have a title and a table of contents', () => {
    check(
      `
      --- x.md
      # 2024-09-24

      # Table of Contents
      * [SolarCodec: Speech at Noon](#SolarCodec:-Speech-at-Noon)


      ## SolarCodec: Speech at Noon

      >Authors: Ada Example, NVIDIA, :, Bo Sample

      >2024-09-18

      > http://arxiv.org/abs/2409.90001v1

      1) Speech is long.
      - It is
      loud, too [4].
      `,
      `
      2024-09-24, #SolarCodec:-Speech-at-Noon
      SolarCodec: Speech at Noon
        authors: Ada Example, NVIDIA, Bo Sample
        published: 2024-09-18
        arXiv: 2409.90001 v1
        abstract: 1) Speech is long. ⏎ - It is loud, too [4].
      `,
    );
  });

  it('of 2024-09-27 list their own headings, too', () => {
    check(
      `
      --- 2024-09-27.md
      # 2024-09-29

      # Table of Contents
      - [2024-09-29](#2024-09-29)
      - [Table of Contents](#table-of-contents)
        - [SolarCodec Speech at Noon](#solarcodec-speech-at-noon)

      ## SolarCodec Speech at Noon

      >Authors: Ada Example

      >2024-09-26

      > http://arxiv.org/abs/2409.90001v1

      Speech.
      `,
      `
      2024-09-29, #2024-09-29 #table-of-contents #solarcodec-speech-at-noon
      SolarCodec Speech at Noon
        authors: Ada Example
        published: 2024-09-26
        arXiv: 2409.90001 v1
        abstract: Speech.
      `,
    );
  });

  it('of 2024-10-30 to 2025-07-07 mark keywords, also inside words and addresses', () => {
    check(
      `
      # 2024-12-27

      # Table of Contents
      * [Solar Pruning, Twice](#Solar-Pruning,-Twice)
      * [ST$^3$ and [CLS]](#ST$^3$-and-[CLS])


      ## Solar Pruning, Twice

      >Authors: Ada Example, Bo Sample

      >2024-12-24

      > http://arxiv.org/abs/2412.90001v1

      We **quantize** un**sparse**ly, with **KV** caches, in
      \\url{https://github.com/example/Solar-**KV**-Cache}.

      ## ST$^3$ and [CLS]

      >Authors: Cy Third

      >2024-12-23

      > http://arxiv.org/abs/2412.90002v1

      <think> Hm. $x^2$
      `,
      `
      2024-12-27, #Solar-Pruning,-Twice #ST$^3$-and-[CLS]
      Solar Pruning, Twice
        authors: Ada Example, Bo Sample
        published: 2024-12-24
        arXiv: 2412.90001 v1
        marked: quantize, sparse, KV
        code: https://github.com/example/Solar-KV-Cache
        abstract: We quantize unsparsely, with KV caches, in \\url{https://github.com/example/Solar-KV-Cache}.
      ST$^3$ and [CLS]
        authors: Cy Third
        published: 2024-12-23
        arXiv: 2412.90002 v1
        abstract: <think> Hm. $x^2$
      `,
    );
  });

  it('of 2025-06-27 may have a longer title and no table of contents', () => {
    check(
      `
      # 2025-06-27 Sparse LLM Papers

      ## Top Sun: Models

      >Authors: Ada Example

      >2025-06-26

      > http://arxiv.org/abs/2506.90001v1

      One line.`,
      `
      2025-06-27, no contents
      Top Sun: Models
        authors: Ada Example
        published: 2025-06-26
        arXiv: 2506.90001 v1
        abstract: One line.
      `,
    );
  });

  it('of 2025-07-11 to 2026-03-13 mark keywords with badges, and link the address to itself', () => {
    const key = (word: string) => `![key](https://img.shields.io/badge/${word}-F08080)`;
    check(
      `
      # 2025-08-15

      # Table of Contents
      * [Solar Models](#solar-models)

      ## Solar Models

      >Authors: Ada Example

      >2025-08-14

      > [http://arxiv.org/abs/2508.90001v1](http://arxiv.org/abs/2508.90001v1)

      ${key('LLM')}s and M${key('LLM')}s are ${key('low--bit')}, with a ${key('KV cache')} at https://github.com/example/${key('sparse')}-sun.
      `,
      `
      2025-08-15, #solar-models
      Solar Models
        authors: Ada Example
        published: 2025-08-14
        arXiv: 2508.90001 v1
        marked: LLM, low-bit, KV cache, sparse
        code: https://github.com/example/sparse-sun
        abstract: LLMs and MLLMs are low-bit, with a KV cache at https://github.com/example/sparse-sun.
      `,
    );
  });

  it('of 2026-03-16 and later have rules, rows of badges, summaries and folded abstracts', () => {
    const badges = ['pruning', 'KV cache', 'attention', 'decoding', 'LLM', 'inference', 'serving', 'sparsity']
      .map(word => `![](https://img.shields.io/badge/${word}-F08080)`)
      .join(' ');
    check(
      `
      # 2026-04-08

      ---

      ## Solar Caches for Suns

      ${badges}

      > 太阳缓存。

      **Authors:** Ada Example, Bo Sample | **Date:** 2026-04-07

      **Link:** [http://arxiv.org/abs/2604.90001v1](http://arxiv.org/abs/2604.90001v1)

      <details><summary>Abstract</summary>

      Suns are hot. Code: https://github.com/example/suns

      </details>

      ---

      ## Lunar Caches

      > 月亮。

      **Authors:** Cy Third et al. | **Date:** 2026-04-06

      **Link:** [http://arxiv.org/abs/2604.90002v1](http://arxiv.org/abs/2604.90002v1)

      <details><summary>Abstract</summary>

      # Not a paper

      Moons are cold.

      </details>
      `,
      `
      2026-04-08, no contents
      Solar Caches for Suns
        authors: Ada Example, Bo Sample
        published: 2026-04-07
        arXiv: 2604.90001 v1
        summary: 太阳缓存。
        marked: pruning, KV cache, attention, decoding, LLM, inference, serving, sparsity
        code: https://github.com/example/suns
        abstract: Suns are hot. Code: https://github.com/example/suns
      Lunar Caches
        authors: Cy Third et al.
        published: 2026-04-06
        arXiv: 2604.90002 v1
        summary: 月亮。
        abstract: # Not a paper ⏎  ⏎ Moons are cold.
      `,
    );
  });
});

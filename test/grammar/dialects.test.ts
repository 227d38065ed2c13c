import { shows } from './tokens.ts';

describe('What each dialect of digests gets', () => {
  it('weekly sections: quoted fields and keywords in bold', () =>
    shows(`
      ## Slim Networks Structured Pruning

      >Authors: Ada Lovelace, Grace Hopper
       ^^^^^^^ keyword.other.label
                ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author

      >2024-12-24
       ^^^^^^^^^^ constant.numeric.date

      > http://arxiv.org/abs/2412.18419v1
        ^^^^^^^^^^^^^^^^^^^^^ string.other.link.arxiv
                             ^^^^^^^^^^ constant.numeric.arxiv-id
                                       ^^ constant.numeric.arxiv-version

      We look at **pruning** of layers with **quantiz**ation of the (**KV**) cache; Q**KV** stays.
                   ^^^^^^^                    ^^^^^^^                  ^^              ^^ support.class.topic
      **sparse** models keep their accuracy and the benefits of **quantization**: less memory.
        ^^^^^^                                                    ^^^^^^^^^^^^ support.class.topic
    `));

  it('weekly sections: badges for keywords, a linked address', () =>
    shows(`
      > [http://arxiv.org/abs/2412.18419v1](http://arxiv.org/abs/2412.18419v1)
         ^^^^^^^^^^^^^^^^^^^^^ string.other.link.arxiv
                              ^^^^^^^^^^                         ^^^^^^^^^^ constant.numeric.arxiv-id
                                        ^^                                 ^^ constant.numeric.arxiv-version
                                            ^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv

      Serving ![key](https://img.shields.io/badge/LLM-FF8C00)s with M![key](https://img.shields.io/badge/low-bit-F08080)s.
                                                  ^^^                                                    ^^^^^^^ support.class.topic.badge
    `));

  it('weekly sections: labels in bold, badges with spaces, the abstract in details', () =>
    shows(`
      ![](https://img.shields.io/badge/pruning-F08080) ![](https://img.shields.io/badge/KV cache-F08080)
                                       ^^^^^^^                                          ^^^^^^^^ support.class.topic.badge

      > 一句话总结。

      **Authors:** Ada Lovelace, Grace Hopper | **Date:** 2026-04-07
        ^^^^^^^                                   ^^^^ keyword.other.label
                   ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author
                                                          ^^^^^^^^^^ constant.numeric.date

      **Link:** [http://arxiv.org/abs/2604.05887v1](http://arxiv.org/abs/2604.05887v1)
        ^^^^ keyword.other.label
                 ^^^^^^^^^^^^^^^^^^^^^ string.other.link.arxiv
                                      ^^^^^^^^^^                         ^^^^^^^^^^ constant.numeric.arxiv-id
                                                ^^                                 ^^ constant.numeric.arxiv-version
                                                    ^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv

      <details><summary>Abstract</summary>

      We shrink the cache by **pruning** it.
                               ^^^^^^^ support.class.topic

      </details>
    `));

  it('sections with explicit links', () =>
    shows(`
      0. [Slim Networks](#link0)
      **Authors:** Ada Lovelace, Grace Hopper
        ^^^^^^^ keyword.other.label
                   ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author

      ## 0. [Slim Networks](https://arxiv.org/abs/2504.13621) <a id="link0"></a>
                            ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                                  ^^^^^^^^^^ constant.numeric.arxiv-id

      **ArXiv ID:** [2504.13621](https://arxiv.org/abs/2504.13621)
        ^^^^^^^^ keyword.other.label
                     ^^^^^^^^^^                        ^^^^^^^^^^ constant.numeric.arxiv-id
                                 ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv

      **Authors:** Ada Lovelace, Grace Hopper
        ^^^^^^^ keyword.other.label
                   ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author

      **Abstract:** We look at networks.
        ^^^^^^^^ keyword.other.label

      **Comment:** Twelve pages
        ^^^^^^^ keyword.other.label

      **Relevance:** 9
        ^^^^^^^^^ keyword.other.label
                     ^ constant.numeric.score
    `));

  it('numbered sections', () =>
    shows(`
      - **Last Updated**: 2026-08-21 06:07:54 UTC
          ^^^^^^^^^^^^ keyword.other.label
                          ^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.date

      ### 1. [Slim Networks](https://arxiv.org/abs/2608.19758)
                             ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                                   ^^^^^^^^^^ constant.numeric.arxiv-id

      **Authors**: Ada Lovelace, Grace Hopper  
        ^^^^^^^ keyword.other.label
                   ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author
      **Category**: cs.CL  
        ^^^^^^^^ keyword.other.label
                    ^^^^^ support.class.category
      **Published**: 2026-08-21  
        ^^^^^^^^^ keyword.other.label
                     ^^^^^^^^^^ constant.numeric.date
      **Score**: 7.5  
        ^^^^^ keyword.other.label
                 ^^^ constant.numeric.score
      **ArXiv ID**: 2608.19758v1  
        ^^^^^^^^ keyword.other.label
                    ^^^^^^^^^^ constant.numeric.arxiv-id
                              ^^ constant.numeric.arxiv-version

      arXiv:2509.06346v1 Announce Type: cross 
            ^^^^^^^^^^ constant.numeric.arxiv-id
                      ^^ constant.numeric.arxiv-version
      Abstract: We look at networks.
      ^^^^^^^^ keyword.other.label
    `));

  it('enhanced daily', () =>
    shows(`
      - [cs.CV](#cs.CV) [Total: 177]

      # cs.CV [[Back]](#toc)

      ### [1] [Slim Networks](https://arxiv.org/abs/2512.22854)
                              ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                                    ^^^^^^^^^^ constant.numeric.arxiv-id
      *Ada Lovelace,Grace Hopper*
       ^^^^^^^^^^^^ ^^^^^^^^^^^^ entity.name.function.author

      Main category: cs.CV
      ^^^^^^^^^^^^^ keyword.other.label
                     ^^^^^ support.class.category

      TL;DR: Networks, slimmer.
      ^^^^^ keyword.other.label

      <details>
        <summary>Details</summary>
      Motivation: Memory is short.

      Abstract: We look at networks.
      ^^^^^^^^ keyword.other.label
      </details>
    `));

  it('a title in each first-level heading', () =>
    shows(`
      # Slim Networks

      **Authors**: Ada Lovelace, Grace Hopper
        ^^^^^^^ keyword.other.label
                   ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author

      **Link**: [PDF](https://arxiv.org/pdf/2503.24289)
        ^^^^ keyword.other.label
                      ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                            ^^^^^^^^^^ constant.numeric.arxiv-id

      **Abstract**: We look at networks.
        ^^^^^^^^ keyword.other.label

      **Abstract (ZH)**: 我们研究网络。
        ^^^^^^^^^^^^^ keyword.other.label
    `));

  it('topic tables', () =>
    shows(`
      > Updated on 2026.06.29
                   ^^^^^^^^^^ constant.numeric.date

      |Publish Date|Title|Authors|PDF|Code|
      |---|---|---|---|---|
      |**2026-05-13**|**Slim Networks**|Ada Lovelace et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|null|
         ^^^^^^^^^^ constant.numeric.date
                                        ^^^^^^^^^^^^ entity.name.function.author
                                                             ^^^^^^^^^^                       ^^^^^^^^^^ constant.numeric.arxiv-id
                                                                         ^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
      | **[Slim Networks](http://arxiv.org/abs/2501.17781v1)** | 2025-01-29 | <details><summary>Show</summary></details> |
                          ^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                               ^^^^^^^^^^ constant.numeric.arxiv-id
                                                         ^^ constant.numeric.arxiv-version
                                                                 ^^^^^^^^^^ constant.numeric.date
    `));

  it('list items', () =>
    shows(`
      - **Slim Networks**
        - Authors: Ada Lovelace, Grace Hopper
          ^^^^^^^ keyword.other.label
                   ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author
        - Published: 2026-01-13 | Category: cs.RO
          ^^^^^^^^^               ^^^^^^^^ keyword.other.label
                     ^^^^^^^^^^ constant.numeric.date
                                            ^^^^^ support.class.category
        - Links: [arXiv](https://arxiv.org/abs/2601.08784v1) | [PDF](https://arxiv.org/pdf/2601.08784v1)
          ^^^^^ keyword.other.label
                         ^^^^^^^^^^^^^^^^^^^^^^                      ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                               ^^^^^^^^^^                                  ^^^^^^^^^^ constant.numeric.arxiv-id
                                                         ^^                                          ^^ constant.numeric.arxiv-version
      - 2022-11-30, **Slim Networks**, Ada Lovelace et.al., Paper: [http://arxiv.org/abs/2211.16882v1](http://arxiv.org/abs/2211.16882v1)
        ^^^^^^^^^^ constant.numeric.date
                                       ^^^^^^^^^^^^ entity.name.function.author
                                                                    ^^^^^^^^^^^^^^^^^^^^^ string.other.link.arxiv
                                                                                         ^^^^^^^^^^                         ^^^^^^^^^^ constant.numeric.arxiv-id
                                                                                                   ^^                                 ^^ constant.numeric.arxiv-version
                                                                                                       ^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
      - **[Slim Networks](https://arxiv.org/abs/2601.08784)**
                          ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                                ^^^^^^^^^^ constant.numeric.arxiv-id
        _Ada Lovelace, Grace Hopper, et al._
         ^^^^^^^^^^^^  ^^^^^^^^^^^^ entity.name.function.author
    `));
});

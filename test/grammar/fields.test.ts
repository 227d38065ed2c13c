import { shows } from './tokens.ts';

describe('Fields of a paper', () => {
  it('labels in Chinese, with a colon of full width', () =>
    shows(`
      作者：张三，李四
      ^^ keyword.other.label
         ^^ ^^ entity.name.function.author
      **发布日期：** 2026年04月15日
        ^^^^ keyword.other.label
                ^^^^^^^^^^^ constant.numeric.date
      **分类**：cs.CL, stat.ML
        ^^ keyword.other.label
             ^^^^^  ^^^^^^^ support.class.category
      摘要：我们研究网络。
      ^^ keyword.other.label
    `));

  it('every spelling of a day', () =>
    shows(`
      Date: 2026.06.29
      ^^^^ keyword.other.label
            ^^^^^^^^^^ constant.numeric.date
      Published: 04/21/2025
      ^^^^^^^^^ keyword.other.label
                 ^^^^^^^^^^ constant.numeric.date
      **Last update:** 10-Aug-2026
        ^^^^^^^^^^^ keyword.other.label
                       ^^^^^^^^^^^ constant.numeric.date
      Publish Date: August 21, 2026
      ^^^^^^^^^^^^ keyword.other.label
                    ^^^^^^^^^^^^^^^ constant.numeric.date
    `));

  it('authors: affiliations, "and", "et al." and stray colons are nobody', () =>
    shows(`
      Authors: Ada Lovelace (University of Somewhere, Nowhere), NVIDIA, :, J. von Neumann and Fran\\c{c}oise d'Eaubonne, et al.
      ^^^^^^^ keyword.other.label
               ^^^^^^^^^^^^                                     ^^^^^^     ^^^^^^^^^^^^^^     ^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.author
    `));

  it('a label counts at the start of a text only', () =>
    shows(`
      The Authors: we thank them. See the Date: 2024-12-24 below.
    `));

  it('a label that others use too counts only before a value of a digest', () =>
    shows(`
      Link: https://example.org/
      Date: tomorrow
      Category: fruit
      Score: high
      Comment: none
    `));

  it('a day alone counts in a quote only', () =>
    shows(`
      > 2024-12-24
        ^^^^^^^^^^ constant.numeric.date

      2024-12-24

      > seen on 2024-12-24
    `));

  it('bold at the head of a definition is no topic', () =>
    shows(`
      - **Quantization**: fewer bits
      - **Pruning** - fewer weights
      - We say **clearly** that **low-bit** weights do.
                                  ^^^^^^^ support.class.topic
    `));

  it('a badge of a README is no topic', () =>
    shows(`
      ![build](https://img.shields.io/badge/build-passing-green)
      [![](https://img.shields.io/badge/Docker-2496ED)](https://example.org/)
      ![npm](https://img.shields.io/badge/npm-CB3837)
    `));
});

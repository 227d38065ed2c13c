import { shows } from './tokens.ts';

describe('Links to arXiv', () => {
  it('ids of both kinds, with and without a version', () =>
    shows(`
      See https://arxiv.org/abs/2412.18419 and http://arxiv.org/pdf/hep-th/9901001v2.pdf
          ^^^^^^^^^^^^^^^^^^^^^^               ^^^^^^^^^^^^^^^^^^^^^                ^^^^ string.other.link.arxiv
                                ^^^^^^^^^^                          ^^^^^^^^^^^^^^ constant.numeric.arxiv-id
                                                                                  ^^ constant.numeric.arxiv-version
      or <https://arxiv.org/html/2412.18419v3>, arXiv:2412.18419v1, arXiv: math.GT/0309136.
          ^^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                 ^^^^^^^^^^           ^^^^^^^^^^           ^^^^^^^^^^^^^^^ constant.numeric.arxiv-id
                                           ^^                   ^^ constant.numeric.arxiv-version
    `));

  it('in headings, bold text and lists', () =>
    shows(`
      ### [Slim [and dense] networks](https://arxiv.org/abs/2412.18419)
                                      ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                                            ^^^^^^^^^^ constant.numeric.arxiv-id
      - **[Slim](https://arxiv.org/abs/2412.18419)**
                 ^^^^^^^^^^^^^^^^^^^^^^ markup.underline.link.arxiv
                                       ^^^^^^^^^^ constant.numeric.arxiv-id
    `));

  it('not what only looks like one', () =>
    shows(`
      https://arxiv.org/list/cs.CL/recent, https://example.org/abs/2412.18419, 2412.18419, version 1234.56789
    `));
});

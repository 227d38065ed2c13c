import { checkFix, checkRule } from '../../support/ruleCheck.ts';

describe('stale-entry', () => {
  it('finds entries whose paper is not in the file', () => {
    checkRule(
      'stale-entry',
      `
      # Table of Contents
      * [Sparse Chaos](#sparse-chaos)
      * [Long Gone](#long-gone)
      * [Dense Orders](#dense-orders)
      * [Dense Ordre](#dense-ordre)

      = Sparse Chaos
      = Dense Order
      `,
      `
      3:3 warning: No paper in this digest is called "Long Gone". [stale-entry]
         3 | * [Long Gone](#long-gone)
           |   ^^^^^^^^^^^^^^^^^^^^^^^
        maybe: Remove the entry
      4:3 warning: No paper in this digest is called "Dense Orders". [stale-entry]
         4 | * [Dense Orders](#dense-orders)
           |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        maybe: Link to "Dense Order"
        maybe: Remove the entry
      5:3 warning: No paper in this digest is called "Dense Ordre". [stale-entry]
         5 | * [Dense Ordre](#dense-ordre)
           |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        maybe: Link to "Dense Order"
        maybe: Remove the entry
      `,
    );
  });

  it('leaves entries alone that lead somewhere, or to one of several', () => {
    checkRule(
      'stale-entry',
      `
      # Table of Contents
      * [Top](#x)
      * [Echo](#nowhere)

      <a id="x"></a>

      = Echo
      = Echo
      `,
      '',
    );
  });

  it('is fixed by taking out the whole line', () => {
    for (const [entry, after] of [
      ['  * [Gone](#gone) \r\n', '* [Echo](#echo)\n'],
      ['* [Gone](#gone)\n', '* [Echo](#echo)\n'],
    ] as const) {
      checkFix(
        'stale-entry',
        `# Contents\n${entry}${after}= Echo`,
        `# Contents\n${after}## Echo\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001`,
        0,
      );
    }
  });
});

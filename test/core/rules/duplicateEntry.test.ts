import { checkFix, checkRule } from '../../support/ruleCheck.ts';

describe('duplicate-entry', () => {
  it('finds the second of two entries for one paper', () => {
    const source = `
      # Table of Contents
      * [Sparse Chaos](#sparse-chaos)
      * [Dense Order](#dense-order)
      * [Sparse chaos](#sparse-chaos)

      = Sparse Chaos
      = Dense Order
      `;
    checkRule(
      'duplicate-entry',
      source,
      `
      4:3 warning: The table of contents lists "Sparse Chaos" twice. [duplicate-entry]
         4 | * [Sparse chaos](#sparse-chaos)
           |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        fix: Remove the entry
      `,
    );
    checkFix(
      'duplicate-entry',
      '# Contents\n* [Aa](#aa)\n* [Aa](#aa)\n* [Bb](#bb)\n\n= Aa\n',
      '# Contents\n* [Aa](#aa)\n* [Bb](#bb)\n\n## Aa\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n',
    );
  });

  it('takes the one whose link is dead', () => {
    checkFix(
      'duplicate-entry',
      '# Contents\n* [Aa](#nowhere)\n* [Aa](#aa)\n\n= Aa\n',
      '# Contents\n* [Aa](#aa)\n\n## Aa\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n',
    );
  });

  it('only offers to remove what says more', () => {
    checkRule(
      'duplicate-entry',
      '# Contents\n* [Aa](#aa)\n* [Aa](#aa), the best of the week\n\n= Aa\n',
      `
      3:3 warning: The table of contents lists "Aa" twice. [duplicate-entry]
         3 | * [Aa](#aa), the best of the week
           |   ^^^^^^^^^
           = 2:3 The other entry.
        maybe: Remove the entry
      `,
    );
  });

  it('says nothing of papers of one title, of other words, and of groups that somebody made', () => {
    checkRule('duplicate-entry', '# Contents\n* [Aa](#aa)\n* [Aa](#aa-1)\n\n= Aa\n= Aa\n', '');
    checkRule(
      'duplicate-entry',
      '# Contents\n* [The best](#b)\n* [Aa](#aa)\n* [Bb](#bb)\n\n= Aa\n= Bb\n',
      '',
    );
    checkRule(
      'duplicate-entry',
      '# Contents\nFast:\n* [Aa](#aa)\n\nSmall:\n* [Bb](#bb)\n* [Aa](#aa)\n\n= Aa\n= Bb\n',
      '',
    );
  });
});

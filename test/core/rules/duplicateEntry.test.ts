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
      '# Contents\n* [A](#a)\n* [A](#a)\n* [B](#b)\n\n= A\n',
      '# Contents\n* [A](#a)\n* [B](#b)\n\n## A\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n',
    );
  });

  it('takes the one whose link is dead', () => {
    checkFix(
      'duplicate-entry',
      '# Contents\n* [A](#nowhere)\n* [A](#a)\n\n= A\n',
      '# Contents\n* [A](#a)\n\n## A\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n',
    );
  });

  it('only offers to remove what says more', () => {
    checkRule(
      'duplicate-entry',
      '# Contents\n* [A](#a)\n* [A](#a), the best of the week\n\n= A\n',
      `
      3:3 warning: The table of contents lists "A" twice. [duplicate-entry]
         3 | * [A](#a), the best of the week
           |   ^^^^^^^
           = 2:3 The other entry.
        maybe: Remove the entry
      `,
    );
  });

  it('says nothing of papers of one title, of other words, and of groups that somebody made', () => {
    checkRule('duplicate-entry', '# Contents\n* [A](#a)\n* [A](#a-1)\n\n= A\n= A\n', '');
    checkRule('duplicate-entry', '# Contents\n* [The best](#b)\n* [A](#a)\n* [B](#b)\n\n= A\n= B\n', '');
    checkRule(
      'duplicate-entry',
      '# Contents\nFast:\n* [A](#a)\n\nSmall:\n* [B](#b)\n* [A](#a)\n\n= A\n= B\n',
      '',
    );
  });
});

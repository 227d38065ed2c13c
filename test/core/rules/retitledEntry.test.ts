import { checkFix, checkRule } from '../../support/ruleCheck.ts';

describe('retitled-entry', () => {
  it('finds entries whose link leads to a paper of another title', () => {
    checkRule(
      'retitled-entry',
      `
      # Table of Contents
      * [Sparse Chaos in Birds](#x)
      * [Dense Order](#dense-order)

      = Sparse Chaos in Stones<a id="x"></a>
      = Dense Order
      `,
      `
      2:4 information: The paper that this entry lists is called "Sparse Chaos in Stones". [retitled-entry]
         2 | * [Sparse Chaos in Birds](#x)
           |    ^^^^^^^^^^^^^^^^^^^^^
        fix: Change the text to the title of the paper
      `,
    );
  });

  it('finds the one entry that is like the one paper without an entry', () => {
    const source = `
      # Table of Contents
      * [Sparse Chaos](#sparse-chaos)
      * [Dense Ordre](#Dense-Ordre)

      = Sparse Chaos
      = Dense Order
      `;
    checkRule(
      'retitled-entry',
      source,
      `
      3:4 warning: No paper has this title; one that no entry lists is called "Dense Order". [retitled-entry]
         3 | * [Dense Ordre](#Dense-Ordre)
           |    ^^^^^^^^^^^
           = 8:4 The heading of the paper.
        maybe: Change the text to the title of the paper
        maybe: Link to "Dense Order"
        maybe: Remove the entry
      `,
    );
    checkRule('stale-entry', source, '');
    checkRule('missing-entry', source, '');
    checkRule('broken-anchor', source, '');
  });

  it('leaves it to a person where two papers or two entries are alike', () => {
    checkRule(
      'retitled-entry',
      '# Contents\n* [Aa](#aa)\n* [Long Tides](#x)\n= Aa\n= Long Tide\n= Long Tidal\n',
      '',
    );
    checkRule(
      'retitled-entry',
      '# Contents\n* [Aa](#aa)\n* [Long Tides](#x)\n* [Long Tid](#y)\n= Aa\n= Long Tide\n',
      '',
    );
  });

  it('leaves names alone that are nobody’s titles, other punctuation, and contents in words of their own', () => {
    checkRule(
      'retitled-entry',
      '# Contents\n* [Sparse Chaos: Why?](#sparse-chaos-why)\n= Sparse Chaos Why\n',
      '',
    );
    checkRule('retitled-entry', '# Contents\n* [1](#a)\n* [2](#b)\n* [Cc](#cc)\n= Aa\n= Bb\n= Cc\n', '');
    checkRule('retitled-entry', '# Contents\n* [Aa](#aa)\n* [Notes](#more)\n= Aa\n# More\n', '');
  });

  it('only offers another text where the old one may be a name that somebody chose', () => {
    checkRule(
      'retitled-entry',
      '# Contents\n* [Sparse Chaos](#sparse-chaos)\n* [Dense Order](#dense-order)\n* [RAG](#low-tide)\n= Sparse Chaos\n= Dense Order\n= Low Tide\n',
      `
      4:4 information: The paper that this entry lists is called "Low Tide". [retitled-entry]
         4 | * [RAG](#low-tide)
           |    ^^^
           = 11:4 The heading of the paper.
        maybe: Change the text to the title of the paper
      `,
    );
    checkRule(
      'retitled-entry',
      '# Contents\n* [Sparse Chaos](#sparse-chaos)\n* [Dense Order](#dense-order)\n* [Rag time](#low-tide)\n= Sparse Chaos\n= Dense Order\n= Low Tide\n',
      `
      4:4 information: The paper that this entry lists is called "Low Tide". [retitled-entry]
         4 | * [Rag time](#low-tide)
           |    ^^^^^^^^
           = 11:4 The heading of the paper.
        maybe: Change the text to the title of the paper
      `,
    );
  });

  it('is fixed by the title, and by an anchor that works', () => {
    checkFix(
      'retitled-entry',
      '# Contents\n1. [Aa](#aa)\n2. [Sparse *Chaos* in Birds](#Sparse-Chaos-[in]-Stones) (new)\n= Aa\n= Sparse Chaos [in] `Stones`\n',
      '# Contents\n1. [Aa](#aa)\n2. [Sparse Chaos [in] `Stones`](#sparse-chaos-in-stones) (new)\n' +
        '## Aa\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n' +
        '## Sparse Chaos [in] `Stones`\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00002\n',
    );
  });
});

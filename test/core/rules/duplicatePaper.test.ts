import { checkRule } from '../../support/ruleCheck.ts';

const paper = (title: string, id: string) => `### ${title}
      >Authors: Ada Example
      >https://arxiv.org/abs/${id}
`;

describe('duplicate-paper', () => {
  it('finds a paper that the digest already has, whatever its version and title', () => {
    checkRule(
      'duplicate-paper',
      `
      ${paper('Sparse Chaos', '2501.00001')}
      ${paper('Dense Order', '2501.00002')}
      ${paper('Sparse Chaos, again', '2501.00001v2')}
      `,
      `
      9:5 warning: This digest already has 2501.00001, as "Sparse Chaos". [duplicate-paper]
         9 | ### Sparse Chaos, again
           |     ^^^^^^^^^^^^^^^^^^^
           = 1:5 The same paper.
      `,
    );
  });

  it('says nothing of a paper that is filed under two topics', () => {
    checkRule(
      'duplicate-paper',
      `
      # 2025-01-03

      ## Pruning

      ${paper('Sparse Chaos', '2501.00001')}
      ## Quantization

      ${paper('Sparse Chaos', '2501.00001')}
      `,
      '',
    );
  });
});

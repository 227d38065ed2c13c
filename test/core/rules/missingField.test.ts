import { checkRule } from '../../support/ruleCheck.ts';

describe('missing-field', () => {
  it('finds papers without what most others have', () => {
    checkRule(
      'missing-field',
      `
      = Low Tide
      = High Tide
      = Slack Water
      ## Spring Tide
      >2025-01-01
      >https://arxiv.org/abs/2501.00009
      `,
      `
      10:4 information: This paper has no authors, as most others here do. [missing-field]
        10 | ## Spring Tide
           |    ^^^^^^^^^^^
      `,
    );
  });

  it('finds sections that are no papers for want of a link', () => {
    checkRule(
      'missing-field',
      `
      = Low Tide
      = High Tide
      ## Spring Tide
      >Authors: Ada Example, Bo Sample

      It rises.

      ## Notes
      What was left out.
      `,
      `
      7:4 information: This section names authors and has no link to arXiv, so that it is not read as a paper. [missing-field]
         7 | ## Spring Tide
           |    ^^^^^^^^^^^
      `,
    );
  });

  it('says nothing of what many lack, of two papers, and of a link or date that cannot be read', () => {
    const dated = (title: string, id: number) =>
      `## ${title}\n>Authors: Ada Example\n>2025-01-01\n>https://arxiv.org/abs/2501.0001${id}\n`;
    checkRule('missing-field', `= A Tide\n= B Tide\n${dated('C Tide', 1)}${dated('D Tide', 2)}`, '');
    checkRule('missing-field', `= A Tide\n${dated('C Tide', 1)}`, '');
    checkRule(
      'missing-field',
      `${dated('A Tide', 1)}${dated('B Tide', 2)}${dated('C Tide', 3).replace('01-01', '13-01')}`,
      '',
    );
    checkRule(
      'missing-field',
      `= A Tide\n= B Tide\n## C Tide\n>Authors: Ada Example\n>https://arxiv.org/abs/2501\n`,
      '',
    );
  });
});

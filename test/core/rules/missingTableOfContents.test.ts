import { checkFix, checkRule } from '../../support/ruleCheck.ts';

describe('missing-table-of-contents', () => {
  it('finds digests of three papers or more without one', () => {
    checkRule(
      'missing-table-of-contents',
      '# 2025-01-03\n= A\n= B\n= C\n',
      `
      1:3 hint: This digest of 3 papers has no table of contents. [missing-table-of-contents]
         1 | # 2025-01-03
           |   ^^^^^^^^^^
        maybe: Insert a table of contents
      `,
    );
    checkRule(
      'missing-table-of-contents',
      '= A\n= B\n= C\n',
      `
      1:4 hint: This digest of 3 papers has no table of contents. [missing-table-of-contents]
         1 | ## A
           |    ^
        maybe: Insert a table of contents
      `,
    );
  });

  it('says nothing of few papers, and of contents in any form', () => {
    checkRule('missing-table-of-contents', '# 2025-01-03\n= A\n= B\n', '');
    checkRule('missing-table-of-contents', '* [A](#a)\n* [B](#b)\n\n= A\n= B\n= C\n', '');
    checkRule(
      'missing-table-of-contents',
      '<li><a href=#a>A</a></li>\n<li><a href=#b>B</a></li>\n\n= A\n= B\n= C\n',
      '',
    );
  });

  it('is fixed by inserting one', () => {
    checkFix(
      'missing-table-of-contents',
      '# 2025-01-03\n\n= A\n= B\n= C',
      '# 2025-01-03\n\n# Table of Contents\n* [A](#a)\n* [B](#b)\n* [C](#c)\n\n' +
        ['A', 'B', 'C']
          .map(
            (title, index) =>
              `## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${index + 1}`,
          )
          .join('\n'),
      0,
    );
  });
});

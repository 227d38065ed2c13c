import { checkFix, checkRule } from '../../support/ruleCheck.ts';

describe('missing-table-of-contents', () => {
  it('finds digests of three papers or more without one', () => {
    checkRule(
      'missing-table-of-contents',
      '# 2025-01-03\n= Aa\n= Bb\n= Cc\n',
      `
      1:3 hint: This digest of 3 papers has no table of contents. [missing-table-of-contents]
         1 | # 2025-01-03
           |   ^^^^^^^^^^
        maybe: Insert a table of contents
      `,
    );
    checkRule(
      'missing-table-of-contents',
      '= Aa\n= Bb\n= Cc\n',
      `
      1:4 hint: This digest of 3 papers has no table of contents. [missing-table-of-contents]
         1 | ## Aa
           |    ^^
        maybe: Insert a table of contents
      `,
    );
  });

  it('says nothing of few papers, and of contents in any form', () => {
    checkRule('missing-table-of-contents', '# 2025-01-03\n= Aa\n= Bb\n', '');
    checkRule('missing-table-of-contents', '* [Aa](#aa)\n* [Bb](#bb)\n\n= Aa\n= Bb\n= Cc\n', '');
    checkRule(
      'missing-table-of-contents',
      '<li><a href=#aa>Aa</a></li>\n<li><a href=#bb>Bb</a></li>\n\n= Aa\n= Bb\n= Cc\n',
      '',
    );
  });

  it('is fixed by inserting one', () => {
    checkFix(
      'missing-table-of-contents',
      '# 2025-01-03\n\n= Aa\n= Bb\n= Cc',
      '# 2025-01-03\n\n# Table of Contents\n* [Aa](#aa)\n* [Bb](#bb)\n* [Cc](#cc)\n\n' +
        ['Aa', 'Bb', 'Cc']
          .map(
            (title, index) =>
              `## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${index + 1}`,
          )
          .join('\n'),
      0,
    );
  });
});

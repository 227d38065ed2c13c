import { checkRule } from '../../support/ruleCheck.ts';

const paper = (title: string, date: string) =>
  `## ${title}\n>Authors: Ada Example\n>${date}\n>https://arxiv.org/abs/2501.0000${title.length}\n\n`;

describe('invalid-date', () => {
  it('finds what stands for a date and is none', () => {
    checkRule(
      'invalid-date',
      paper('Low Tide', '2024-02-31') + paper('High Tide', 'Date: soon'),
      `
      3:2 warning: "2024-02-31" is not a date; write it like 2025-01-31. [invalid-date]
         3 | >2024-02-31
           |  ^^^^^^^^^^
      8:8 warning: "soon" is not a date; write it like 2025-01-31. [invalid-date]
         8 | >Date: soon
           |        ^^^^
      `,
    );
  });

  it('finds dates behind the digest’s day, by more than time zones explain', () => {
    checkRule(
      'invalid-date',
      `# 2025-01-31\n\n${paper('Low Tide', '2025-02-02')}${paper('High Tide', '2025-02-01')}`,
      `
      5:2 warning: 2025-02-02 is later than the digest, which is of 2025-01-31. [invalid-date]
         5 | >2025-02-02
           |  ^^^^^^^^^^
           = 1:3 The day of the digest.
      `,
    );
  });

  it('says nothing where many papers are later, of coarse dates, placeholders, and other numbers', () => {
    checkRule(
      'invalid-date',
      `# 2025-01-03\n\n${['A', 'BB', 'CCC'].map(title => paper(`${title} Tide`, '2025-01-09')).join('')}`,
      '',
    );
    for (const date of ['Date: Dec 2024', 'Date: N/A', 'Date: 2025']) {
      checkRule('invalid-date', paper('Low Tide', date), '');
    }
    checkRule('invalid-date', `--- notes.md\n${paper('Low Tide', '2035-01-01')}`, '');
  });
});

import { checkFix, checkRule } from '../../support/ruleCheck.ts';

const papers = (...titles: string[]) => titles.map(title => `= ${title}\n`).join('');
const entries = (...titles: string[]) =>
  titles.map(title => `* [${title}](#${title.toLowerCase()})\n`).join('');

describe('misplaced-entry', () => {
  it('finds the fewest entries that would have to move', () => {
    checkRule(
      'misplaced-entry',
      `# Contents\n${entries('Tide', 'Moss', 'Fern', 'Sand')}\n${papers('Tide', 'Fern', 'Sand', 'Moss')}`,
      `
      3:3 hint: This entry stands elsewhere than its paper, which comes right after "Sand". [misplaced-entry]
         3 | * [Moss](#moss)
           |   ^^^^^^^^^^^^^
        fix: Put the entries in the order of the papers
      `,
    );
  });

  it('moves entries with the lines that belong to them', () => {
    checkFix(
      'misplaced-entry',
      `# Contents\n* [Tide](#tide)\n* [Sand](#sand)\n  of stones\n* [Fern](#fern)\n* [Moss](#moss)\n\n= Tide\n= Fern\n= Moss\n= Sand`,
      '# Contents\n* [Tide](#tide)\n* [Fern](#fern)\n* [Moss](#moss)\n* [Sand](#sand)\n  of stones\n\n' +
        ['Tide', 'Fern', 'Moss', 'Sand']
          .map(
            (title, index) =>
              `## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${index + 1}`,
          )
          .join('\n'),
    );
  });

  it('says one thing of contents that are in an order of their own, and nothing of alphabetical ones', () => {
    checkRule(
      'misplaced-entry',
      `# Contents\n${entries('Sand', 'Moss', 'Tide', 'Fern')}\n${papers('Fern', 'Tide', 'Moss', 'Sand')}`,
      `
      1:3 hint: The entries are in another order than the papers. [misplaced-entry]
         1 | # Contents
           |   ^^^^^^^^
        maybe: Put the entries in the order of the papers
      `,
    );
    checkRule(
      'misplaced-entry',
      `# Contents\n${entries('Fern', 'Moss', 'Sand', 'Tide')}\n${papers('Tide', 'Fern', 'Sand', 'Moss')}`,
      '',
    );
  });

  it('only offers to move entries that somebody put into groups', () => {
    checkRule(
      'misplaced-entry',
      `# Contents\n${entries('Tide', 'Moss')}\nBest:\n\n${entries('Fern', 'Sand')}\n${papers('Tide', 'Fern', 'Moss', 'Sand')}`,
      `
      3:3 hint: This entry stands elsewhere than its paper, which comes right after "Fern". [misplaced-entry]
         3 | * [Moss](#moss)
           |   ^^^^^^^^^^^^^
           = 16:4 The heading that the entry means.
        maybe: Put the entries in the order of the papers
      `,
    );
  });
});

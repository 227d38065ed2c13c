import { checkRule } from '../../support/ruleCheck.ts';

describe('day-mismatch', () => {
  it('finds a title that names another day than the file', () => {
    checkRule(
      'day-mismatch',
      '--- 2025-01-03.md\n# Papers of 01/04/2025\n\n= Low Tide\n',
      `
      1:13 information: The title says 2025-01-04 and the file name 2025-01-03. [day-mismatch]
         1 | # Papers of 01/04/2025
           |             ^^^^^^^^^^
      `,
    );
  });

  it('says nothing where one of the days is the file’s, or one of the two names none', () => {
    checkRule('day-mismatch', '--- 2025-01-03.md\n# 2024-12-27 – 2025-01-03\n\n= Low Tide\n', '');
    checkRule('day-mismatch', '--- notes.md\n# 2025-01-03\n\n= Low Tide\n', '');
    checkRule('day-mismatch', '--- 2025-01-03.md\n# Digest\n\nLast updated: 2025-01-09\n\n= Low Tide\n', '');
  });
});

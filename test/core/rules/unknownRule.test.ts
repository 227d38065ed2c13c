import { ruleCodes } from '../../../src/core/rules/rules.ts';
import { checkRule } from '../../support/ruleCheck.ts';

describe('unknown-rule', () => {
  it('finds names in comments that are no rules, and names what there is', () => {
    checkRule(
      'unknown-rule',
      '<!-- digest-lens-disable broken-anker, stale-entry -->\n= Low Tide\n',
      `
      1:26 hint: There is no rule "broken-anker"; the rules are ${ruleCodes.join(', ')}. [unknown-rule]
         1 | <!-- digest-lens-disable broken-anker, stale-entry -->
           |                          ^^^^^^^^^^^^
        maybe: Change to broken-anchor
      `,
    );
  });

  it('says nothing of code', () => {
    checkRule('unknown-rule', '= Low Tide\n`<!-- digest-lens-disable code -->`\n', '');
    checkRule('unknown-rule', '= Low Tide\n```\n<!-- digest-lens-disable code -->\n```\n', '');
  });
});

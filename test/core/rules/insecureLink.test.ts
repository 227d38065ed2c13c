import { checkFix, checkRule } from '../../support/ruleCheck.ts';

const digest = `## Low Tide
>Authors: Ada Example
>[http://arxiv.org/abs/2501.00001](http://arxiv.org/abs/2501.00001)

As in http://arxiv.org/abs/2412.00001.
`;

describe('insecure-link', () => {
  it('is said once of a paper, and not inside its abstract', () => {
    checkRule(
      'insecure-link',
      digest,
      `
      3:3 hint: This link is not encrypted; arXiv has https, too. [insecure-link]
         3 | >[http://arxiv.org/abs/2501.00001](http://arxiv.org/abs/2501.00001)
           |   ^^^^^^^^^^^^^^^^
        fix: Link with https
      `,
    );
    checkRule('insecure-link', digest.replaceAll('[http:', '[https:').replace('](http:', '](https:'), '');
  });

  it('is fixed in all copies of the link', () => {
    checkFix('insecure-link', digest, digest.replace('[http:', '[https:').replace('](http:', '](https:'));
  });
});

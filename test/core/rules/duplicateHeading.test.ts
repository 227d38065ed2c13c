import { checkRule } from '../../support/ruleCheck.ts';

describe('duplicate-heading', () => {
  it('finds papers whose titles have the same letters and digits', () => {
    checkRule(
      'duplicate-heading',
      `
      = Low Tide!
      #### Abstract
      Words.

      = Low tide
      #### Abstract
      Words.
      `,
      `
      7:4 warning: Another heading is called "Low tide", too: which of the two a link reaches depends on their order. [duplicate-heading]
         7 | ## Low tide
           |    ^^^^^^^^
           = 1:4 The heading with the same title.
      `,
    );
  });

  it('finds the second of two other headings only where the table of contents links to it', () => {
    const digest = (anchor: string) => `
      # Contents
      * [Topic](#topic)
      * [Topic](#${anchor})

      ## Topic
      ## Topic
      ## Notes
      ## Notes
      = Low Tide
      `;
    checkRule(
      'duplicate-heading',
      digest('topic-1'),
      `
      6:4 warning: Another heading is called "Topic", too: which of the two a link reaches depends on their order. [duplicate-heading]
         6 | ## Topic
           |    ^^^^^
           = 5:4 The heading with the same title.
      `,
    );
    checkRule('duplicate-heading', digest('x').replace('* [Topic](#x)\n', ''), '');
  });

  it('says nothing of headings with anchors of their own, in details, or of a paper that is there twice', () => {
    checkRule('duplicate-heading', '= Low Tide\n\n<a id="x"></a>\n\n= Low Tide\n', '');
    checkRule('duplicate-heading', '= Low Tide\n<details>\n\n## Low Tide\n\n</details>\n', '');
    const paper = '## Low Tide\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n\n';
    checkRule('duplicate-heading', paper + paper, '');
  });
});

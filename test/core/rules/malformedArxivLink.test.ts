import { equal } from 'node:assert/strict';
import { problemsOf } from '../../../src/core/rules/rules.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { digestOf } from '../../support/fixture.ts';
import { checkFix, checkRule } from '../../support/ruleCheck.ts';

const paper = (link: string) => `## Low Tide
>Authors: Ada Example
>${link}
>https://arxiv.org/abs/2501.00009
`;

describe('malformed-arxiv-link', () => {
  it('finds addresses and ids that no paper can have', () => {
    checkRule(
      'malformed-arxiv-link',
      paper('https://arxiv.org/abs/2413.12345, arXiv ID: 2501.1'),
      `
      3:10 warning: No paper on arXiv has "arxiv.org/abs/2413.12345"; ids are like 2412.01234. [malformed-arxiv-link]
         3 | >https://arxiv.org/abs/2413.12345, arXiv ID: 2501.1
           |          ^^^^^^^^^^^^^^^^^^^^^^^^
      3:46 warning: No paper on arXiv has "2501.1"; ids are like 2412.01234. [malformed-arxiv-link]
         3 | >https://arxiv.org/abs/2413.12345, arXiv ID: 2501.1
           |                                              ^^^^^^
      `,
    );
  });

  it('knows what was meant where all digits are there', () => {
    const repaired = (link: string) => {
      const digest = digestOf(paper(link));
      const problems = problemsOf(digest, defaultSettings).filter(
        ({ code }) => code === 'malformed-arxiv-link',
      );
      return problems.map(({ fix }) => fix?.title.replace('Change to ', '') ?? 'unknown').join();
    };
    for (const [link, meant] of [
      ['arxiv.org/abs/250100001', 'arxiv.org/abs/2501.00001'],
      ['arxiv.org/abs/2501,00001v2', 'arxiv.org/abs/2501.00001v2'],
      ['arxiv.org/abs/arXiv:2501.00001.', 'arxiv.org/abs/2501.00001'],
      ['arxiv.org/2501.00001', 'arxiv.org/abs/2501.00001'],
      ['arxiv.org/pdf/abs/2501.00001v.pdf', 'arxiv.org/pdf/2501.00001.pdf'],
      ['arxiv.org/abs/2501.00001v0', 'arxiv.org/abs/2501.00001'],
      ['arxiv.org/abs/2501.0001', 'unknown'],
      ['arxiv.org/abs/1412.00001', 'unknown'],
      ['arxiv.org/abs/0703.0001', 'unknown'],
      ['arxiv.org/abs/', 'unknown'],
    ]) {
      equal(repaired(`https://${link}`), meant, link);
    }
    for (const right of [
      'arxiv.org/abs/1412.0001',
      'arxiv.org/abs/2501.00001v12',
      'arxiv.org/pdf/2501.00001v1.pdf#page=2',
      'arxiv.org/html/2501.00001v1/x1.png',
      'arxiv.org/abs/cs/0112017',
      'arxiv.org/abs/math.GT/0309136',
      'arxiv.org/list/cs.CL/recent',
      'arxiv.org/a/example_a_1',
      'arxiv.org/abs/2501.**00001**',
    ]) {
      equal(repaired(`https://${right}`), '', right);
    }
  });

  it('is fixed in an address and its copy, also where the section is no paper for it', () => {
    checkFix(
      'malformed-arxiv-link',
      '= High Tide\n## Low Tide\n>Authors: Ada Example\n>[http://arxiv.org/abs/250100002](http://arxiv.org/abs/250100002)\n',
      '## High Tide\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n' +
        '## Low Tide\n>Authors: Ada Example\n>[http://arxiv.org/abs/2501.00002](http://arxiv.org/abs/2501.00002)\n',
    );
  });

  it('offers the id that the paper has elsewhere, and says nothing inside abstracts', () => {
    checkRule(
      'malformed-arxiv-link',
      `${paper('https://arxiv.org/abs/2501')}\nAs in https://arxiv.org/abs/1 of arXiv:12345.\n`,
      `
      3:10 warning: No paper on arXiv has "arxiv.org/abs/2501"; ids are like 2412.01234. [malformed-arxiv-link]
         3 | >https://arxiv.org/abs/2501
           |          ^^^^^^^^^^^^^^^^^^
        maybe: Change to arxiv.org/abs/2501.00009
      `,
    );
  });
});

import { checkFix, checkRule } from '../../support/ruleCheck.ts';

describe('markup-in-url', () => {
  it('finds bold and badges inside of addresses', () => {
    checkRule(
      'markup-in-url',
      `
      = Low Tide
      See [this](https://github.com/x/Big-**KV**-Cache).
      At https://github.com/x/![key](https://img.shields.io/badge/LLM-FF8C00)s_Law.
      `,
      `
      4:12 warning: The markup in this address breaks it; it must be https://github.com/x/Big-KV-Cache [markup-in-url]
         4 | See [this](https://github.com/x/Big-**KV**-Cache).
           |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        fix: Take the markup out of the address
      5:4 warning: The markup in this address breaks it; it must be https://github.com/x/LLMs_Law [markup-in-url]
         5 | At https://github.com/x/![key](https://img.shields.io/badge/LLM-FF8C00)s_Law.
           |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        fix: Take the markup out of the address
      `,
    );
  });

  it('is fixed in place', () => {
    checkFix(
      'markup-in-url',
      '= Low Tide\nSee https://a.b/**KV**-x, **bold**.',
      '## Low Tide\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\nSee https://a.b/KV-x, **bold**.',
    );
  });

  it('says nothing of addresses in bold, of badges alone, and of code', () => {
    for (const text of [
      'See **https://a.b/c** and **x**.',
      '**Code: https://a.b/c**, **x**',
      '![key](https://img.shields.io/badge/LLM-FF8C00)',
      '```\nhttps://a.b/**KV**\n```',
    ]) {
      checkRule('markup-in-url', `= Low Tide\n${text}\n`, '');
    }
  });
});

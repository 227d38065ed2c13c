import { checkFix, checkRule } from '../../support/ruleCheck.ts';

const sections = (...titles: string[]) =>
  titles
    .map(
      (title, index) => `## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.0000${index + 1}\n`,
    )
    .join('');

/** The list before and after the fix, for papers A, B and C. */
function checkList(before: string, after: string, ...titles: string[]): void {
  const papers = titles.map(title => `= ${title}\n`).join('');
  checkFix('missing-entry', `# Contents\n${before}${papers}`, `# Contents\n${after}${sections(...titles)}`);
}

describe('missing-entry', () => {
  it('finds papers that the table of contents does not list', () => {
    checkRule(
      'missing-entry',
      `
      # Table of Contents
      * [Sparse Chaos](#sparse-chaos)

      = Sparse Chaos
      = Dense Order
      `,
      `
      7:4 warning: The table of contents does not list this paper. [missing-entry]
         7 | ## Dense Order
           |    ^^^^^^^^^^^
        fix: Add the paper to the table of contents
      `,
    );
  });

  it('leaves contents alone that list no papers, and papers that are listed under another text', () => {
    checkRule('missing-entry', '# Contents\n* [Topics](#topics)\n\n# Topics\n= Sparse Chaos\n', '');
    checkRule(
      'missing-entry',
      '# Contents\n* [1](#sparse-chaos)\n* [2](#x)\n= Sparse Chaos\n= Bb <a id="x"></a>\n',
      '',
    );
    checkRule('missing-entry', '# Contents\n* [Aa](#aa)\n* [2](#x)\n= Aa\n\n<a id="x"></a>\n\n= Bb\n', '');
  });

  it('adds nothing by itself where an entry may mean the paper by an older title', () => {
    checkRule(
      'missing-entry',
      `
      # Table of Contents
      * [Sparse Chaos](#sparse-chaos)
      * [Dense Ordre](#Dense-Ordre)
      * [Dense Orders](#Dense-Orders)

      = Sparse Chaos
      = Dense Order
      `,
      `
      9:4 warning: The table of contents does not list this paper. [missing-entry]
         9 | ## Dense Order
           |    ^^^^^^^^^^^
        maybe: Add the paper to the table of contents
      `,
    );
  });

  it('adds the entry in the order of the papers, in the style of its neighbour', () => {
    checkList('* [Aa](#aa)\n* [Cc](#cc)\n', '* [Aa](#aa)\n* [Bb](#bb)\n* [Cc](#cc)\n', 'Aa', 'Bb', 'Cc');
    checkList('  - [Aa](#aa)\n\n', '  - [Aa](#aa)\n  - [Bb](#bb)\n\n', 'Aa', 'Bb');
    checkList('+ [Bb](#bb)\n', '+ [Aa](#aa)\n+ [Bb](#bb)\n', 'Aa', 'Bb');
    checkList('1. [Aa](#aa)\n', '1. [Aa](#aa)\n2. [Bb](#bb)\n', 'Aa', 'Bb');
  });

  it('writes titles so that the entry is one link', () => {
    const checkTitle = (title: string, entry: string) =>
      checkList('* [Aa](#aa)\n', `* [Aa](#aa)\n${entry}\n`, 'Aa', title);
    checkTitle('[CLS] *is* all', '* [[CLS] *is* all](#cls-is-all)');
    checkTitle('Half ] open', '* [Half \\] open](#half--open)');
    checkTitle('Low [tide](https://a.b) inside', '* [Low tide inside](#low-tide-inside)');
  });
});

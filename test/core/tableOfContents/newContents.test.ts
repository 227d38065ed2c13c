import { equal } from 'node:assert/strict';
import { defaultSettings } from '../../../src/core/settings.ts';
import { rebuiltContents } from '../../../src/core/tableOfContents/rebuiltContents.ts';
import { parsed, uriOf } from '../../support/fixture.ts';
import { withPapers } from '../../support/ruleCheck.ts';

/** Checks what is inserted: the text before and after, with `= A` for papers. */
function check(before: string, after: string): void {
  const digest = parsed(uriOf('2025-01-03.md'), withPapers(before));
  equal(rebuiltContents(digest, defaultSettings)?.after.text, withPapers(after));
}

describe('inserting a table of contents', () => {
  it('puts it between the title of the day and the first paper', () => {
    check(
      '# 2025-01-03\n\nOf this week.\n\n= A\n= B\n',
      '# 2025-01-03\n\nOf this week.\n\n# Table of Contents\n* [A](#a)\n* [B](#b)\n\n= A\n= B\n',
    );
    check('# 2025-01-03\n= A\n', '# 2025-01-03\n\n# Table of Contents\n* [A](#a)\n\n= A\n');
  });

  it('leaves a rule and an anchor with the paper below them', () => {
    check(
      '# 2025-01-03\n\n---\n\n<a id="top"></a>\n\n= A\n',
      '# 2025-01-03\n\n# Table of Contents\n* [A](#a)\n\n---\n\n<a id="top"></a>\n\n= A\n',
    );
  });

  it('puts it at the top where the first paper is there, on the level of the papers', () => {
    check('= A\n= B\n', '## Table of Contents\n* [A](#a)\n* [B](#b)\n\n= A\n= B\n');
    check('---\ntags: x\n---\n= A\n', '---\ntags: x\n---\n\n## Table of Contents\n* [A](#a)\n\n= A\n');
  });

  it('is below a title that names no day, so that this stays the only one of its level', () => {
    check('# Digest\n\n= A\n= B\n', '# Digest\n\n## Table of Contents\n* [A](#a)\n* [B](#b)\n\n= A\n= B\n');
  });

  it('lists topics, where there are several, with the papers below them', () => {
    const papers = '# Birds\n= A\n= B\n# Stones\n= C\n';
    const list = '* [Birds](#birds)\n  * [A](#a)\n  * [B](#b)\n* [Stones](#stones)\n  * [C](#c)\n';
    check(papers, `# Table of Contents\n${list}\n${papers}`);
    check(
      '# Papers\n= A\n= B\n# End\n',
      '# Table of Contents\n* [A](#a)\n* [B](#b)\n\n# Papers\n= A\n= B\n# End\n',
    );
  });

  it('goes below a heading that announces it', () => {
    check('# 2025-01-03\n\n# Contents\n\n= A\n', '# 2025-01-03\n\n# Contents\n* [A](#a)\n\n= A\n');
    check('# Contents\nOf this week.\n\n= A\n', '# Contents\n* [A](#a)\n\nOf this week.\n\n= A\n');
  });

  it('keeps the line breaks of the file', () => {
    const digest = parsed(uriOf('a.md'), withPapers('# 2025-01-03\n= A\n').replaceAll('\n', '\r\n'));
    equal(
      rebuiltContents(digest, defaultSettings)?.after.text,
      withPapers('# 2025-01-03\n\n# Table of Contents\n* [A](#a)\n\n= A\n').replaceAll('\n', '\r\n'),
    );
  });
});

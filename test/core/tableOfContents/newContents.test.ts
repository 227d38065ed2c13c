import { equal } from 'node:assert/strict';
import { defaultSettings } from '../../../src/core/settings.ts';
import { rebuiltContents } from '../../../src/core/tableOfContents/rebuiltContents.ts';
import { parsed, uriOf } from '../../support/fixture.ts';
import { withPapers } from '../../support/ruleCheck.ts';

/** Checks what is inserted: the text before and after, with `= Aa` for papers. */
function check(before: string, after: string): void {
  const digest = parsed(uriOf('2025-01-03.md'), withPapers(before));
  equal(rebuiltContents(digest, defaultSettings)?.after.text, withPapers(after));
}

describe('inserting a table of contents', () => {
  it('puts it between the title of the day and the first paper', () => {
    check(
      '# 2025-01-03\n\nOf this week.\n\n= Aa\n= Bb\n',
      '# 2025-01-03\n\nOf this week.\n\n# Table of Contents\n* [Aa](#aa)\n* [Bb](#bb)\n\n= Aa\n= Bb\n',
    );
    check('# 2025-01-03\n= Aa\n', '# 2025-01-03\n\n# Table of Contents\n* [Aa](#aa)\n\n= Aa\n');
  });

  it('leaves a rule and an anchor with the paper below them', () => {
    check(
      '# 2025-01-03\n\n---\n\n<a id="top"></a>\n\n= Aa\n',
      '# 2025-01-03\n\n# Table of Contents\n* [Aa](#aa)\n\n---\n\n<a id="top"></a>\n\n= Aa\n',
    );
  });

  it('puts it at the top where the first paper is there, on the level of the papers', () => {
    check('= Aa\n= Bb\n', '## Table of Contents\n* [Aa](#aa)\n* [Bb](#bb)\n\n= Aa\n= Bb\n');
    check('---\ntags: x\n---\n= Aa\n', '---\ntags: x\n---\n\n## Table of Contents\n* [Aa](#aa)\n\n= Aa\n');
  });

  it('is below a title that names no day, so that this stays the only one of its level', () => {
    check(
      '# Digest\n\n= Aa\n= Bb\n',
      '# Digest\n\n## Table of Contents\n* [Aa](#aa)\n* [Bb](#bb)\n\n= Aa\n= Bb\n',
    );
  });

  it('lists topics, where there are several, with the papers below them', () => {
    const papers = '# Birds\n= Aa\n= Bb\n# Stones\n= Cc\n';
    const list = '* [Birds](#birds)\n  * [Aa](#aa)\n  * [Bb](#bb)\n* [Stones](#stones)\n  * [Cc](#cc)\n';
    check(papers, `# Table of Contents\n${list}\n${papers}`);
    check(
      '# Papers\n= Aa\n= Bb\n# End\n',
      '# Table of Contents\n* [Aa](#aa)\n* [Bb](#bb)\n\n# Papers\n= Aa\n= Bb\n# End\n',
    );
  });

  it('goes below a heading that announces it', () => {
    check('# 2025-01-03\n\n# Contents\n\n= Aa\n', '# 2025-01-03\n\n# Contents\n* [Aa](#aa)\n\n= Aa\n');
    check('# Contents\nOf this week.\n\n= Aa\n', '# Contents\n* [Aa](#aa)\n\nOf this week.\n\n= Aa\n');
  });

  it('keeps the line breaks of the file', () => {
    const digest = parsed(uriOf('a.md'), withPapers('# 2025-01-03\n= Aa\n').replaceAll('\n', '\r\n'));
    equal(
      rebuiltContents(digest, defaultSettings)?.after.text,
      withPapers('# 2025-01-03\n\n# Table of Contents\n* [Aa](#aa)\n\n= Aa\n').replaceAll('\n', '\r\n'),
    );
  });
});

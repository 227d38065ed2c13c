import { deepEqual, equal } from 'node:assert/strict';
import { defaultSettings } from '../../../src/core/settings.ts';
import { rebuiltContents } from '../../../src/core/tableOfContents/rebuiltContents.ts';
import { dedented, parsed, uriOf } from '../../support/fixture.ts';
import { withPapers } from '../../support/ruleCheck.ts';

const uri = uriOf('2025-01-03.md');

/** The papers and topics that follow the contents: `A`, `B` and so on are papers, `# T` is a topic. */
function sections(titles: readonly string[]): string {
  return withPapers(titles.map(title => (title.startsWith('#') ? `${title}\n` : `= ${title}\n`)).join(''));
}

/** Checks the contents before and after a rebuild, for papers with these titles; the rest must stay. */
function check(before: string, after: string, ...titles: string[]): void {
  const [head, rest] = ['# Contents\n', `\n${sections(titles)}`];
  const digest = parsed(uri, head + dedented(before) + rest);
  equal(rebuiltContents(digest, defaultSettings)?.after.text, head + dedented(after) + rest);
}

describe('rebuilding the table of contents', () => {
  it('adds, removes, sorts, retitles and links', () => {
    check(
      `
      * [Dd](#dd)
      * [Gone](#gone)
      * [Bb](#Be)
      * [Ee, as it was](#ee)
      * [Bb](#bb)
      * [Aa](#aa)
      `,
      `
      * [Aa](#aa)
      * [Bb](#bb)
      * [Cc](#cc)
      * [Dd](#dd)
      * [Ee](#ee)
      `,
      ...['Aa', 'Bb', 'Cc', 'Dd', 'Ee'],
    );
  });

  it('counts what it did', () => {
    const digest = parsed(
      uri,
      `# Contents\n* [Dd](#dd)\n* [Gone](#gone)\n* [Bb](#Be)\n* [Ee, as it was](#ee)\n* [Aa](#aa)\n\n${sections([...['Aa', 'Bb', 'Cc', 'Dd', 'Ee']])}`,
    );
    const { added, removed, moved, retitled, relinked, isNew, edits } =
      rebuiltContents(digest, defaultSettings) ?? {};
    deepEqual(
      { added, removed, moved, retitled, relinked, isNew },
      { added: 1, removed: 1, moved: 2, retitled: 1, relinked: 1, isNew: false },
    );
    equal(edits?.length, 5);
  });

  it('changes one line for one missing entry', () => {
    const titles = Array.from({ length: 500 }, (_, index) => `Paper number ${index}`);
    const entries = titles.map(title => `* [${title}](#${title.toLowerCase().replaceAll(' ', '-')})\n`);
    entries.splice(250, 1);
    const papers = titles.map(
      (title, index) => `## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.${10_000 + index}\n`,
    );
    const digest = parsed(uri, `# Contents\n${entries.join('')}\n${papers.join('')}`);
    const { edits } = rebuiltContents(digest, defaultSettings) ?? {};
    deepEqual(
      edits?.map(({ span, newText }) => [span.end - span.start, newText]),
      [[0, '\n* [Paper number 250](#paper-number-250)']],
    );
  });

  it('keeps what somebody wrote besides where it stands', () => {
    check(
      `
      - [Notes](#notes)
      - [The week](https://example.org/#week)

      See **these**:

      - [Bb](#bb)
        and why
      - [Aa](#aa)
      - plain words
      <!-- the end -->
      - [Gone](#gone)
      `,
      `
      - [Notes](#notes)
      - [The week](https://example.org/#week)

      See **these**:

      - [Aa](#aa)
      - [Bb](#bb)
        and why
      - plain words
      <!-- the end -->
      `,
      'Aa',
      'Bb',
      '# Notes',
    );
  });

  it('moves the lines of an entry with it, and parts entries as they were', () => {
    check(
      `
      0. [Bb](#bb)
      **Authors:** Bo Sample

      1. [Aa](#aa)
      **Authors:** Ada Example

      2. [Dd](#dd)
      **Authors:** Di Last
      `,
      `
      0. [Aa](#aa)
      **Authors:** Ada Example

      1. [Bb](#bb)
      **Authors:** Bo Sample

      2. [Cc](#cc)

      3. [Dd](#dd)
      **Authors:** Di Last
      `,
      ...['Aa', 'Bb', 'Cc', 'Dd'],
    );
  });

  it('numbers entries as they were numbered', () => {
    check(
      '3) [Aa](#aa)\n7) [Cc](#cc)\n',
      '3) [Aa](#aa)\n4) [Bb](#bb)\n5) [Cc](#cc)\n',
      ...['Aa', 'Bb', 'Cc'],
    );
    check(
      '1. [Aa](#aa)\n1. [Cc](#cc)\n',
      '1. [Aa](#aa)\n1. [Bb](#bb)\n1. [Cc](#cc)\n',
      ...['Aa', 'Bb', 'Cc'],
    );
    check(
      '01. [Aa](#aa)\n02. [Cc](#cc)\n',
      '01. [Aa](#aa)\n02. [Bb](#bb)\n03. [Cc](#cc)\n',
      ...['Aa', 'Bb', 'Cc'],
    );
    check(
      '1. [Aa](#aa)\n2. my own\n3. [Cc](#cc)\n',
      '1. [Aa](#aa)\n2. [Bb](#bb)\n3. my own\n4. [Cc](#cc)\n',
      ...['Aa', 'Bb', 'Cc'],
    );
    check(
      '1. [Aa](#aa)\n\nMore:\n\n1. [Bb](#bb)\n2. [Dd](#dd)\n',
      '1. [Aa](#aa)\n\nMore:\n\n1. [Bb](#bb)\n2. [Cc](#cc)\n3. [Dd](#dd)\n',
      ...['Aa', 'Bb', 'Cc', 'Dd'],
    );
  });

  it('keeps marker, indentation and line breaks', () => {
    check('   + [Cc](#cc)\n', '   + [Aa](#aa)\n   + [Bb](#bb)\n   + [Cc](#cc)\n', ...['Aa', 'Bb', 'Cc']);
    const text = `# Contents\n* [Bb](#Bb)\n\n${sections([...['Aa', 'Bb', 'Cc']])}`.replaceAll('\n', '\r\n');
    const { after } = rebuiltContents(parsed(uri, text), defaultSettings) ?? {};
    equal(after?.text, text.replace('* [Bb](#Bb)', '* [Aa](#aa)\r\n* [Bb](#bb)\r\n* [Cc](#cc)'));
  });

  it('lists topics where they were listed, and papers below them', () => {
    check(
      `
      - [Birds](#birds)
        - [Bb](#bb)
      - [Stones](#stones)
        - [Aa](#aa)
        - [Cc](#cc)
      `,
      `
      - [Birds](#birds)
        - [Aa](#aa)
        - [Bb](#bb)
      - [Rivers](#rivers)
        - [Rr](#rr)
      - [Stones](#stones)
        - [Cc](#cc)
        - [Dd](#dd)
      `,
      ...['# Birds', 'Aa', 'Bb', '# Rivers', 'Rr', '# Stones', 'Cc', 'Dd'],
    );
  });

  it('leaves contents that list topics a list of topics', () => {
    check(
      '* [Stones](#Stones) (1)\n* [Birds](#birds)\n',
      '* [Birds](#birds)\n* [Rivers](#rivers)\n* [Stones](#stones) (1)\n',
      ...['# Birds', 'Aa', '# Rivers', 'Rr', '# Stones', 'Cc'],
    );
  });

  it('replaces a list of which nothing is here any more', () => {
    check('* [Xx](#xx)\n* [Yy](#yy)\n', '* [Aa](#aa)\n* [Bb](#bb)\n', 'Aa', 'Bb');
  });

  it('keeps contents in HTML as HTML', () => {
    check(
      `
      <ol>
        <li><a href=#Bb>Bb</a></li>
        <li><a href="#gone">Gone</a></li>
        <li><a href="#aa">Aa</a></li>
      </ol>
      `,
      `
      <ol>
        <li><a href="#aa">Aa</a></li>
        <li><a href=#bb>Bb</a></li>
        <li><a href="#cc--d">Cc &amp; D</a></li>
      </ol>
      `,
      ...['Aa', 'Bb', 'Cc & D'],
    );
    check(
      `
      <ul>
        <li><a href="#birds">Birds</a>
          <ul>
            <li><a href="#bb">Bb</a></li>
          </ul>
        </li>
        <li><a href="#stones">Stones</a>
          <ul>
            <li><a href="#dd">Dd</a></li>
          </ul>
        </li>
      </ul>
      `,
      `
      <ul>
        <li><a href="#birds">Birds</a>
          <ul>
            <li><a href="#aa">Aa</a></li>
            <li><a href="#bb">Bb</a></li>
          </ul>
        </li>
        <li><a href="#stones">Stones</a>
          <ul>
            <li><a href="#cc">Cc</a></li>
            <li><a href="#dd">Dd</a></li>
            <li><a href="#ee">Ee</a></li>
          </ul>
        </li>
      </ul>
      `,
      ...['# Birds', 'Aa', 'Bb', '# Stones', 'Cc', 'Dd', 'Ee'],
    );
  });

  it('writes an anchor at a heading where no id of it works everywhere', () => {
    const digest = parsed(uri, withPapers('# Contents\n* [Aa](#aa)\n\n= Aa\n= The $O(n)$ bound\n'));
    equal(
      rebuiltContents(digest, defaultSettings)?.after.text,
      digest.text
        .replace('(#aa)\n', '(#aa)\n* [The $O(n)$ bound](#the-on-bound)\n')
        .replace('## The $O(n)$ bound', '## The $O(n)$ bound<a id="the-on-bound"></a>'),
    );
  });

  it('leaves topics listed whose anchors other renderers keep, and links to them', () => {
    const digest = parsed(
      uri,
      withPapers(
        '# Contents\n* [Birds](#b)\n\n<div id="b"></div>\n\n# Of Birds\n= Aa\n\n<div id="s"></div>\n\n# Of Stones\n= Bb\n',
      ),
    );
    equal(
      rebuiltContents(digest, { renderers: ['gitlab'] })?.after.text,
      digest.text.replace('* [Birds](#b)', '* [Birds](#of-birds)\n* [Of Stones](#of-stones)'),
    );
  });

  it('shows titles as they are, whatever is in them', () => {
    const titles = [
      '[CLS] *is* all',
      'Half ] open',
      'A [link](https://a.b) in it',
      '`a|b` C:\\x',
      '<Answer> & $x_1$',
    ];
    const digest = parsed(
      uri,
      withPapers(`# Contents\n* [Xx](#xx)\n\n${titles.map(title => `= ${title}\n`).join('')}`),
    );
    const { after } = rebuiltContents(digest, defaultSettings) ?? {};
    deepEqual(
      after?.contents?.entries.map(({ text }) => text),
      digest.papers.map(({ title }) => title),
    );
  });
});

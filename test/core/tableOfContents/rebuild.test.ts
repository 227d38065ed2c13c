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
      * [D](#d)
      * [Gone](#gone)
      * [B](#Bee)
      * [E, as it was](#e)
      * [B](#b)
      * [A](#a)
      `,
      `
      * [A](#a)
      * [B](#b)
      * [C](#c)
      * [D](#d)
      * [E](#e)
      `,
      ...'ABCDE',
    );
  });

  it('counts what it did', () => {
    const digest = parsed(
      uri,
      `# Contents\n* [D](#d)\n* [Gone](#gone)\n* [B](#Bee)\n* [E, as it was](#e)\n* [A](#a)\n\n${sections([...'ABCDE'])}`,
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

      - [B](#b)
        and why
      - [A](#a)
      - plain words
      <!-- the end -->
      - [Gone](#gone)
      `,
      `
      - [Notes](#notes)
      - [The week](https://example.org/#week)

      See **these**:

      - [A](#a)
      - [B](#b)
        and why
      - plain words
      <!-- the end -->
      `,
      'A',
      'B',
      '# Notes',
    );
  });

  it('moves the lines of an entry with it, and parts entries as they were', () => {
    check(
      `
      0. [B](#b)
      **Authors:** Bo Sample

      1. [A](#a)
      **Authors:** Ada Example

      2. [D](#d)
      **Authors:** Di Last
      `,
      `
      0. [A](#a)
      **Authors:** Ada Example

      1. [B](#b)
      **Authors:** Bo Sample

      2. [C](#c)

      3. [D](#d)
      **Authors:** Di Last
      `,
      ...'ABCD',
    );
  });

  it('numbers entries as they were numbered', () => {
    check('3) [A](#a)\n7) [C](#c)\n', '3) [A](#a)\n4) [B](#b)\n5) [C](#c)\n', ...'ABC');
    check('1. [A](#a)\n1. [C](#c)\n', '1. [A](#a)\n1. [B](#b)\n1. [C](#c)\n', ...'ABC');
    check('01. [A](#a)\n02. [C](#c)\n', '01. [A](#a)\n02. [B](#b)\n03. [C](#c)\n', ...'ABC');
    check('1. [A](#a)\n2. my own\n3. [C](#c)\n', '1. [A](#a)\n2. [B](#b)\n3. my own\n4. [C](#c)\n', ...'ABC');
    check(
      '1. [A](#a)\n\nMore:\n\n1. [B](#b)\n2. [D](#d)\n',
      '1. [A](#a)\n\nMore:\n\n1. [B](#b)\n2. [C](#c)\n3. [D](#d)\n',
      ...'ABCD',
    );
  });

  it('keeps marker, indentation and line breaks', () => {
    check('   + [C](#c)\n', '   + [A](#a)\n   + [B](#b)\n   + [C](#c)\n', ...'ABC');
    const text = `# Contents\n* [B](#B)\n\n${sections([...'ABC'])}`.replaceAll('\n', '\r\n');
    const { after } = rebuiltContents(parsed(uri, text), defaultSettings) ?? {};
    equal(after?.text, text.replace('* [B](#B)', '* [A](#a)\r\n* [B](#b)\r\n* [C](#c)'));
  });

  it('lists topics where they were listed, and papers below them', () => {
    check(
      `
      - [Birds](#birds)
        - [B](#b)
      - [Stones](#stones)
        - [A](#a)
        - [C](#c)
      `,
      `
      - [Birds](#birds)
        - [A](#a)
        - [B](#b)
      - [Rivers](#rivers)
        - [R](#r)
      - [Stones](#stones)
        - [C](#c)
        - [D](#d)
      `,
      ...['# Birds', 'A', 'B', '# Rivers', 'R', '# Stones', 'C', 'D'],
    );
  });

  it('leaves contents that list topics a list of topics', () => {
    check(
      '* [Stones](#Stones) (1)\n* [Birds](#birds)\n',
      '* [Birds](#birds)\n* [Rivers](#rivers)\n* [Stones](#stones) (1)\n',
      ...['# Birds', 'A', '# Rivers', 'R', '# Stones', 'C'],
    );
  });

  it('replaces a list of which nothing is here any more', () => {
    check('* [X](#x)\n* [Y](#y)\n', '* [A](#a)\n* [B](#b)\n', 'A', 'B');
  });

  it('keeps contents in HTML as HTML', () => {
    check(
      `
      <ol>
        <li><a href=#B>B</a></li>
        <li><a href="#gone">Gone</a></li>
        <li><a href="#a">A</a></li>
      </ol>
      `,
      `
      <ol>
        <li><a href="#a">A</a></li>
        <li><a href=#b>B</a></li>
        <li><a href="#c--d">C &amp; D</a></li>
      </ol>
      `,
      ...['A', 'B', 'C & D'],
    );
    check(
      `
      <ul>
        <li><a href="#birds">Birds</a>
          <ul>
            <li><a href="#b">B</a></li>
          </ul>
        </li>
        <li><a href="#stones">Stones</a>
          <ul>
            <li><a href="#d">D</a></li>
          </ul>
        </li>
      </ul>
      `,
      `
      <ul>
        <li><a href="#birds">Birds</a>
          <ul>
            <li><a href="#a">A</a></li>
            <li><a href="#b">B</a></li>
          </ul>
        </li>
        <li><a href="#stones">Stones</a>
          <ul>
            <li><a href="#c">C</a></li>
            <li><a href="#d">D</a></li>
            <li><a href="#e">E</a></li>
          </ul>
        </li>
      </ul>
      `,
      ...['# Birds', 'A', 'B', '# Stones', 'C', 'D', 'E'],
    );
  });

  it('writes an anchor at a heading where no id of it works everywhere', () => {
    const digest = parsed(uri, withPapers('# Contents\n* [A](#a)\n\n= A\n= The $O(n)$ bound\n'));
    equal(
      rebuiltContents(digest, defaultSettings)?.after.text,
      digest.text
        .replace('(#a)\n', '(#a)\n* [The $O(n)$ bound](#the-on-bound)\n')
        .replace('## The $O(n)$ bound', '## The $O(n)$ bound<a id="the-on-bound"></a>'),
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
      withPapers(`# Contents\n* [X](#x)\n\n${titles.map(title => `= ${title}\n`).join('')}`),
    );
    const { after } = rebuiltContents(digest, defaultSettings) ?? {};
    deepEqual(
      after?.contents?.entries.map(({ text }) => text),
      digest.papers.map(({ title }) => title),
    );
  });
});

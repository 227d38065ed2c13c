import { deepEqual, equal } from 'node:assert/strict';
import { textAt } from '../../src/core/text.ts';
import { digestOf } from '../support/fixture.ts';

const papers = `
## Sparse Chaos
>Authors: Ada Example
>https://arxiv.org/abs/2501.00001

## Dense Order
>Authors: Bo Sample
>https://arxiv.org/abs/2501.00002
`;

/** Entries as `text → anchor`, and the title above them. */
function contents(preface: string): string[] | undefined {
  const { contents, skeleton, text } = digestOf(preface + papers);
  if (!contents) return undefined;
  const heading = contents.heading === undefined ? undefined : skeleton.headings[contents.heading];
  return [
    heading ? textAt(text, heading.textSpan) : 'no heading',
    ...contents.entries.map(entry => `${entry.text} → ${entry.anchor}`),
  ];
}

describe('a table of contents', () => {
  it('is the list of links below its heading, whatever it is called', () => {
    for (const title of [
      '# Table of Contents',
      '## Contents:',
      '## TOC',
      '# 目录',
      '**x**\n\nIndex\n---',
      '# *Table* of contents',
    ]) {
      deepEqual(contents(`# 2025-01-03\n\n${title}\n* [Sparse Chaos](#Sparse-Chaos)\n`)?.slice(1), [
        'Sparse Chaos → Sparse-Chaos',
      ]);
    }
  });

  it('is two links or more before the papers where no heading says so', () => {
    const list = '1. [Sparse Chaos](#sparse-chaos)\n2. [Dense Order](#dense-order)\n';
    deepEqual(contents(list), ['no heading', 'Sparse Chaos → sparse-chaos', 'Dense Order → dense-order']);
    equal(contents('- [Sparse Chaos](#sparse-chaos)\n'), undefined);
    equal(contents('Nothing\n'), undefined);
  });

  it('has entries in nested lists, with markup, brackets and every way to write a destination', () => {
    deepEqual(
      contents(`# Table of Contents
- [2025-01-03](#2025-01-03)
  - [[CLS] **Sparse** \`Chaos\`](#cls-(a)-b)
    * [A & B](<#a  b> "title")
  + [Math $x$](#math-%24x%24)
10) [Escaped \\] &amp; more](#a\\)b&amp;c)
- [Half % encoded](#50%-%20x)
* not a link
* [a page](https://example.org/#x)
text [no item](#x)
`),
      [
        'Table of Contents',
        '2025-01-03 → 2025-01-03',
        '[CLS] Sparse Chaos → cls-(a)-b',
        'A & B → a  b',
        'Math $x$ → math-$x$',
        'Escaped ] & more → a)b&c',
        'Half % encoded → 50%- x',
      ],
    );
  });

  it('has entries in lists of HTML, also folded away, nested, and however attributes are quoted', () => {
    deepEqual(
      contents(`<details>
  <summary><b>TOC</b></summary>
  <ol>
    <li><a href=#topics>Topics &amp; more</a>
      <ul><li><a class="x" href="#Sparse-Chaos:-Why&amp;how?">Sparse <i>Chaos</i></a></li><li><A
        HREF = '#a%20b"c'>
        Dense
        Order</A></li>
        <li>Words <a href=#low-tide>Low Tide</a> <a href="#top">up</a></li>
      </ul>
    </li>
    <li><a href="https://example.org/#x">elsewhere</a></li>
  </ol>
</details>
`),
      [
        'no heading',
        'Topics & more → topics',
        'Sparse Chaos → Sparse-Chaos:-Why&how?',
        'Dense Order → a b"c',
        'Low Tide → low-tide',
      ],
    );
    deepEqual(contents('# Contents\n- <a href="#a&#45;b">*A*</a>\n'), ['Contents', '*A* → a-b']);
  });

  it('goes on behind a blank line, prose, and headings below its own that hold no papers', () => {
    deepEqual(
      contents(`## 📑 Contents (3)
0. [A](#link0)
**Authors:** Ada Example

1) [B](#link1)

### Pruning
* [C](#c)

### Notes
`)?.slice(1),
      ['A → link0', 'B → link1', 'C → c'],
    );
  });

  it('ends at the next heading, and is none in code', () => {
    deepEqual(contents('# Contents\n* [a](#a)\n\n# Notes\n* [b](#b)\n'), ['Contents', 'a → a']);
    equal(contents('# Contents\n\n    * [code](#x)\n'), undefined);
    equal(contents('```\n# Contents\n* [a](#a)\n* [b](#b)\n```\n'), undefined);
  });

  it('gives every entry its spans', () => {
    const { contents, text } = digestOf(`# Contents\n\n  *  see [A *b*](#a-b "t") …  \n${papers}`);
    const [entry] = contents?.entries ?? [];
    deepEqual(
      entry && [entry.span, entry.linkSpan, entry.textSpan, entry.anchorSpan].map(span => textAt(text, span)),
      ['*  see [A *b*](#a-b "t") …', '[A *b*](#a-b "t")', 'A *b*', 'a-b'],
    );
    const html = digestOf(`# Contents\n<ul>\n <li> <a\nhref=#a-b>A</a> </li></ul>\n\n${papers}`);
    const [item] = html.contents?.entries ?? [];
    deepEqual(
      item && [item.span, item.linkSpan, item.textSpan, item.anchorSpan].map(span => textAt(html.text, span)),
      ['<li> <a\nhref=#a-b>A</a> </li>', '<a\nhref=#a-b>A</a>', 'A', 'a-b'],
    );
  });
});

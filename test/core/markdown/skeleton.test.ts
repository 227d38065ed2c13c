import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, property } from 'fast-check';
import MarkdownIt from 'markdown-it';
import { skeletonOf } from '../../../src/core/markdown/readSkeleton.ts';
import { LineKind } from '../../../src/core/markdown/skeleton.ts';
import { dedented } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';

/** Headings as `2 Title`, one a line; those in a quote, a list or `<details>` end with `nested`. */
function headings(text: string): string {
  return skeletonOf(text)
    .headings.map(
      ({ level, textSpan, nested }) =>
        `${level} ${text.slice(textSpan.start, textSpan.end)}${nested ? ' (nested)' : ''}\n`,
    )
    .join('');
}

function check(source: string, expected: string): void {
  equal(headings(dedented(source)), dedented(expected));
}

describe('headings', () => {
  it('have one to six marks and may be closed by more', () => {
    check(
      `
      # One
      ###### Six ##
         ## Indented by three
      ## C# and F#
      ## Escaped \\#
      #
      ####### Seven
      #Not
          # Code
      `,
      `
      1 One
      6 Six
      2 Indented by three
      2 C# and F#
      2 Escaped \\#
      1${' '}
      `,
    );
  });

  it('may be underlined paragraphs, also of several lines', () => {
    check(
      `
      One
      ===

      Two
      lines
      ---

      ---

      | a table | is none |
      |---------|---------|
      | row     | row     |
      ---
      `,
      `
      1 One
      2 Two
      lines
      `,
    );
  });

  it('are none in code, comments, raw HTML and front matter', () => {
    check(
      `
      ---
      # yaml: comment
      ---
      \`\`\`md
      # code
      \`\`\`
      ~~~~
      ~~~
      # still code
      ~~~~
      <!--
      # comment

      # comment
      -->
      <div>
      # in a tag
      </div>

      # heading
      `,
      `
      1 heading
      `,
    );
  });

  it('are nested in quotes, lists and closed details', () => {
    check(
      `
      # Paper
      > # quoted
      - # item
        ## below

        ## in the item

      # Next
      <details>
      <summary>Answer</summary>

      ## by a language model

      <details>

      ### deeper

      </details>

      ## still inside
      </details>

      ## Outside
      <details>

      ## never closed
      `,
      `
      1 Paper
      1 quoted (nested)
      1 item (nested)
      2 below (nested)
      2 in the item (nested)
      1 Next
      2 by a language model (nested)
      3 deeper (nested)
      2 still inside (nested)
      2 Outside
      2 never closed
      `,
    );
  });

  it('span their marks, and their text does not', () => {
    const text = 'x\n\n ## A title ##  \n\nTwo \n--\n';
    deepEqual(
      skeletonOf(text).headings.map(({ span, textSpan }) => [
        text.slice(span.start, span.end),
        text.slice(textSpan.start, textSpan.end),
      ]),
      [
        ['## A title ##', 'A title'],
        ['Two \n--', 'Two'],
      ],
    );
  });
});

describe('the kinds of lines', () => {
  const names = Object.keys(LineKind) as (keyof typeof LineKind)[];

  it('say what each line is', () => {
    const text = dedented(`
      # heading
      * item
        text
      1. item

      > quote
      \`\`\`
      code
      \`\`\`
      <div>
      html
    `);
    const { kinds, lines } = skeletonOf(text);
    const shown = [...kinds].map((kind, line) => {
      const content = text.slice(lines.startOf(line), lines.startOf(line + 1)).trim();
      return `${content} = ${names.find(name => LineKind[name] === kind)}`;
    });
    deepEqual(shown, [
      '# heading = heading',
      '* item = item',
      'text = text',
      '1. item = item',
      ' = blank',
      '> quote = quote',
      '``` = code',
      'code = code',
      '``` = code',
      '<div> = html',
      'html = html',
      ' = blank',
    ]);
  });
});

// Front matter is left out: markdown-it does not know it, while GitHub and VS Code do.
describe('the headings that markdown-it finds', () => {
  const oracle = new MarkdownIt({ html: true });

  function expected(text: string): string[] {
    const tokens = oracle.parse(text, {});
    return tokens.flatMap(({ type, tag }, index) =>
      type === 'heading_open' ? [`${tag.slice(1)} ${squeezed(tokens[index + 1]?.content ?? '')}`] : [],
    );
  }

  function found(text: string): string[] {
    return skeletonOf(text).headings.map(
      ({ level, textSpan }) =>
        `${level} ${squeezed(text.slice(textSpan.start, textSpan.end).replace(/\n[ >]*/g, '\n'))}`,
    );
  }

  const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

  const line = constantFrom(
    ...['# a', '## b ##', '  ## c', '   # d', '    ## e', '     # f', '\t# g', '#x', '## ', '#'],
    ...['# a \\#', '## a # b', 'text', 'text', '', '', '', '---', '===', '***', '* * *', '-'],
    ...['- item', '* # h', '- - x', '  - y', '      - z', '\t- t', '1. one', '2. two', '10) ten', '1) '],
    ...['> # q', '> text', '>', '> > # r', '>     # s', '> - # t', '> ```', '- [x](#x)', '- ```', '  ```'],
    ...[
      '```',
      '````',
      '``` js',
      '~~~',
      '~~~ `',
      '<details>',
      '</details>',
      '</details> x',
      '<summary>s</summary>',
    ],
    ...['<!-- c', '-->', '<div>', '</div>', '<pre>', '</pre>', '<a id="x"></a>', '<a id="x"></a> t', '<b>'],
    ...['<!DOCTYPE', '<?x', '?>', '<![CDATA[', ']]>', '| a | b |', '|---|---|', 'a|b', 'c | d'],
  );

  it('are the ones we find, whatever blocks stand around them', () => {
    holds(
      property(array(line, { maxLength: 10 }), lines => {
        const text = `start\n${lines.join('\n')}`;
        deepEqual(found(text), expected(text));
      }),
      500,
    );
  });
});

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { array, constantFrom, oneof, property, string } from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapedMarkdown, plainCard } from '../../../src/core/features/card.ts';
import { hoverAt } from '../../../src/core/features/hover.ts';
import { Library } from '../../../src/core/library.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { beginningOf, shownText } from '../../../src/core/shownText.ts';
import { dedented, filesOf } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';

/** The card at the cursor, in the file that has one. */
function hover(source: string, editorShowsProblems = false): string {
  const files = filesOf(source);
  const library = new Library();
  library.apply(files.map(({ uri, text }) => ({ kind: 'put', uri, text })));
  const file = files.find(({ cursor }) => cursor !== undefined);
  const digest = file && library.digest(file.uri);
  const context = {
    library,
    settings: defaultSettings,
    addressOf: ({ uri }: { uri: string }, offset: number) => `${uri}#${offset}`,
    editorShowsProblems,
  };
  return (digest && hoverAt(context, digest, file?.cursor ?? 0)?.markdown) ?? 'nothing';
}

const twoDays = `
  --- 2025-01-03.md
  # Contents
  * [Sparse Chaos: Why?](#Sparse$0)

  ## Sparse Chaos: Why?
  >Authors: Ada Example, Bo Sample et al.
  >2024-12-24
  >https://arxiv.org/abs/2501.00001v1

  We **prune** it, at https://github.com/example/sun_1.
  --- 2024-12-27.md
  ## Sparse Chaos: Why?
  >Authors: Ada Example
  >https://arxiv.org/abs/2501.00001
  `;

describe('a card', () => {
  const card = `**Sparse Chaos: Why?**

      Ada Example, Bo Sample et al.

      2024-12-24 · \`2501.00001v1\` · Pruning

      We prune it, at https\\://github\\.com/example/sun\\_1.

      [arXiv](https://arxiv.org/abs/2501.00001v1) · [PDF](https://arxiv.org/pdf/2501.00001v1) · [Code](https://github.com/example/sun_1)

      Also in [2024-12-27](file:///digests/2024-12-27.md#3)`;

  it('says which version another day lists, where that is another one', () => {
    const versions = twoDays.replace(/2501\.00001(?=\n\s*$)/, '2501.00001v2');
    match(hover(versions) ?? '', /Also in \[2024-12-27\]\(\S+\) \(v2\)$/);
    match(hover(versions.replace('v2', 'v1')) ?? '', /Also in \[2024-12-27\]\(\S+\)$/);
  });

  it('says of a dead link why, then what the paper is and where else', () => {
    equal(
      hover(twoDays),
      dedented(`
      ⚠ This link is dead in GitHub and VS Code preview: no heading has the id "Sparse". "#sparse-chaos-why" works in GitHub and VS Code preview.

      ---

      ${card}`),
    );
  });

  it('does not repeat a problem that the editor shows by itself', () => {
    equal(hover(twoDays, true), dedented(`\n      ${card}`));
  });

  it('is shown on a title, too', () => {
    equal(hover(twoDays.replace('$0', '').replace('## Sparse', '## Spa$0rse')), dedented(`\n      ${card}`));
  });

  it('is missing where nothing stands', () => {
    equal(hover(twoDays.replace('$0', '').replace('We', 'W$0e')), 'nothing');
  });

  it('is shown without marks where the editor renders none', () => {
    equal(
      plainCard(hover(twoDays, true)),
      dedented(`
      Sparse Chaos: Why?

      Ada Example, Bo Sample et al.

      2024-12-24 · 2501.00001v1 · Pruning

      We prune it, at https://github.com/example/sun_1.

      arXiv https://arxiv.org/abs/2501.00001v1 · PDF https://arxiv.org/pdf/2501.00001v1 · Code https://github.com/example/sun_1

      Also in 2024-12-27`),
    );
  });

  it('begins with whole words', () => {
    equal(beginningOf('one two three', 9), 'one two…');
    equal(beginningOf('one', 9), 'one');
    equal(beginningOf('x'.repeat(99), 50).length <= 51, true);
  });
});

describe('hostile texts in a card', () => {
  const renderers = [
    new MarkdownIt({ html: true, linkify: true }),
    new MarkdownIt({ html: true, linkify: true, breaks: true, typographer: true }),
  ];

  /** All links and images that a renderer makes, and any HTML. */
  function made(markdown: string): string[] {
    return renderers.flatMap(renderer =>
      renderer.parse(markdown, {}).flatMap(token => {
        const inner = (token.children ?? []).map(({ type, attrs }) =>
          [type, ...(attrs ?? []).map(([, value]) => value)].join(' '),
        );
        return [token.type, ...inner].filter(text =>
          /^(?:link_open|image|html|code_block|fence|heading|table|math|strong)/.test(text),
        );
      }),
    );
  }

  const nasty = oneof(
    constantFrom(
      ...[
        '[x](command:workbench.action.quit)',
        '![x](https://a.b/c.png)',
        '<img src=x onerror=y>',
        '<https://a.b>',
        '\\[x](y)',
      ],
      ...[
        '`code`',
        '``',
        '$(zap)',
        '[a]: b',
        '# h',
        '> q',
        '- l',
        '| a |',
        '~~~',
        '<!--',
        '&lt;',
        '&#60;a&#62;',
        'https://a.b',
        'www.a.b',
      ],
      ...[
        'a@b.c',
        '](command:x)',
        '**',
        '__',
        '\\',
        '\\\\',
        ']',
        '(',
        ')',
        '\n',
        '\n\n',
        '    x',
        '\t',
        '\r',
        '<',
        '![',
        '$$x$$',
        'file:///x',
      ],
    ),
    string({ unit: 'binary', maxLength: 4 }),
  );

  it('make nothing but text of any text', () => {
    holds(
      property(array(nasty, { maxLength: 8 }), parts => {
        deepEqual(
          made(`**a** ${escapedMarkdown(parts.join(''))}`).filter(text => !text.startsWith('strong')),
          [],
        );
      }),
      500,
    );
  });

  it('come back as they are where marks are taken away', () => {
    holds(
      property(array(nasty, { maxLength: 8 }), parts => {
        const text = parts.join('');
        equal(plainCard(escapedMarkdown(text)), shownText(text.replace(/\s+/g, ' ').trim()));
      }),
      500,
    );
  });

  it('add no link, image or tag to the card', () => {
    holds(
      property(array(nasty, { maxLength: 5 }), array(nasty, { maxLength: 5 }), (title, abstract) => {
        const markdown = hover(
          `## $0${title.join('').replace(/[\r\n\u2028\u2029«»]|\$0/g, '')}x\n>Authors: ${title.join('').replace(/[\r\n«»]|\$0/g, '')}\n` +
            `>https://arxiv.org/abs/2501.00001\n\n${abstract.join('').replace(/[«»]|\$0|^--- .*/gm, '')}\n`,
        );
        // Where an abstract says that code is at an address, the card has that link.
        const links = made(markdown.replace(' · [Code](https://a.b)', '')).filter(
          text => !/^strong/.test(text),
        );
        ok(
          links.every(text =>
            /^link_open https:\/\/(?:arxiv\.org\/(?:abs|pdf)\/2501\.00001$|github\.com|huggingface)/.test(
              text,
            ),
          ),
          `${JSON.stringify(links)} in ${markdown}`,
        );
      }),
      300,
    );
  });
});

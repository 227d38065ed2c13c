import { deepEqual, equal, match, ok } from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { prepareDigest } from '../../src/preview/digestPreview.ts';
import { digestText } from '../support/digestText.ts';
import { corpus, seeds } from '../support/samples.ts';
import { vscodeIds } from '../support/vscodePreview.ts';

/** The preview without us, and with. */
const plain = preview();
const ours = preview();
ours.core.ruler.before('ids', 'digest_lens', prepareDigest);

/** `markdown-it` with the ids that VS Code's preview gives headings. */
function preview() {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.core.ruler.push('ids', ({ tokens }) => {
    const opens = tokens.filter(({ type }) => type === 'heading_open');
    const headings = opens.map(open => ({ level: 2, inline: tokens[tokens.indexOf(open) + 1] ?? open }));
    vscodeIds(headings).forEach((id, index) => void opens[index]?.attrSet('id', id));
  });
  return markdown;
}

/** The links into a page, and the ids that it holds, in order. */
function linksAndIds(html: string): { links: string[]; ids: string[] } {
  const decoded = (text: string) =>
    text.replace(/&(?:#(\d+)|amp|lt|gt|quot);/g, (entity, code) =>
      code
        ? String.fromCharCode(Number(code))
        : ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }[entity as '&amp;'] ?? ''),
    );
  return {
    links: [...html.matchAll(/href="#([^"]*)"/g)].map(([, to = '']) => decodeURIComponent(decoded(to))),
    ids: [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => decoded(id)),
  };
}

function deadLinks(html: string): string[] {
  const { links, ids } = linksAndIds(html);
  return links.filter(link => !ids.includes(link));
}

describe('the preview of a digest', () => {
  it('makes every link of the sample digests work, and no id stands twice', () => {
    for (const { text } of seeds) {
      ok(deadLinks(plain.render(text)).length > 20);
      const html = ours.render(text);
      deepEqual(deadLinks(html), []);
      const { ids } = linksAndIds(html);
      equal(new Set(ids).size, ids.length);
    }
  });

  it('gives a heading the id that its entry asks for, beside its own', () => {
    const html = ours.render(
      digestText('2025-01-03', [{ title: 'Sparse "Birds" & why' }, { title: 'Other' }]),
    );
    match(html, /<h2 [^>]*id="sparse-birds--why"><a id="Sparse-&#34;Birds&#34;-&#38;-why"><\/a>Sparse/);
    match(html, /<h2 [^>]*id="other"><a id="Other"><\/a>Other<\/h2>/);
  });

  it('changes nothing where a link works already or where nothing fits it', () => {
    const text = digestText('2025-01-03', [
      { title: 'One', anchor: 'one' },
      { title: 'Two', anchor: 'two' },
    ]).replace('* [Two](#two)', '* [Two](#two)\n* [Gone for good](#Gone)');
    equal(ours.render(text).includes('<a id='), false);
  });

  it('leaves all Markdown that is no digest byte for byte as it was', () => {
    const texts = [
      '# A README\n\n* [Use](#Use)\n* [More](#More)\n\n## Use\n\nSee https://arxiv.org/abs/2501.00001.\n\n## More\n',
      '# arXiv\n\n- [x](#X)\n',
      ...corpus()
        .filter(({ name }) => name.startsWith('title-per-heading/1-Apr-2025_README'))
        .map(({ text }) => text),
    ];
    for (const text of texts) equal(ours.render(text), plain.render(text));
  });
});

import type MarkdownIt from 'markdown-it';
import type { Digest } from '../core/digest.ts';
import { idsWantedInPreview } from '../core/features/previewIds.ts';
import { parseDigest } from '../core/parse.ts';
import { toUri } from '../core/uri.ts';

type Markdown = InstanceType<typeof MarkdownIt>;
/** What a rule of markdown-it works on: a text and its tokens. */
export type State = Parameters<Parameters<Markdown['core']['ruler']['push']>[1]>[0];
type Token = State['tokens'][number];

/**
 * Makes a parsed digest ready for the preview: headings get the ids that the table of contents asks for beside those
 * they have, and what belongs to a paper's card gets a class for `media/preview.css`. Other Markdown stays as it is.
 */
export function prepareDigest({ src, tokens, Token }: State): void {
  const digest = parseDigest(previewed, src);
  if (!digest) return;
  const top = new Map<number, Token>();
  for (const token of tokens) if (token.level === 0 && token.map) top.set(token.map[0], token);
  markCards(digest, top);
  const inline = new Map<number, Token>();
  tokens.forEach((token, index) => {
    const text = tokens[index + 1];
    if (token.type === 'heading_open' && token.map && text) inline.set(token.map[0], text);
  });
  for (const { heading, id } of idsWantedInPreview(digest)) {
    const anchor = new Token('html_inline', '', 0);
    anchor.content = `<a id="${escaped(id)}"></a>`;
    inline.get(lineOf(digest, digest.skeleton.headings[heading]?.span.start))?.children?.unshift(anchor);
  }
}

/** The preview knows the text only; where it lies decides nothing that is shown. */
const previewed = toUri('preview:/digest.md');

function lineOf({ skeleton: { lines } }: Digest, offset: number | undefined): number {
  return offset === undefined ? -1 : lines.lineOf(offset);
}

/** Gives the title and the fields of each paper, and the table of contents, a class to be styled by. */
function markCards(digest: Digest, top: ReadonlyMap<number, Token>): void {
  const mark = (line: number, name: string) => {
    const block = top.get(line);
    if (block?.attrGet('class') !== name) block?.attrJoin('class', name);
  };
  if (digest.contents) mark(lineOf(digest, digest.contents.span.start), 'digest-lens-contents');
  for (const { heading, titleSpan, linkSpan, authorsSpan, published } of digest.papers) {
    if (heading === undefined) continue;
    mark(lineOf(digest, titleSpan.start), 'digest-lens-paper');
    for (const field of [authorsSpan, published?.span, linkSpan]) {
      if (field && field.start > titleSpan.end) mark(lineOf(digest, field.start), 'digest-lens-field');
    }
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`);
}

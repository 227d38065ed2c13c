import type { Span } from '../text.ts';

/** A link into the same file that is written as HTML: `<a href="#x">Text</a>`. */
export interface HtmlLink {
  /** The list item that the link begins, `<li>…</li>` or as far as the link; undefined outside of one. */
  readonly itemSpan: Span | undefined;
  /** From `<a` to `</a>`. */
  readonly span: Span;
  readonly textSpan: Span;
  /** The value of `href` as written, without quotes: `#x`. */
  readonly destinationSpan: Span;
}

/** The links between two offsets that lead into the same file, in order; of a list item only its first link. */
export function findHtmlLinks(text: string, start: number, end: number): HtmlLink[] {
  const source = text.slice(start, end);
  const links: HtmlLink[] = [];
  let item: { readonly at: number; used: boolean } | undefined;
  let open: { readonly at: number; readonly textStart: number; readonly destination: Span } | undefined;
  for (const match of source.matchAll(tag)) {
    const [whole, closing, name = '', attributes = ''] = match;
    const after = match.index + whole.length;
    if (name.toLowerCase() === 'li') {
      item = closing ? undefined : { at: match.index, used: false };
      open = undefined;
    } else if (!closing) {
      const destination = destinationIn(attributes, after - 1 - attributes.length);
      open = destination && { at: match.index, textStart: after, destination };
    } else if (open) {
      const isFirst = item !== undefined && !item.used;
      if (isFirst || !item) {
        links.push({
          itemSpan: item && shifted({ start: item.at, end: itemEnd(source, after) }, start),
          span: shifted({ start: open.at, end: after }, start),
          textSpan: shifted({ start: open.textStart, end: match.index }, start),
          destinationSpan: shifted(open.destination, start),
        });
      }
      if (item) item.used = true;
      open = undefined;
    }
  }
  return links;
}

const tag = /<(\/?)(li|a)(?=[\s>])([^<>]*)>/gi;

/** Where an attribute `href` says that its target is in the same file; browsers take a bare value up to the next blank. */
function destinationIn(attributes: string, offset: number): Span | undefined {
  const match = href.exec(attributes);
  if (!match) return undefined;
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  const end = match.index + match[0].length - (match[3] === undefined ? 1 : 0);
  return shifted({ start: end - value.length, end }, offset);
}

const href = /\shref\s*=\s*(?:"(#[^"]*)"|'(#[^']*)'|(#\S*))/i;

/** Behind `</li>`, where it follows the link at once: a nested list may stand in between. */
function itemEnd(source: string, linkEnd: number): number {
  closingItem.lastIndex = linkEnd;
  return closingItem.test(source) ? closingItem.lastIndex : linkEnd;
}

const closingItem = /\s*<\/li\s*>/iy;

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

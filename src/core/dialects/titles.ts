import { plainText } from '../markdown/inline.ts';
import { findLinks, type Link } from '../markdown/links.ts';
import { withoutKeywordMarks } from '../paperText.ts';
import { type Span, textAt, trimSpan } from '../text.ts';
import type { Cutting } from './cutting.ts';

/**
 * Where the title stands in the text of a heading, a cell or an item, without numbering, bold, links and labels:
 * `Title` in `[1] **[Title](https://…)** [[PDF](…)]`.
 */
export function titleIn(text: string, whole: Span): Span {
  const span = unnumbered(text, whole);
  const slice = textAt(text, span);
  if (!slice.includes('](')) return unnumbered(text, unmarked(text, withoutTail(text, span)));
  const links = findLinks(text, span.start, span.end);
  const named = links.find(link => isTitleLink(text, link));
  if (named && !/[\p{L}\p{N}]/u.test(textAt(text, { start: span.start, end: named.span.start }))) {
    return unnumbered(text, unmarked(text, named.textSpan));
  }
  const first = links.find(link => !isTitleLink(text, link));
  return unmarked(text, withoutTail(text, { start: span.start, end: first?.span.start ?? span.end }, span));
}

/** Whether a link is called by a title and not by what it leads to: `[PDF](…)`, `[2412.18419](…)`. */
export function isTitleLink(text: string, { textSpan, destinationSpan }: Link): boolean {
  if (text[destinationSpan.start] === '#' || textSpan.start === textSpan.end) return false;
  return isTitle(textAt(text, textSpan));
}

/** Whether a text can be the title of a paper: more than a number, an id, an address or a word for a link. */
export function isTitle(text: string): boolean {
  const bare = text.includes('![') ? text.replace(/!\[[^\][]*\]\([^()]*\)/g, '') : text;
  // Words for links and addresses are short.
  if (bare.length > 60) return letters.test(bare) && !/^[*_[\s]*(?:https?:|www\.|arxiv\.org\/)/i.test(bare);
  const words = bare.replace(/^[\s*_`~[\]"“”]+|(?<![\s*_`~[\]"“”])[\s*_`~[\]"“”]+$/g, '');
  if (!letters.test(words) || /^(?:https?:|www\.|arxiv\.org\/|#)/i.test(words)) return false;
  return words.length > 40 || !linkWords.test(words);
}

/** The title as a reader sees it. */
export function shownTitle(text: string): string {
  const clean = text.includes('img.shields.io') ? withoutKeywordMarks(text) : text;
  const shown = plainText(clean.includes('\\|') ? clean.replaceAll('\\|', '|') : clean);
  const bare = shown.includes('<') ? shown.replace(/<\/?[a-z][^<>]*>/gi, ' ') : shown;
  return (/\s\s|[^\S ]/.test(bare) ? bare.replace(/\s+/g, ' ') : bare).trim();
}

const letters = /[A-Za-z]{2}|\p{L}{2}/u;
const linkWords =
  /^(?:(?:the\s+)?(?:paper|arxiv|pdf|html|abs|abstract|link|url|code|github|project(?: page)?|website|homepage|demo|video|dataset|data|slides|poster|blog|model|models|here|back|top|hugging ?face|read|full text|official|tex|bib(?:tex)?|openreview|doi|cite|论文|链接|原文|代码|项目|主页|摘要|null|none|n\/a)(?:\s+(?:link|page|pdf|paper|code|repo|url))?|arxiv[\s:.-]*[\d.v]*|\d{4}\.\d{4,5}(?:v\d+)?|v?\d+(?:\.\d+)*)$/i;

/** A title without an anchor before it and its number: `1. `, `[1] `, `(2) `, `3、`, `#4 `. */
function unnumbered(text: string, whole: Span): Span {
  let { start, end } = trimSpan(text, whole);
  if (text[start] === '<')
    start +=
      /^(?:<a\s[^<>]{0,200}>\s*(?:<\/a>)?\s*)+/i.exec(text.slice(start, Math.min(end, start + 500)))?.[0]
        .length ?? 0;
  // Of letters only `No.` begins a number.
  const first = text.charCodeAt(start) | 32;
  if (first >= 97 && first <= 122 && text[start] !== 'N') return { start, end };
  // A number may stand before an id: `1. [2412.18419v1] Title`.
  for (let round = 0; round < 2; round++) {
    start += numbering.exec(text.slice(start, Math.min(end, start + 24)))?.[0].length ?? 0;
  }
  return { start, end };
}

const numbering =
  /^(?:[\p{So}\p{Sk}\p{M}\p{Cf}]{1,6}\s*)?(?:\[\d{4}\.\d{4,5}(?:v\d{1,2})?\]|\[\d{1,4}\]|\(\d{1,4}\)|\d\uFE0F?\u20E3|#?\d{1,4}[.)、:：]|#\d{1,4}|No\.\s?\d{1,4}[.:]?)(?:\s+|(?=[[*“《])|(?<=、))/u;

/** A title without what stands behind it that is none: an anchor, a comment, and what leads to links. */
function withoutTail(text: string, { start, end }: Span, whole: Span = { start, end }): Span {
  const ignored = end < whole.end ? ' \t|:：·•([（【,-*_' : ' \t';
  let stop = end;
  for (let before = -1; before !== stop; ) {
    before = stop;
    while (stop > start && ignored.includes(text.charAt(stop - 1))) stop--;
    if (text[stop - 1] !== '>') continue;
    const tag = text.lastIndexOf('<', stop - 1);
    if (tag >= start && tail.test(text.slice(tag, stop))) stop = tag;
  }
  return { start, end: stop };
}

const tail = /^<(?:a\s[^<>]*|\/a|br\s*\/?|!--[^<>]*--)>$/i;

/** A text without the marks that are around all of it. */
function unmarked(text: string, whole: Span): Span {
  let span = trimSpan(text, whole);
  if (text[span.start] !== '*' && text[span.start] !== '_') return span;
  for (const mark of ['**', '__', '*', '_']) {
    const inner = { start: span.start + mark.length, end: span.end - mark.length };
    if (inner.end <= inner.start || !text.startsWith(mark, span.start)) continue;
    if (!text.startsWith(mark, inner.end) || text.slice(inner.start, inner.end).includes(mark)) continue;
    span = trimSpan(text, inner);
  }
  return span;
}

/** Whether one of the links in a span leads to arXiv. */
export function linksArxiv({ text, mentions }: Cutting, { start, end }: Span): boolean {
  if (!mentions.has(start, end)) return false;
  if (/<a\s[^<>]*\bhref=/i.test(text.slice(start, end))) return true;
  return findLinks(text, start, end).some(({ destinationSpan: to }) => mentions.has(to.start, to.end));
}

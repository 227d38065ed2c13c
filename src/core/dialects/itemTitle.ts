import { readArxivId } from '../arxiv.ts';
import { findLinks } from '../markdown/links.ts';
import { type Span, textAt, trimSpan } from '../text.ts';
import { isCategory } from './categories.ts';
import type { Cutting } from './cutting.ts';
import { isDay } from './lineMarks.ts';
import { isTitle, isTitleLink, linksArxiv } from './titles.ts';

/** The title of an item and what stands around it in its line. */
export interface ItemTitle {
  readonly span: Span;
  readonly isLinked: boolean;
  /** Whether neither a link nor bold sets it off. */
  readonly isPlain: boolean;
  /** What stands before it: a day, a category. */
  readonly before: readonly Span[];
  readonly after: Span;
}

/** The title of an item: the first bold words or link, if nothing but a day or the like stands before it. */
export function titleOfItem(cutting: Cutting, head: Span): ItemTitle | undefined {
  const { text } = cutting;
  const line = textAt(text, head);
  const links = line.includes('](') ? findLinks(text, head.start, head.end) : [];
  const before: Span[] = [];
  let from = head.start;
  for (let at = skipSigns(text, from, head.end); at < head.end; at = skipSigns(text, from, head.end)) {
    const bold = boldAt(text, at, head.end);
    const link = links.find(
      ({ span }) => span.start === at || (bold && span.start >= bold.start && span.end <= bold.end),
    );
    const named = link && isTitleLink(text, link) && !isDay(textAt(text, link.textSpan)) ? link : undefined;
    const words = named?.textSpan ?? bold;
    if (words && isTitle(textAt(text, words)) && !isAside(textAt(text, words))) {
      return {
        span: inBold(text, words),
        isLinked: named !== undefined && linksArxiv(cutting, named.span),
        isPlain: false,
        before,
        after: { start: Math.max(named?.span.end ?? 0, bold ? bold.end + 2 : 0), end: head.end },
      };
    }
    const note = noteAt(text, at, head.end);
    if (note)
      return {
        span: note,
        isLinked: false,
        isPlain: false,
        before,
        after: { start: note.end + 2, end: head.end },
      };
    const aside = asideAt(text, at, head.end);
    if (!aside) return plainTitle(text, head, at, links[0]?.span.start, before);
    before.push(aside);
    from = aside.end;
  }
  return undefined;
}

/** A title in plain words goes to the first link, or takes the line. */
function plainTitle(
  text: string,
  head: Span,
  start: number,
  linkStart: number | undefined,
  before: readonly Span[],
): ItemTitle | undefined {
  const end = linkStart ?? head.end;
  const span = trimSpan(text, { start, end });
  if (span.end - span.start > 400) return undefined;
  const words = textAt(text, span).replace(/(?<![\s|:：·([（,-])[\s|:：·([（,-]+$/, '');
  if (words.length < 8 || words.length > 300 || !/\s/.test(words) || /https?:|\.\s/.test(words))
    return undefined;
  const after = { start: span.start + words.length, end: head.end };
  return { span: { start: span.start, end: after.start }, isLinked: false, isPlain: true, before, after };
}

/** `CVPR 2024`, `ICLR'25 Oral`, `2024`: where a paper appeared. */
export function isVenue(value: string): boolean {
  return (
    value.length < 40 &&
    (/^[A-Z][A-Za-z+&/-]*[ '’]*(?:19|20)?\d\d(?:\s\p{L}+)?$/u.test(value) ||
      /^(?:19|20)\d\d(?:[-./]\d{1,2})?$/.test(value))
  );
}

/** Words that are set off before a title and are none: a day, a category, an id. */
function isAside(value: string): boolean {
  const bare = value.replace(/^[\s[({:：,.-]+|(?<![\s\])}:：,.-])[\s\])}:：,.-]+$/g, '');
  return isDay(bare) || isCategory(bare) || isVenue(bare) || readArxivId(bare) !== undefined;
}

function asideAt(text: string, start: number, end: number): Span | undefined {
  const head = text.slice(start, Math.min(end, start + 60));
  const match =
    /^(?:\*\*[^*]{1,30}\*\*|`[^`]{1,30}`|\[[^\][]{1,30}\](?!\()|\([^()]{1,30}\)|[^\s,:：|]{4,12}(?: [A-Za-z]{3,9}\.? \d{4}| \d{1,2},? \d{4})?)(?=[\s,:：|-]|$)/.exec(
      head,
    );
  // Code before a title is a tag: `pruning`.
  if (!match || !(match[0].startsWith('`') || isAside(match[0].replace(/[*`]/g, '')))) return undefined;
  return { start, end: start + match[0].length };
}

/** What a link to a note is called, of Obsidian: `Title` in `[[2412.18419|Title]]`. */
function noteAt(text: string, at: number, end: number): Span | undefined {
  if (!text.startsWith('[[', at)) return undefined;
  const match = /^\[\[[^\][|\n]{1,200}\|([^\][\n]{1,400})\]\]/.exec(text.slice(at, Math.min(end, at + 610)));
  const name = match?.[1];
  if (!match || name === undefined || !isTitle(name)) return undefined;
  const stop = at + match[0].length - 2;
  return { start: stop - name.length, end: stop };
}

function boldAt(text: string, at: number, end: number): Span | undefined {
  if (!text.startsWith('**', at)) return undefined;
  const close = text.slice(at + 2, end).indexOf('**');
  return close > 0 ? { start: at + 2, end: at + 2 + close } : undefined;
}

function inBold(text: string, span: Span): Span {
  const { start, end } = trimSpan(text, span);
  const isBold = text.startsWith('**', start) && text.endsWith('**', end) && end - start > 4;
  return isBold ? { start: start + 2, end: end - 2 } : { start, end };
}

/** Goes over signs, commas and numbers between what stands before a title. */
function skipSigns(text: string, from: number, end: number): number {
  // A backtick is of the symbols, too.
  const signs = /^(?:[\s,，:：|·•\p{So}\p{M}-]|(?!`)\p{Sk}|\d{1,3}[.)]\s|\*\*\[\d{1,3}\]\*\*)*/u.exec(
    text.slice(from, Math.min(end, from + 30)),
  );
  return from + (signs?.[0].length ?? 0);
}

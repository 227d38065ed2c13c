import { findDay } from '../day.ts';
import { matchesIn, type Span, textAt, trimSpan } from '../text.ts';

/** A line without the marks of quotes and list items before it: `>`, `- `, `1. `, `* `. */
export function withoutMarks(text: string, { start, end }: Span): Span {
  let at = start;
  for (let before = -1; before !== at; ) {
    before = at;
    while (at < end && (text.charCodeAt(at) <= 32 || text[at] === '>')) at++;
    if (at >= end) break;
    const char = text.charAt(at);
    if ('-*+'.includes(char) && isBlank(text, at + 1, end) && !isRule(text, { start: at, end })) at++;
    else if (char >= '0' && char <= '9') {
      const number = /^\d{1,3}[.)](?=\s)/.exec(text.slice(at, Math.min(end, at + 6)));
      at += number?.[0].length ?? 0;
    }
  }
  return trimSpan(text, { start: at, end });
}

/** Whether a line is a rule: `---`, `* * *`. */
export function isRule(text: string, { start, end }: Span): boolean {
  const first = text.charAt(start);
  return (
    '-*_'.includes(first) &&
    end - start >= 3 &&
    end - start < 200 &&
    /^([-*_])(?:\s*\1){2,}$/.test(text.slice(start, end))
  );
}

/** Whether a line only frames others: a rule, a row of badges, a comment, a way back to the top. */
export function isMarkupOnly(text: string, span: Span): boolean {
  switch (text[span.start]) {
    case '<':
      if (text.startsWith('<!--', span.start)) return text.endsWith('-->', span.end);
      return isLinkInside(text, span);
    case '(':
    case '[':
      return isLinkInside(text, span);
    case '{':
      // Of Jekyll: `{% raw %}`.
      return text.startsWith('{%', span.start) && text.endsWith('%}', span.end);
    case ':':
      return /^:::+$/.test(textAt(text, span));
    case '!':
      return /^(?:!\[[^\][]*\]\([^()]*\)\s*)+$/.test(textAt(text, span));
    case '-':
    case '*':
    case '_':
      return isRule(text, span);
    default:
      return false;
  }
}

function isLinkInside(text: string, span: Span): boolean {
  return (
    span.end - span.start < 200 &&
    /^[([\s]*(?:<a\s+href=["']?#[^<>]*>[^<>]*<\/a>|\[[^\][]*\]\(#[^()]*\))[)\]\s]*$/i.test(textAt(text, span))
  );
}

/** The first line of a callout: `[!note]- Title` behind a quote sign, `!!! note "Title"`, `:::note[Title]`. */
export function calloutAt(text: string, span: Span): { kind: string; title: string } | undefined {
  if (!'[!?:'.includes(text.charAt(span.start))) return undefined;
  const match = callout.exec(text.slice(span.start, Math.min(span.end, span.start + 120)));
  return match ? { kind: match[1] ?? '', title: match[2] ?? '' } : undefined;
}

const callout = /^(?:\[!|(?:!!!|\?\?\?\+?) |:::)([\w-]{1,30})\]?[+-]?\s*["[]?([^"\]]{0,80})/;

/** The parts of a line at ` | ` and ` · `. */
export function partsOf(text: string, span: Span): Span[] {
  return /[ ][|·•] /.test(textAt(text, span)) ? partsAt(text, span, bar) : [span];
}

/** Whether a line is nothing but short remarks, parted by bars: `🔥 Trending | 👍 85`. */
export function isRowOfRemarks(text: string, span: Span): boolean {
  const parts = partsOf(text, span);
  return parts.length > 1 && parts.every(part => part.end - part.start < 25 && text[part.end - 1] !== '.');
}

/** A part without the pictures before it: `Ada Example` in `👤 Ada Example`. */
export function withoutSigns(text: string, span: Span): Span {
  // Most begin with a letter.
  if (text.charCodeAt(span.start) < 128) return span;
  const signs = /^[\p{So}\p{M}\p{Cf}\s]+/u.exec(text.slice(span.start, Math.min(span.end, span.start + 12)));
  return { start: span.start + (signs?.[0].length ?? 0), end: span.end };
}

/** The parts of a line of labels, which may also be parted by nothing but the next bold label: `**A:** 1, **B:** 2`. */
export function labelledPartsOf(text: string, span: Span): Span[] {
  return textAt(text, span).includes('**', 5) ? partsAt(text, span, nextLabel) : partsOf(text, span);
}

const bar = /[ ][|·•] /g;
const nextLabel = /[ ][|·•] |[,;，；]?[ \u3000]{1,9}(?=\*\*[^*\n]{1,24}(?:[:：] ?\*\*|\*\* ?[:：]))/g;

function partsAt(text: string, span: Span, separator: RegExp): Span[] {
  const line = textAt(text, span);
  const parts: Span[] = [];
  let from = 0;
  for (const { index, 0: found } of matchesIn(line, separator)) {
    parts.push(trimSpan(text, { start: span.start + from, end: span.start + index }));
    from = index + found.length;
  }
  if (parts.length === 0) return [span];
  return [...parts, trimSpan(text, { start: span.start + from, end: span.end })];
}

/** Whether a text is a day and nothing else but signs. */
export function isDay(value: string): boolean {
  if (value.length > 60 || !/\d/.test(value)) return false;
  const isBare = /^[\dA-Za-z].*[\dA-Za-z]$/.test(value);
  const bare = isBare ? value : value.replace(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '');
  // No day has a colon in it, but addresses do.
  if (bare.includes(':')) return false;
  const found = findDay(bare);
  return found !== undefined && found.span.start === 0 && found.span.end === bare.length;
}

/** Whether a text is nothing but links, and at least one: `[PDF](…) | [Code](…)`, `https://…`, `arXiv:2412.18419`. */
export function isOnlyLinks(value: string): boolean {
  if (value.length > 2_000 || !/https?:|www\.|\]\(|arxiv/i.test(value)) return false;
  if (/^(?:https?:\/\/[^\s<>()[\]]+|\[[^\][]*\]\([^\s<>()]*\))$/.test(value)) return true;
  const rest = value
    .replace(/!?\[[^\][]*\]\(<?[^()<>\s]*>?\)/g, ' ')
    .replace(/<a\s[^<>]*>[^<>]*<\/a>/gi, ' ')
    .replace(/<?(?:https?:\/\/|www\.|arxiv\.org\/)[^\s<>()[\]]*>?/gi, ' ')
    .replace(/arxiv(?: ?id)?[:：.] ?[\w./-]+(?: announce type: [\w-]+)?/gi, ' ');
  return (
    rest !== value &&
    !/[\p{L}\p{N}]/u.test(rest.replace(/\b(?:arxiv|pdf|html|abs|links?|paper|code|and|url|read)\b/gi, ''))
  );
}

/** A tag that frames lines, in a line. */
export interface FramingTag {
  readonly name: string;
  readonly closes: boolean;
  end: number;
}

/** The framing tag that stands at an offset, white space before it apart. */
export function tagAt(text: string, start: number, end: number): FramingTag | undefined {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  if (text[at] !== '<') return undefined;
  const match = framing.exec(text.slice(at, Math.min(end, at + 300)));
  return match
    ? { name: (match[2] ?? '').toLowerCase(), closes: match[1] === '/', end: at + match[0].length }
    : undefined;
}

/** A span without the framing tags at its two ends. */
export function withoutTags(text: string, whole: Span): Span {
  let span = trimSpan(text, whole);
  for (let tag = tagAt(text, span.start, span.end); tag; tag = tagAt(text, span.start, span.end)) {
    span = trimSpan(text, { start: tag.end, end: span.end });
  }
  while (span.end > span.start && text[span.end - 1] === '>') {
    const open = text.lastIndexOf('<', span.end - 1);
    const tag = open >= span.start ? tagAt(text, open, span.end) : undefined;
    if (tag?.end !== span.end) break;
    span = trimSpan(text, { start: span.start, end: open });
  }
  return span;
}

/** Offset of the `</summary>` behind an offset, or where the line that it may be in ends. */
export function closingSummary(text: string, from: number): number {
  const head = text.slice(from, from + 300);
  const close = head.search(/<\/summary/i);
  if (close >= 0) return from + close;
  const line = head.search(/[\r\n]/);
  return line >= 0 ? from + line : from + head.length;
}

const framing = /^<(\/?)(details|summary|p|br|div|ol|ul|li|blockquote|center|small|hr)(?=[\s/>])[^<>]*>/i;

function isBlank(text: string, at: number, end: number): boolean {
  return at >= end || text.charCodeAt(at) <= 32;
}

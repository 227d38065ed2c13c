import type { Span } from '../text.ts';
import { codeSpansOf } from './codeSpans.ts';

/** An inline link `[text](destination "title")`. */
export interface Link {
  /** From `[` to `)`. */
  readonly span: Span;
  readonly textSpan: Span;
  /** The destination without `<` and `>`, as written. */
  readonly destinationSpan: Span;
}

/**
 * The inline links between two offsets, in order, as CommonMark pairs brackets: images, code and escapes are stepped
 * over, and text in brackets that has no destination is not a link, so `[[CLS] is all](#x)` is one link.
 * No link is inside another: of two, the inner one counts.
 */
export function findLinks(text: string, start: number, end: number): Link[] {
  const shifted = ({ start: from, end: to }: Span): Span => ({ start: start + from, end: start + to });
  // Cut out first: a search for a closing mark must not run past the end.
  return linksIn(text.slice(start, end)).map(link => ({
    span: shifted(link.span),
    textSpan: shifted(link.textSpan),
    destinationSpan: shifted(link.destinationSpan),
  }));
}

function linksIn(text: string): Link[] {
  const links: Link[] = [];
  if (!text.includes('](')) return links;
  const end = text.length;
  const open: { at: number; image: boolean }[] = [];
  const code = codeSpansOf(text);
  let next = 0;
  let bang = -2;
  let at = 0;
  while (at < end) {
    const char = text.charCodeAt(at);
    if (char === BACKTICK) {
      while ((code[next]?.end ?? end) <= at) next++;
      at = code[next]?.start === at ? (code[next]?.end ?? end) : at + 1;
    } else if (char === BACKSLASH) at += 2;
    else if (char === OPEN) {
      open.push({ at, image: bang === at - 1 });
      at++;
    } else if (char === CLOSE) {
      const opener = open.pop();
      const holdsLink = (links.at(-1)?.span.start ?? -1) > (opener?.at ?? end);
      const destination =
        opener && (opener.image || !holdsLink) && text.charCodeAt(at + 1) === PAREN
          ? destinationAt(text, at + 2, end)
          : undefined;
      if (!opener || !destination) {
        at++;
        continue;
      }
      if (opener.image) {
        while ((links.at(-1)?.span.start ?? -1) > opener.at) links.pop();
      } else {
        links.push({
          span: { start: opener.at, end: destination.after },
          textSpan: { start: opener.at + 1, end: at },
          destinationSpan: destination.span,
        });
      }
      at = destination.after;
    } else {
      if (char === BANG) bang = at;
      at++;
    }
  }
  return links;
}

const BANG = 33;
const PAREN = 40;
const OPEN = 91;
const BACKSLASH = 92;
const CLOSE = 93;
const BACKTICK = 96;

function destinationAt(text: string, from: number, end: number): { span: Span; after: number } | undefined {
  let at = skipBlank(text, from, end);
  const pointed = text[at] === '<';
  const start = pointed ? at + 1 : at;
  at = pointed ? pointedEnd(text, start, end) : plainEnd(text, start, end);
  if (at < 0) return undefined;
  const span = { start, end: at };
  const rest = skipBlank(text, pointed ? at + 1 : at, end);
  if (text[rest] === ')') return { span, after: rest + 1 };
  const title = rest > at ? titleEnd(text, rest, end) : -1;
  if (title < 0) return undefined;
  const close = skipBlank(text, title, end);
  return close < end && text[close] === ')' ? { span, after: close + 1 } : undefined;
}

/** CommonMark lets a renderer stop at this many parentheses in each other. */
const deepest = 32;

function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return at;
}

function pointedEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const char = text[at];
    if (char === '>') return at;
    if (char === '<' || char === '\n') return -1;
    if (char === '\\') at++;
  }
  return -1;
}

/** A destination without `<` ends at white space or at the parenthesis that closes the link. */
function plainEnd(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === PAREN && ++depth > deepest) return -1;
    else if (code === 41) {
      if (depth === 0) return at;
      depth--;
    } else if (code <= 32) return depth === 0 ? at : -1;
  }
  return -1;
}

function titleEnd(text: string, from: number, end: number): number {
  const open = text[from];
  const close = open === '(' ? ')' : open;
  if (open !== '"' && open !== "'" && open !== '(') return -1;
  for (let at = from + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === close) return at + 1;
    else if (text[at] === '(' && close === ')') return -1;
  }
  return -1;
}

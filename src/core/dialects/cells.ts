import { codeSpansOf } from '../markdown/codeSpans.ts';
import type { Span } from '../text.ts';

/**
 * The cells of one line of a table: parted by `|` that no backslash escapes, with or without one at each end. Where
 * `columns` is known, a `|` in code parts cells only if there are too few otherwise.
 */
export function cellsOf(text: string, line: Span, columns?: number): Span[] {
  const cells = split(text, line, []);
  if (cells.length === columns || !text.slice(line.start, line.end).includes('`')) return cells;
  const code = codeSpansOf(text.slice(line.start, line.end));
  const outside = code.length > 0 ? split(text, line, code) : cells;
  return columns === undefined || outside.length >= columns ? outside : cells;
}

/** Whether a line parts the head of a table from its rows: `|---|:-:|`. */
export function isDelimiterRow(text: string, { start, end }: Span): boolean {
  if (end - start > 2_000) return false;
  const row = text.slice(start, end);
  return row.includes('-') && row.includes('|') && /^[|:\- \t]+$/.test(row) && /-/.test(row);
}

function split(text: string, { start, end }: Span, code: readonly Span[]): Span[] {
  const cells: Span[] = [];
  let from = text[start] === '|' ? start + 1 : start;
  let next = 0;
  for (let at = text.indexOf('|', from); at >= 0 && at < end; at = text.indexOf('|', at + 1)) {
    if (isEscaped(text, at)) continue;
    while ((code[next]?.end ?? end) <= at - start) next++;
    if ((code[next]?.start ?? end) < at - start) continue;
    cells.push(trimmed(text, from, at));
    from = at + 1;
  }
  const rest = trimmed(text, from, end);
  if (rest.end > rest.start || cells.length === 0) cells.push(rest);
  return cells;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes++;
  return slashes % 2 === 1;
}

import type { Span } from '../text.ts';

/** What stands between `**` and `**` in one paragraph, also inside words, in order: `quantiz` in `**quantiz**ed`. */
export function boldSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf('**'); at >= 0; ) {
    const start = at + 2;
    const end = text.indexOf('*', start);
    if (end < 0) break;
    const isBold = text[end + 1] === '*' && isInline(text, start, end);
    if (isBold) spans.push({ start, end });
    at = text.indexOf('**', isBold ? end + 2 : at + 1);
  }
  return spans;
}

function isInline(text: string, start: number, end: number): boolean {
  if (start === end || /\s/.test(text.charAt(start)) || /\s/.test(text.charAt(end - 1))) return false;
  const inside = text.slice(start, end);
  return !inside.includes('\n') || !/\n\s*\n/.test(inside);
}

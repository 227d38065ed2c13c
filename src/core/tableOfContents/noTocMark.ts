import type { Digest } from '../digest.ts';
import type { TextEdit } from '../text.ts';

/**
 * The edit that keeps Markdown All in One from writing a table of contents anew: `<!-- no toc -->` in the line above it.
 * Undefined where it stands there already, or there is no list that would be rewritten.
 */
export function noTocMark({ text, contents, skeleton: { lines } }: Digest): TextEdit | undefined {
  const [first] = contents?.entries ?? [];
  if (first?.form !== 'markdown') return undefined;
  const start = lines.startOf(lines.lineOf(first.span.start));
  const indent = text.slice(start, first.span.start);
  // Behind a quotation mark or another list's marker no line of ours would be read as meant.
  if (indent.trim() !== '' || /<!-- no[ -]toc -->\s*$/.test(text.slice(Math.max(0, start - 100), start))) {
    return undefined;
  }
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return { span: { start, end: start }, newText: `${indent}<!-- no toc -->${lineBreak}` };
}

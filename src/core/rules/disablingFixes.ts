import type { Digest } from '../digest.ts';
import { frontMatterLines } from '../markdown/marks.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type TextEdit, trimSpan } from '../text.ts';
import type { Wording } from '../wording/wording.ts';
import type { Fix } from './rule.ts';
import type { Problem } from './rules.ts';

/** The comments that would switch a rule off where a problem is: for its line, where one can stand there, and for the file. */
export function disablingFixes(digest: Digest, problem: Problem, { fixes }: Wording): readonly Fix[] {
  const { code } = problem;
  const line = lineEdit(digest, problem);
  const file = { title: fixes.disableForFile(code), edits: [fileEdit(digest, code)] };
  return line ? [{ title: fixes.disableForLine(code), edits: [line] }, file] : [file];
}

/**
 * At the end of an item, so that its list stays whole, and of prose, so that its paragraph does; above other lines,
 * where it is no part of a title or field. A row of a table has room for neither.
 */
function lineEdit(digest: Digest, { code, span }: Problem): TextEdit | undefined {
  const { text, skeleton, papers } = digest;
  const { lines, kinds } = skeleton;
  const line = lines.lineOf(span.start);
  const whole = { start: lines.startOf(line), end: lines.startOf(line + 1) };
  const content = trimSpan(text, whole);
  const indent = text.slice(whole.start, content.start);
  switch (kinds[line]) {
    case LineKind.item:
    case LineKind.html:
      return lineEnd(text, content.end, code);
    case LineKind.text:
    case LineKind.quote: {
      if (text[content.start] === '|' || isInRow(digest, span.start)) return undefined;
      const isProse = papers.some(
        ({ abstractSpan }) =>
          abstractSpan && abstractSpan.start <= span.start && span.start < abstractSpan.end,
      );
      if (isProse) return lineEnd(text, content.end, code);
      const quote = /^[>\s]*/.exec(text.slice(content.start, content.end))?.[0] ?? '';
      return lineAbove(digest, line, indent + quote, code);
    }
    case LineKind.heading:
      return lineAbove(digest, line, indent, code);
    default:
      return undefined;
  }
}

function isInRow({ papers }: Digest, offset: number): boolean {
  return papers.some(({ shape, span }) => shape === 'row' && span.start <= offset && offset < span.end);
}

function lineEnd(text: string, end: number, code: string): TextEdit | undefined {
  // A backslash or an open comment would take the mark away from ours.
  if (text[end - 1] === '\\') return undefined;
  return { span: { start: end, end }, newText: ` <!-- digest-lens-disable-line ${code} -->` };
}

function lineAbove({ text, skeleton }: Digest, line: number, before: string, code: string): TextEdit {
  const start = skeleton.lines.startOf(line);
  const newText = `${before}<!-- digest-lens-disable-next-line ${code} -->${lineBreakOf(text)}`;
  return { span: { start, end: start }, newText };
}

/** At the top, below what renderers do not take for Markdown. */
function fileEdit({ text, skeleton: { lines } }: Digest, code: string): TextEdit {
  const start = lines.startOf(frontMatterLines(text, lines));
  const lineBreak = lineBreakOf(text);
  return {
    span: { start, end: start },
    newText: `<!-- digest-lens-disable ${code} -->${lineBreak}`,
  };
}

function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

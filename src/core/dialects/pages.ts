import { frontMatterLines } from '../markdown/marks.ts';
import { type Span, textAt, trimSpan } from '../text.ts';
import { readAuthors } from './authors.ts';
import { type Block, type ReadBlock, toReadBlock } from './block.ts';
import type { Cutting } from './cutting.ts';
import { FieldLines } from './fieldLines.ts';
import type { PaperFields } from './fields.ts';
import { type PlacedHeading, readBelow } from './sections.ts';
import { titleIn } from './titles.ts';

/**
 * The paper that a whole file is about, as notes that are kept one paper to a file: its fields stand in the front
 * matter or below its first heading, and all its addresses on arXiv are of this paper.
 */
export function readPage(cutting: Cutting): ReadBlock | undefined {
  const { text, skeleton, mentions } = cutting;
  if (!mentions.agree(0, text.length)) return undefined;
  const top = skeleton.headings.flatMap((heading, index) => (heading.nested ? [] : [{ heading, index }]));
  const here = top[0]?.heading.level === 1 ? top[0] : undefined;
  const fields = fieldsOf(cutting, here, here ? top.slice(1) : top);
  const titleSpan = here ? titleIn(text, here.heading.textSpan) : unquoted(text, fields.title);
  if (!titleSpan) return undefined;
  const block: Block = { shape: 'section', start: 0, ownEnd: text.length, end: text.length, context: '' };
  const span = trimSpan(text, { start: 0, end: text.length });
  const read = toReadBlock(cutting, { block, span, titleSpan, heading: here?.index }, fields);
  // A title and a link alone are anybody's notes.
  return read?.certainty === 'listed' ? undefined : read;
}

function fieldsOf(
  cutting: Cutting,
  here: PlacedHeading | undefined,
  below: readonly PlacedHeading[],
): PaperFields {
  const { text } = cutting;
  const front = frontMatter(cutting);
  const end = below[0]?.heading.span.start ?? text.length;
  const lines = new FieldLines(cutting);
  lines.read(front.start, front.end);
  lines.read(here?.heading.span.end ?? front.end, end);
  const fields = lines.done(end);
  // What stands first may be anybody's words; a section that is called abstract is one.
  const prose = fields.abstractSpan;
  fields.abstractSpan = undefined;
  readBelow(cutting, fields, below, text.length);
  fields.abstractSpan ??= prose;
  readAuthorList(text, fields);
  return fields;
}

function frontMatter({ text, skeleton: { lines } }: Cutting): Span {
  const count = frontMatterLines(text, lines);
  return count === 0 ? { start: 0, end: 0 } : { start: lines.startOf(1), end: lines.startOf(count - 1) };
}

/** Front matter lists names in brackets, or each in a line of its own: `[A, B]`, `- A`. */
function readAuthorList(text: string, fields: PaperFields): void {
  const value = fields.authorsSpan ? textAt(text, fields.authorsSpan) : '';
  const list =
    /^\[([^\]]*)\]$/.exec(value)?.[1] ??
    (/^-\s/.test(value) ? value.replace(/(?:^|\n)[^\S\n]*-\s+/g, ', ') : undefined);
  if (list !== undefined) Object.assign(fields, readAuthors(list.replace(/["']/g, '')));
}

/** A value of front matter without the quotes around it. */
function unquoted(text: string, span: Span | undefined): Span | undefined {
  const isQuoted = span && /^(["']).*\1$/s.test(textAt(text, span));
  return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

import type { Digest } from '../digest.ts';
import { codeSpansOf } from '../markdown/codeSpans.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { editOf } from '../parse.ts';
import { contains, type LineIndex, type Span } from '../text.ts';

/** A comment that switches rules off: `<!-- digest-lens-disable-next-line broken-anchor, stale-entry -->`. */
export interface Disabling {
  /** The line it holds for, from 0; undefined for the whole file. */
  readonly line: number | undefined;
  /** What it names, each with its place; none means every rule. */
  readonly codes: readonly { readonly code: string; readonly span: Span }[];
}

/** The comments of a digest that switch rules off, outside of code. */
export function disablingsOf(digest: Digest): readonly Disabling[] {
  let known = remembered.get(digest);
  if (!known) {
    known = isUnmarked(digest) ? unmarked : read(digest);
    remembered.set(digest, known);
  }
  return known;
}

const remembered = new WeakMap<Digest, readonly Disabling[]>();

/** What a text has none of that does not even hold the words. */
const unmarked: readonly Disabling[] = [];

function isUnmarked(digest: Digest): boolean {
  const edit = editOf(digest);
  if (!edit || remembered.get(edit.before) !== unmarked) return !digest.text.includes(mark);
  const { start, newEnd } = edit.change;
  return !digest.text.slice(Math.max(0, start - mark.length), newEnd + mark.length).includes(mark);
}

/** A search goes from one first letter to the next: hyphens are rare. */
const mark = '-lens-disable';

/** Whether comments switch a rule off at a place. */
export function isDisabled(digest: Digest, code: string, offset: number): boolean {
  const disablings = disablingsOf(digest);
  if (disablings.length === 0) return false;
  const line = digest.skeleton.lines.lineOf(offset);
  const { file, lines } = tableOf(digest, disablings);
  return isIn(file, code) || isIn(lines.get(line), code);
}

/** Codes that are off; `all` stands for each of them. */
type Codes = Set<string>;
const all = '';

function isIn(codes: Codes | undefined, code: string): boolean {
  return codes !== undefined && (codes.has(all) || codes.has(code));
}

interface Table {
  readonly file: Codes;
  readonly lines: Map<number, Codes>;
}

const tables = new WeakMap<Digest, Table>();

function tableOf(digest: Digest, disablings: readonly Disabling[]): Table {
  let table = tables.get(digest);
  if (table) return table;
  table = { file: new Set(), lines: new Map() };
  for (const { line, codes } of disablings) {
    let off = line === undefined ? table.file : table.lines.get(line);
    if (!off) {
      off = new Set();
      table.lines.set(line ?? 0, off);
    }
    if (codes.length === 0) off.add(all);
    for (const { code } of codes) off.add(code);
  }
  tables.set(digest, table);
  return table;
}

const comment = /<!--\s{0,9}digest-lens-disable(-next-line|-line)?(?=[\s-])([^<>]*)>/g;

function read({ text, skeleton: { lines, kinds } }: Digest): Disabling[] {
  return [...text.matchAll(comment)].flatMap((match): Disabling[] => {
    const [whole, scope, names = ''] = match;
    const line = lines.lineOf(match.index);
    if (!names.endsWith('--') || kinds[line] === LineKind.code || isCode(text, lines, line, match.index))
      return [];
    const end = match.index + whole.length;
    const start = end - 1 - names.length;
    const codes = [...names.slice(0, -2).matchAll(/[^\s,，、]+/g)].map(({ index, 0: code }) => ({
      code,
      span: { start: start + index, end: start + index + code.length },
    }));
    if (scope === undefined) return [{ line: undefined, codes }];
    if (scope === '-line') return [{ line, codes }];
    let next = lines.lineOf(end) + 1;
    // Formatters put a blank line between a comment and what it stands above.
    while (next < kinds.length && kinds[next] === LineKind.blank) next++;
    return [{ line: next, codes }];
  });
}

function isCode(text: string, lines: LineIndex, line: number, offset: number): boolean {
  const start = lines.startOf(line);
  return codeSpansOf(text.slice(start, lines.startOf(line + 1))).some(code => contains(code, offset - start));
}

import { type Change, changedLines } from './lineDiff.ts';

/** The difference of two texts as `git apply` and `patch -p1` read it; empty where there is none. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(changedLines(old, now)).map(hunk => hunkText(hunk, old, now));
  return hunks.length === 0
    ? ''
    : `--- ${quoted(`a/${name}`)}\n+++ ${quoted(`b/${name}`)}\n${hunks.join('')}`;
}

/** Unchanged lines that are shown around changed ones. */
const context = 3;

/** Lines with their line feeds; a carriage return is a part of its line, as it is for `patch`. */
function linesOf(text: string): string[] {
  const lines = text.split(/(?<=\n)/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Changes whose surroundings touch are one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.from.end;
    if (last && end !== undefined && change.from.start - end <= 2 * context) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkText(changes: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return '';
  const before = Math.min(context, first.from.start);
  const after = Math.min(context, old.length - last.from.end);
  let text = '';
  let at = first.from.start - before;
  for (const { from, to } of changes) {
    text += marked(' ', old.slice(at, from.start));
    text += marked('-', old.slice(from.start, from.end)) + marked('+', now.slice(to.start, to.end));
    at = from.end;
  }
  text += marked(' ', old.slice(at, at + after));
  const oldRange = range(first.from.start - before, last.from.end + after);
  const newRange = range(first.to.start - before, last.to.end + after);
  return `@@ -${oldRange} +${newRange} @@\n${text}`;
}

/** `start,count` from 1; where nothing is, the line before it. */
function range(start: number, end: number): string {
  const count = end - start;
  return count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;
}

function marked(mark: string, lines: readonly string[]): string {
  return lines
    .map(line => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`))
    .join('');
}

/** A name as git writes it: with a tab behind it where it has spaces, in quotes where it has worse. */
function quoted(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!/["\\\u0000-\u001f\u007f]/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const escaped = name.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, octal);
  return `"${escaped}"`;
}

function octal(char: string): string {
  return `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

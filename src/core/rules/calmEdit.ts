import type { Digest, Paper } from '../digest.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type Edit, editOf } from '../parse.ts';
import type { Span } from '../text.ts';
import { movedSpan, type TextChange } from '../textChange.ts';
import { disablingsOf } from './disabling.ts';
import { unreadableDate } from './invalidDate.ts';

/** An edit of the words of a paper after which all else in the digest is as it was, only further on. */
export interface CalmEdit {
  readonly before: Digest;
  readonly change: TextChange;
  /** The paper that was edited, as it was and as it is. */
  readonly was: Paper;
  readonly is: Paper;
}

/**
 * The edit that a digest is the result of, where it changed nothing but words in one paper: all lines around them are
 * the same blocks, and headings, anchors, the table of contents and the other papers say what they said. Most keystrokes
 * are such; where in doubt, one is none.
 */
export function calmEditOf(digest: Digest): CalmEdit | undefined {
  const edit = editOf(digest);
  if (!edit) return undefined;
  let known = remembered.get(edit);
  if (!known) {
    known = { calm: calmEdit(digest, edit) };
    remembered.set(edit, known);
  }
  return known.calm;
}

/** By the edit, which is forgotten with the next one, and not by the digest: that would hold all digests before it. */
const remembered = new WeakMap<Edit, { readonly calm: CalmEdit | undefined }>();

function calmEdit(digest: Digest, { before, change }: Edit): CalmEdit | undefined {
  const index = paperAround(before, change);
  const [was, is] = [before.papers[index ?? -1], digest.papers[index ?? -1]];
  const isCalm =
    was &&
    is &&
    keepsLines(before, digest, change) &&
    isBesideContents(before, change) &&
    keepsOutline(before, digest, change) &&
    keepsOthers(before, digest, change, was) &&
    saysSame(before, digest, was, is, change);
  return isCalm ? { before, change, was, is } : undefined;
}

/** The paper that the whole change lies in, behind its title. */
function paperAround({ papers }: Digest, { start, end }: TextChange): number | undefined {
  let low = 0;
  let high = papers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((papers[middle]?.span.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const paper = papers[low];
  return paper && paper.titleSpan.end < start ? low : undefined;
}

/** Whether the lines around the change are the same blocks, and those that changed are words that begin no markup. */
function keepsLines(before: Digest, after: Digest, change: TextChange): boolean {
  const [old, now] = [before.skeleton, after.skeleton];
  const first = old.lines.lineOf(change.start);
  if (now.lines.lineOf(change.start) !== first) return false;
  const last = old.lines.lineOf(change.end);
  const moved = now.kinds.length - old.kinds.length;
  if (now.lines.lineOf(change.newEnd) !== last + moved) return false;
  for (let line = 0; line < first; line++) if (old.kinds[line] !== now.kinds[line]) return false;
  for (let line = last + 1; line < old.kinds.length; line++) {
    if (old.kinds[line] !== now.kinds[line + moved]) return false;
  }
  // Some renderers look at the line above a heading, too.
  if (old.kinds[last + 1] === LineKind.heading) return false;
  return areWords(before, change.start, first, last) && areWords(after, change.start, first, last + moved);
}

function areWords({ text, skeleton: { lines, kinds } }: Digest, start: number, first: number, last: number) {
  for (let line = first; line <= last; line++) {
    const kind = kinds[line];
    if (kind === LineKind.heading || kind === LineKind.code || kind === LineKind.html) return false;
  }
  const from = lines.startOf(first);
  const changed = text.slice(from, lines.startOf(last + 1));
  // The marks of a quote stand before the change.
  const words = /^[> ]*/.exec(text.slice(from, start))?.[0].length ?? 0;
  return !/(?:^|[\r\n])#/.test(changed) && !/[<>]/.test(changed.slice(words));
}

/** Whether a change is no part of the lines between and behind the entries. */
function isBesideContents({ contents, skeleton }: Digest, { start, end }: TextChange): boolean {
  if (!contents) return true;
  const { lines, kinds } = skeleton;
  if (end < lines.startOf(lines.lineOf(contents.span.start))) return true;
  // Lines of words may belong to the last entry, be it behind blank ones; nothing else does.
  let line = lines.lineOf(contents.span.end) + 1;
  while (kinds[line] === LineKind.text || kinds[line] === LineKind.blank) line++;
  return line < lines.count && lines.startOf(line) <= start;
}

/** Whether headings, anchors, entries and the day stand where they stood, moved by the change, and say the same. */
function keepsOutline(before: Digest, after: Digest, change: TextChange): boolean {
  const stays = (a: Span, b: Span) => isMoved(change, a, b);
  const [old, now] = [before.skeleton.headings, after.skeleton.headings];
  return (
    areAlike(
      old,
      now,
      (a, b) =>
        a.level === b.level &&
        a.nested === b.nested &&
        stays(a.span, b.span) &&
        stays(a.textSpan, b.textSpan),
    ) &&
    areAlike(
      before.htmlIds,
      after.htmlIds,
      (a, b) =>
        a.id === b.id &&
        a.attribute === b.attribute &&
        stays(a.span, b.span) &&
        // What stands between it and the next heading says whether it is that heading's.
        (a.span.end < change.start - farFromAnchor || a.span.start > change.end),
    ) &&
    before.contents?.heading === after.contents?.heading &&
    areAlike(
      before.contents?.entries ?? [],
      after.contents?.entries ?? [],
      (a, b) => a.text === b.text && a.anchor === b.anchor && stays(a.span, b.span),
    ) &&
    before.day?.day === after.day?.day &&
    isMovedIfAny(change, before.day?.span, after.day?.span) &&
    areAlike(
      disablingsOf(before),
      disablingsOf(after),
      (a, b) =>
        isSameLine(before, after, change, a.line, b.line) &&
        areAlike(a.codes, b.codes, (c, d) => c.code === d.code && stays(c.span, d.span)),
    )
  );
}

/** Whether a line, if any, is the one that it was; one that changed is, as long as no lines came or went. */
function isSameLine(
  before: Digest,
  after: Digest,
  { start, end }: TextChange,
  was: number | undefined,
  is: number | undefined,
): boolean {
  const { lines } = before.skeleton;
  const moved = after.skeleton.lines.count - lines.count;
  if (was === undefined || moved === 0 || was < lines.lineOf(start)) return was === is;
  return was > lines.lineOf(end) && was + moved === is;
}

/** An anchor is never looked for further above its heading than this. */
const farFromAnchor = 500;

/** Whether the other papers were not even read again. */
function keepsOthers(before: Digest, after: Digest, change: TextChange, edited: Paper): boolean {
  return areAlike(
    before.papers,
    after.papers,
    (a, b) =>
      a === edited ||
      a === b ||
      (a.identity === b.identity && a.heading === b.heading && isMoved(change, a.span, b.span)),
  );
}

/** Whether the edited paper is the same to everything that does not read its lines. */
function saysSame(before: Digest, after: Digest, was: Paper, is: Paper, change: TextChange): boolean {
  return (
    was.span.start === is.span.start &&
    was.span.end - change.end === is.span.end - change.newEnd &&
    was.title === is.title &&
    was.arxivId === is.arxivId &&
    was.heading === is.heading &&
    was.shape === is.shape &&
    areAlike(was.topics, is.topics, (a, b) => a === b) &&
    isMoved(change, was.titleSpan, is.titleSpan) &&
    was.authors.length > 0 === is.authors.length > 0 &&
    hasAbstract(was) === hasAbstract(is) &&
    was.published?.day === is.published?.day &&
    isMovedIfAny(change, was.published?.span, is.published?.span) &&
    (unreadableDate(before, was) === undefined) === (unreadableDate(after, is) === undefined)
  );
}

function hasAbstract({ abstractSpan, translatedAbstractSpan }: Paper): boolean {
  return (abstractSpan ?? translatedAbstractSpan) !== undefined;
}

function areAlike<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isAlike: (a: Item, b: Item) => boolean,
): boolean {
  return (
    a.length === b.length &&
    a.every((item, index) => {
      const other = b[index];
      return other !== undefined && isAlike(item, other);
    })
  );
}

function isMovedIfAny(change: TextChange, was: Span | undefined, is: Span | undefined): boolean {
  return was && is ? isMoved(change, was, is) : was === is;
}

/** Whether a span is what became of another one, which the change did not touch. */
function isMoved(change: TextChange, was: Span, is: Span): boolean {
  const moved = movedSpan(change, was);
  return moved !== undefined && moved.start === is.start && moved.end === is.end;
}

import type { Span } from './text.ts';

/** What an edit did to a text: what stood from `start` to `end` gave way to what stands up to `newEnd`, all else stayed. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

/** The smallest change that makes one text of another. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  const start = sharedLength(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [oldLength, newLength] = [before.length, after.length];
  const behind = sharedLength(
    most - start,
    (from, to) =>
      before.slice(oldLength - to, oldLength - from) === after.slice(newLength - to, newLength - from),
  );
  return { start, end: oldLength - behind, newEnd: newLength - behind };
}

/** How far what stands behind a change has moved. */
export function shiftOf({ end, newEnd }: TextChange): number {
  return newEnd - end;
}

/** Where a span stands after a change; undefined where the change touches it. */
export function movedSpan(change: TextChange, span: Span): Span | undefined {
  if (span.end < change.start) return span;
  return span.start > change.end ? shiftedSpan(span, shiftOf(change)) : undefined;
}

/** A span some characters further on. */
export function shiftedSpan({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}

/** How many characters are the same, given whether those between two counts are; long slices are compared fastest. */
function sharedLength(most: number, areSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let step = longestStep; step > 0; step >>= 3) {
    while (length + step <= most && areSame(length, length + step)) length += step;
  }
  return length;
}

const longestStep = 8 ** 5;

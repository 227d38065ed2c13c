import { LineIndex } from '../text.ts';
import { shiftedSpan, shiftOf, type TextChange } from '../textChange.ts';
import { BlockScan } from './blockScan.ts';
import { frontMatterLines } from './marks.ts';
import { tracedSkeleton } from './readSkeleton.ts';
import {
  type FoundHeading,
  LineKind,
  Seam,
  type Skeleton,
  type SkeletonTrace,
  toSkeleton,
} from './skeleton.ts';

/** The blocks of a text after an edit, as `skeletonOf` reads them: only lines around the edit are read again. */
export function rereadSkeleton(before: Skeleton, change: TextChange, text: string): Skeleton {
  const trace = traces.get(before);
  const read = (trace && readAround(before, trace, change, text)) ?? tracedSkeleton(text);
  traces.set(read.skeleton, read.trace);
  return read.skeleton;
}

/** Only of texts that are edited: most never are. */
const traces = new WeakMap<Skeleton, SkeletonTrace>();

function readAround(
  before: Skeleton,
  trace: SkeletonTrace,
  change: TextChange,
  text: string,
): ReturnType<typeof tracedSkeleton> | undefined {
  const old = before.lines;
  const lines = movedLines(old, change, text);
  const front = frontMatterLines(text, lines);
  if (front !== trace.front) return undefined;
  const start = seamAbove(trace, old.lineOf(Math.max(0, change.start - 1)));
  const kinds = new Uint8Array(lines.count);
  const seams = new Uint8Array(lines.count);
  kinds.set(before.kinds.subarray(0, start));
  seams.set(trace.seams.subarray(0, start));
  kinds.fill(LineKind.code, 0, front);
  const scan = new BlockScan(text);
  const moved = lines.count - old.count;
  let line = start;
  for (; line < lines.count; line++) {
    const seam = scan.nothingIsOpen ? Seam.afterAll : 0;
    if (lines.startOf(line) > change.newEnd) {
      const was = trace.seams[line - moved] ?? 0;
      if (seam & was || (was & Seam.item && scan.canStartItem)) {
        kinds.set(before.kinds.subarray(line - moved), line);
        seams.set(trace.seams.subarray(line - moved), line);
        seams[line] = seam | (was & Seam.item);
        break;
      }
    }
    kinds[line] = scan.line(lines.startOf(line), lines.startOf(line + 1));
    seams[line] = seam | (scan.wasItemOfItsOwn ? Seam.item : 0);
  }
  const [from, to] = [old.startOf(start), line < lines.count ? old.startOf(line - moved) : old.length + 1];
  const shift = shiftOf(change);
  const after: SkeletonTrace = {
    front,
    seams,
    headings: [
      ...trace.headings.filter(({ span }) => span.start < from),
      ...scan.headings,
      ...trace.headings.flatMap(heading => (heading.span.start >= to ? [movedHeading(heading, shift)] : [])),
    ],
    details: [
      ...trace.details.filter(({ at }) => at < from),
      ...scan.details.found,
      ...trace.details.flatMap(({ at, opens }) => (at >= to ? [{ at: at + shift, opens }] : [])),
    ],
  };
  return { skeleton: toSkeleton(lines, kinds, after), trace: after };
}

/** The last line at or above a changed one with which reading can begin. */
function seamAbove({ front, seams }: SkeletonTrace, changed: number): number {
  let line = changed;
  // An item that changed may be none any more.
  while (line > front && !((seams[line] ?? 0) & (line < changed ? Seam.afterAll | Seam.item : Seam.afterAll)))
    line--;
  return Math.max(front, line);
}

function movedLines(old: LineIndex, { start, end, newEnd }: TextChange, text: string): LineIndex {
  const from = Math.max(0, start - 1);
  const starts = old.starts.slice(0, old.lineOf(from) + 1);
  // From the character before, which may be half of a line break.
  for (let at = from; at < newEnd; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  const shift = newEnd - end;
  const behind = old.lineOf(end) + 1;
  for (const at of old.starts.slice(behind)) starts.push(at + shift);
  return new LineIndex(text, starts);
}

function movedHeading({ level, span, textSpan, inContainer }: FoundHeading, shift: number): FoundHeading {
  return { level, span: shiftedSpan(span, shift), textSpan: shiftedSpan(textSpan, shift), inContainer };
}

import { LineIndex } from '../text.ts';
import { BlockScan } from './blockScan.ts';
import { frontMatterLines } from './marks.ts';
import { LineKind, Seam, type Skeleton, type SkeletonTrace, toSkeleton } from './skeleton.ts';

/** Reads the blocks of any text in one pass over its lines. */
export function skeletonOf(text: string): Skeleton {
  return tracedSkeleton(text).skeleton;
}

/** The blocks of a text, and what an edit of it needs. */
export function tracedSkeleton(text: string): { readonly skeleton: Skeleton; readonly trace: SkeletonTrace } {
  const lines = new LineIndex(text);
  const kinds = new Uint8Array(lines.count);
  const seams = new Uint8Array(lines.count);
  const front = frontMatterLines(text, lines);
  kinds.fill(LineKind.code, 0, front);
  const scan = new BlockScan(text);
  for (let line = front; line < lines.count; line++) {
    const seam = scan.nothingIsOpen ? Seam.afterAll : 0;
    kinds[line] = scan.line(lines.startOf(line), lines.startOf(line + 1));
    seams[line] = seam | (scan.wasItemOfItsOwn ? Seam.item : 0);
  }
  const trace = { front, seams, headings: scan.headings, details: scan.details.found };
  return { skeleton: toSkeleton(lines, kinds, trace), trace };
}

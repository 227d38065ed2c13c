import type { Skeleton } from '../markdown/skeleton.ts';
import { textAt } from '../text.ts';
import type { ShownHeading } from './renderer.ts';

/** The headings of CommonMark, as a renderer is asked about them; worked out once for each text. */
export function headingsOf(text: string, skeleton: Skeleton): readonly ShownHeading[] {
  let headings = remembered.get(skeleton);
  if (!headings) {
    headings = skeleton.headings.map(({ level, span, textSpan }, index) => ({
      level,
      source: textAt(text, textSpan),
      span,
      index,
    }));
    remembered.set(skeleton, headings);
  }
  return headings;
}

const remembered = new WeakMap<Skeleton, readonly ShownHeading[]>();

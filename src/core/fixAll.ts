import type { Digest } from './digest.ts';
import { type Problem, problemsOf } from './rules/rules.ts';
import type { Settings } from './settings.ts';
import { settled } from './settled.ts';
import type { TextEdit } from './text.ts';

/** What all certain fixes make of a digest. */
export interface Repair {
  /** The digest when no certain fix is left to apply. */
  readonly after: Digest;
  /** All that changes, as edits of the digest before: in the order of the text, and they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** Problems that are solved, in the order they were; their spans are those of the digest before. */
  readonly fixed: readonly Problem[];
  /** Problems that need a person's choice; their spans are those of `after`. */
  readonly left: readonly Problem[];
}

/** Applies certain fixes until none is left, as one may be in the way of another: done twice it changes nothing more. */
export function repair(digest: Digest, settings: Settings): Repair {
  const known = repairs.get(digest);
  if (known?.settings === settings) return known.repair;
  const { after, edits, done } = settled(digest, current => certainEdits(current, settings).edits);
  const fixed = done
    ? problemsOf(digest, settings).filter(({ fix }) => fix !== undefined)
    : certainEdits(digest, settings).fixed;
  const repair = { after, edits, fixed, left: problemsOf(after, settings) };
  repairs.set(digest, { settings, repair });
  return repair;
}

const repairs = new WeakMap<Digest, { settings: Settings; repair: Repair }>();

/** The fixes of a digest that are safe to apply unseen, all at once. */
export interface CertainEdits {
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** The problems that the edits solve, in the order of the text. */
  readonly fixed: readonly Problem[];
}

/** The certain fixes that can be applied together; where two touch the same place, the earlier problem's wins. */
export function certainEdits(digest: Digest, settings: Settings): CertainEdits {
  const edits: TextEdit[] = [];
  const fixed: Problem[] = [];
  for (const problem of problemsOf(digest, settings)) {
    const places = problem.fix?.edits.map(edit => placeOf(edits, edit));
    if (problem.fix && !places?.includes('taken')) {
      for (const edit of problem.fix.edits) {
        // Looked up again: the fix's own edits move the places of those that follow.
        const at = placeOf(edits, edit);
        if (typeof at === 'number') edits.splice(at, 0, edit);
      }
      fixed.push(problem);
    }
  }
  return { edits, fixed };
}

/** Where an edit belongs among sorted ones: behind its equals, so that insertions keep the order of their problems. */
function placeOf(edits: readonly TextEdit[], edit: TextEdit): number | 'taken' | 'present' {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = edits[middle];
    if (other && isBefore(edit, other)) high = middle;
    else low = middle + 1;
  }
  // Sorted edits that do not overlap can collide with their neighbours only, or with equals before those.
  for (let at = low - 1; at >= 0; at--) {
    const other = edits[at];
    if (!other || other.span.end < edit.span.start) break;
    if (isSame(edit, other)) return 'present';
    if (overlap(edit, other)) return 'taken';
  }
  const next = edits[low];
  return next && overlap(edit, next) ? 'taken' : low;
}

function isBefore({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start < b.start || (a.start === b.start && a.end < b.end);
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Two edits that only touch do not overlap, and neither do two insertions at one place. */
function overlap({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start < b.end && b.start < a.end;
}

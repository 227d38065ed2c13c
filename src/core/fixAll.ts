import type { Digest } from './digest.ts';
import { type Problem, problemsOf } from './rules/rules.ts';
import type { Settings } from './settings.ts';
import type { TextEdit } from './text.ts';

/** Every fix of a digest that is safe to apply unseen. */
export interface CertainEdits {
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** The problems that the edits solve, in the order of the text. */
  readonly fixed: readonly Problem[];
  /** The number of `fixed`. */
  readonly fixes: number;
  /** Problems that need a person's choice: they have suggestions only, or another fix is in their way. */
  readonly uncertain: number;
}

/** The certain fixes that can be applied together; where two touch the same place, the earlier problem's wins. */
export function certainEdits(digest: Digest, settings: Settings): CertainEdits {
  const edits: TextEdit[] = [];
  const fixed: Problem[] = [];
  let uncertain = 0;
  for (const problem of problemsOf(digest, settings)) {
    const places = problem.fix?.edits.map(edit => placeOf(edits, edit));
    if (problem.fix && !places?.includes('taken')) {
      for (const edit of problem.fix.edits) {
        // Looked up again: the fix's own edits move the places of those that follow.
        const at = placeOf(edits, edit);
        if (typeof at === 'number') edits.splice(at, 0, edit);
      }
      fixed.push(problem);
    } else if (problem.fix || problem.suggestions().length > 0) uncertain++;
  }
  return { edits, fixed, fixes: fixed.length, uncertain };
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

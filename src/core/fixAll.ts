import type { Digest } from './digest.ts';
import { type Problem, problemsOf, type RuleCode } from './rules/rules.ts';
import type { Settings } from './settings.ts';
import { settled } from './settled.ts';
import type { TextEdit } from './text.ts';

/** What certain fixes make of a digest. */
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

/**
 * Applies certain fixes until none is left, as one may be in the way of another: done twice it changes nothing more.
 * Nothing changes but the table of contents and anchors, unless the user gave a rule about papers a severity.
 */
export function repair(digest: Digest, settings: Settings): Repair {
  return rememberedRepair(digest, settings, 'all');
}

/** Applies the certain fixes of one rule until none is left. */
export function repairRule(digest: Digest, settings: Settings, rule: RuleCode): Repair {
  return rememberedRepair(digest, settings, rule);
}

/** An editor asks again with each move of the cursor. */
const repairs = new WeakMap<Digest, { settings: Settings; byRule: Map<RuleCode | 'all', Repair> }>();

function rememberedRepair(digest: Digest, settings: Settings, rule: RuleCode | 'all'): Repair {
  let known = repairs.get(digest);
  if (known?.settings !== settings) {
    known = { settings, byRule: new Map() };
    repairs.set(digest, known);
  }
  let repair = known.byRule.get(rule);
  if (!repair) {
    repair = repairOf(digest, settings, rule);
    known.byRule.set(rule, repair);
  }
  return repair;
}

function repairOf(digest: Digest, settings: Settings, rule: RuleCode | 'all'): Repair {
  const toFix = ({ code, fix, isFixedWithAll }: Problem) =>
    rule === 'all' ? isFixedWithAll : code === rule && fix !== undefined;
  const toDecide = ({ code, severity }: Problem) => (rule === 'all' ? severity !== 'hint' : code === rule);
  const fixable = (at: Digest) => problemsOf(at, settings).filter(toFix);
  const { after, edits, done } = settled(digest, at => certainEdits(fixable(at)).edits);
  const problems = fixable(digest);
  const fixed = done ? problems : certainEdits(problems).fixed;
  return { after, edits, fixed, left: problemsOf(after, settings).filter(toDecide) };
}

/** The certain fixes that can be applied together; where two touch the same place, the earlier problem's wins. */
function certainEdits(problems: readonly Problem[]): {
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Problem[];
} {
  const places = new EditPlaces();
  const fixed = problems.filter(({ fix }) => fix && places.add(fix.edits));
  return { edits: places.edits(), fixed };
}

/** Edits that do not overlap. Insertions at one place keep the order in which they come. */
class EditPlaces {
  readonly #replacements: TextEdit[] = [];
  /** Where something is inserted, in order, and what. */
  readonly #offsets: number[] = [];
  readonly #insertions = new Map<number, Map<string, TextEdit>>();

  /** Takes all edits of a fix, or none of them where one is in the way of another fix. */
  add(edits: readonly TextEdit[]): boolean {
    if (edits.some(edit => !this.#isFree(edit))) return false;
    for (const edit of edits) this.#put(edit);
    return true;
  }

  /** All edits in the order of the text, insertions before what is replaced behind them. */
  edits(): readonly TextEdit[] {
    const all: TextEdit[] = [];
    let next = 0;
    for (const offset of this.#offsets) {
      for (
        let edit = this.#replacements[next];
        edit && edit.span.start < offset;
        edit = this.#replacements[++next]
      ) {
        all.push(edit);
      }
      all.push(...(this.#insertions.get(offset)?.values() ?? []));
    }
    return [...all, ...this.#replacements.slice(next)];
  }

  /** Two edits that only touch do not overlap, and neither do two insertions at one place. */
  #isFree({ span: { start, end }, newText }: TextEdit): boolean {
    // Of edits that do not overlap, only the last one that starts before can reach into this one.
    const at = firstAtOrAfter(this.#replacements, edit => edit.span.start, start);
    const [before, same] = [this.#replacements[at - 1], this.#replacements[at]];
    if (before && before.span.end > start) return false;
    if (start === end) return true;
    if (same && same.span.start < end) {
      return same.span.start === start && same.span.end === end && same.newText === newText;
    }
    const inside = this.#offsets[firstAtOrAfter(this.#offsets, offset => offset, start + 1)];
    return inside === undefined || inside >= end;
  }

  #put(edit: TextEdit): void {
    const { start, end } = edit.span;
    if (start === end) {
      const here = this.#insertions.get(start);
      if (here) {
        if (!here.has(edit.newText)) here.set(edit.newText, edit);
        return;
      }
      this.#insertions.set(start, new Map([[edit.newText, edit]]));
      this.#offsets.splice(
        firstAtOrAfter(this.#offsets, offset => offset, start),
        0,
        start,
      );
      return;
    }
    const at = firstAtOrAfter(this.#replacements, other => other.span.start, start);
    if (this.#replacements[at]?.span.start !== start) this.#replacements.splice(at, 0, edit);
  }
}

/** Index of the first of sorted items whose place is not before an offset. */
function firstAtOrAfter<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => number,
  offset: number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

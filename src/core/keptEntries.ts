import type { Entry } from './digest.ts';
import type { Span } from './text.ts';
import { shiftedSpan, shiftOf, type TextChange } from './textChange.ts';

/** Finds entries of a table of contents that an edit did not touch, so that a keystroke reads one again and not hundreds. */
export class KeptEntries {
  readonly #change: TextChange;
  readonly #entries: readonly Entry[];
  /** Where the next one is looked for: they are asked for in the order of the text. */
  #next = 0;

  constructor(entries: readonly Entry[], change: TextChange) {
    this.#change = change;
    this.#entries = entries;
  }

  /** The entry that the item in this span was before the edit; spans are given in the order of the text. */
  find({ start, end }: Span): Entry | undefined {
    const change = this.#change;
    const shift = end < change.start ? 0 : start > change.newEnd ? shiftOf(change) : undefined;
    if (shift === undefined) return undefined;
    while ((this.#entries[this.#next]?.span.start ?? Number.POSITIVE_INFINITY) < start - shift) this.#next++;
    const entry = this.#entries[this.#next];
    // What the text of an item says in Markdown does not depend on what stands around it.
    if (entry?.form !== 'markdown' || entry.span.start !== start - shift || entry.span.end !== end - shift)
      return undefined;
    return shift === 0 ? entry : moved(entry, shift);
  }
}

function moved({ form, span, linkSpan, textSpan, text, anchorSpan, anchor }: Entry, shift: number): Entry {
  return {
    form,
    span: shiftedSpan(span, shift),
    linkSpan: shiftedSpan(linkSpan, shift),
    textSpan: shiftedSpan(textSpan, shift),
    text,
    anchorSpan: shiftedSpan(anchorSpan, shift),
    anchor,
  };
}

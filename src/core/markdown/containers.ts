import { char, type LinePlace } from './linePlace.ts';

/** A block that holds others; for a list item, how far its content is indented, and whether it has any yet. */
type Container =
  | { readonly kind: 'quote' }
  | { readonly kind: 'item'; readonly indent: number; empty: boolean };

/** Deeper nesting is not followed, so that hostile texts cost no more than others. */
const deepest = 100;

/** The quotes and list items that are open, outermost first. */
export class Containers {
  readonly #open: Container[] = [];
  /** Whether the last line that was matched goes on with a quote. */
  quoted = false;

  get count(): number {
    return this.#open.length;
  }

  /** Whether another one in some of them would be followed. */
  canHold(matched: number): boolean {
    return matched < deepest;
  }

  /** How many go on in a line; the place is behind their marks then. */
  match(place: LinePlace): number {
    let matched = 0;
    this.quoted = false;
    for (const container of this.#open) {
      if (container.kind === 'quote') {
        if (place.indent > 3 || place.first !== char.greater) break;
        place.skipQuoteMark();
        this.quoted = true;
      } else if (place.isBlank) {
        if (container.empty) break;
      } else {
        if (place.indent < container.indent) break;
        place.skipColumns(container.indent);
        container.empty = false;
      }
      matched++;
    }
    return matched;
  }

  /** Starts a quote; the place is behind its mark then. */
  quote(place: LinePlace): void {
    this.#open.push({ kind: 'quote' });
    place.skipQuoteMark();
    this.quoted = true;
  }

  /** Starts a list item. */
  item(indent: number, empty: boolean): void {
    this.#open.push({ kind: 'item', indent, empty });
  }

  /** Ends all but so many. */
  keep(matched: number): void {
    if (this.#open.length > matched) this.#open.length = matched;
  }
}

import type { Span } from '../text.ts';

/** A `<details>` or `</details>`, and where it starts. */
export interface DetailsTag {
  readonly at: number;
  readonly opens: boolean;
}

/** The `<details>` tags of a text. */
export class DetailsTags {
  /** In the order of the text. */
  readonly found: DetailsTag[] = [];
  /** The next `<` at or after the last place looked at, so that lines without one cost nothing. */
  #next = -1;

  /** Looks at the tags between two offsets; places are given in the order of the text. */
  scan(text: string, start: number, end: number): void {
    for (let at = this.#find(text, start); at < end; at = this.#find(text, at + 1)) {
      if (isTag(text, at + 1)) this.found.push({ at, opens: true });
      else if (text[at + 1] === '/' && isTag(text, at + 2)) this.found.push({ at, opens: false });
    }
  }

  #find(text: string, from: number): number {
    if (this.#next < from) {
      const found = text.indexOf('<', from);
      this.#next = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#next;
  }
}

/** Outermost closed blocks; one that is never closed hides nothing. */
export function closedDetails(tags: readonly DetailsTag[]): Span[] {
  const open: number[] = [];
  const closed: Span[] = [];
  for (const { at, opens } of tags) {
    if (opens) open.push(at);
    else {
      const start = open.pop();
      if (start !== undefined) closed.push({ start, end: at + '</details>'.length });
    }
  }
  const outermost: Span[] = [];
  for (const span of closed.sort((a, b) => a.start - b.start)) {
    const last = outermost.at(-1);
    if (!last || span.start >= last.end) outermost.push(span);
  }
  return outermost;
}

const tag = /details(?=[\s/>]|$)/iy;

function isTag(text: string, at: number): boolean {
  tag.lastIndex = at;
  return tag.test(text);
}

import type { Span } from '../text.ts';

/** Open and closed `<details>` tags in the order they are met. */
export class DetailsStack {
  readonly #open: number[] = [];
  readonly #closed: Span[] = [];
  /** The next `<` at or after the last place looked at, so that lines without one cost nothing. */
  #next = -1;

  /** Looks at the tags between two offsets; places are given in the order of the text. */
  scan(text: string, start: number, end: number): void {
    for (let at = this.#find(text, start); at < end; at = this.#find(text, at + 1)) {
      if (isTag(text, at + 1)) this.#open.push(at);
      else if (text[at + 1] === '/' && isTag(text, at + 2)) {
        const opened = this.#open.pop();
        if (opened !== undefined) this.#closed.push({ start: opened, end: at + '</details>'.length });
      }
    }
  }

  /** Outermost closed blocks; one that is never closed hides nothing. */
  closed(): Span[] {
    const outermost: Span[] = [];
    for (const span of this.#closed.sort((a, b) => a.start - b.start)) {
      const last = outermost.at(-1);
      if (!last || span.start >= last.end) outermost.push(span);
    }
    return outermost;
  }

  #find(text: string, from: number): number {
    if (this.#next < from) {
      const found = text.indexOf('<', from);
      this.#next = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#next;
  }
}

const tag = /details(?=[\s/>]|$)/iy;

function isTag(text: string, at: number): boolean {
  tag.lastIndex = at;
  return tag.test(text);
}

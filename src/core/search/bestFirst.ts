import { newestDayOf, type SearchPaper } from './searchPaper.ts';

/** A paper and its score. */
export interface Scored {
  readonly paper: SearchPaper;
  readonly score: number;
  readonly day: string;
}

/** The best papers of many, in one order whatever the order in which they are offered. */
export class BestFirst {
  readonly #limit: number;
  readonly #list: Scored[] = [];
  #total = 0;

  constructor(limit: number) {
    this.#limit = Math.max(0, Math.floor(limit));
  }

  /** At most `limit` papers, best first. */
  get list(): readonly Scored[] {
    return this.#list;
  }

  /** How many were offered. */
  get total(): number {
    return this.#total;
  }

  offer(paper: SearchPaper, score: number): void {
    this.#total++;
    const worst = this.#list.length < this.#limit ? undefined : this.#list.at(-1);
    if (this.#limit === 0 || (worst && worst.score > score)) return;
    const scored = { paper, score, day: newestDayOf(paper) ?? '' };
    if (worst && compare(worst, scored) < 0) return;
    this.#list.splice(this.#placeOf(scored), 0, scored);
    if (this.#list.length > this.#limit) this.#list.pop();
  }

  #placeOf(scored: Scored): number {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#list[middle];
      if (other && compare(other, scored) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    compareText(b.day, a.day) ||
    compareText(a.paper.title, b.paper.title) ||
    compareText(a.paper.arxivId, b.paper.arxivId) ||
    compareText(a.paper.key, b.paper.key)
  );
}

/** By code units, because a locale would order the same papers differently elsewhere. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

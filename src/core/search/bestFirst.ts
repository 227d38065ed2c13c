import type { SearchPaper } from './searchPaper.ts';

/** A paper that was found, and how well it fits. */
export interface Scored {
  readonly paper: SearchPaper;
  /** Its day as a number that is greater the newer it is. */
  readonly day: number;
  readonly score: number;
}

/** The best papers of many, in one order whatever the order in which they are offered. */
export class BestFirst {
  readonly #limit: number;
  #kept: Scored[] = [];
  /** The worst of the best so far, once there are as many as wanted. */
  #worst: Scored | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(scored: Scored): void {
    if (this.#worst && bestFirst(this.#worst, scored) < 0) return;
    this.#kept.push(scored);
    if (this.#kept.length >= 2 * this.#limit + 64) this.#trim();
  }

  /** At most as many as wanted, best first. */
  list(): readonly Scored[] {
    this.#trim();
    return this.#kept;
  }

  #trim(): void {
    this.#kept = this.#kept.sort(bestFirst).slice(0, this.#limit);
    if (this.#kept.length === this.#limit) this.#worst = this.#kept.at(-1);
  }
}

/** By score, then newest first; the rest by code units, because a locale would order the same papers differently. */
export function bestFirst(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    b.day - a.day ||
    compare(a.paper.title, b.paper.title) ||
    compare(a.paper.arxivId, b.paper.arxivId) ||
    compare(a.paper.key, b.paper.key)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

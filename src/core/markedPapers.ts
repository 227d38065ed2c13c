import type { ArxivId } from './arxiv.ts';

/** What a reader has said of a paper, each since when in milliseconds of the epoch; undefined where it does not hold. */
export interface PaperMarks {
  readonly read: number | undefined;
  readonly starred: number | undefined;
  readonly noted: number | undefined;
}

/** What a reading list says of papers, as far as views and search ask: a value that changes, with a count of changes. */
export class MarkedPapers {
  readonly #marks = new Map<ArxivId, PaperMarks>();
  /** The papers of each change, so that whoever counted before need not count all again. */
  #changes: ArxivId[] = [];
  #forgotten = 0;

  /** Counts up with every paper that is said something of. */
  get revision(): number {
    return this.#forgotten + this.#changes.length;
  }

  /** Papers with any mark. */
  get all(): ReadonlyMap<ArxivId, PaperMarks> {
    return this.#marks;
  }

  of(id: ArxivId): PaperMarks {
    return this.#marks.get(id) ?? unmarked;
  }

  isRead(id: ArxivId): boolean {
    return this.#marks.get(id)?.read !== undefined;
  }

  /** From now on these marks hold of these papers. */
  put(papers: Iterable<readonly [ArxivId, PaperMarks]>): void {
    for (const [id, marks] of papers) {
      if ((marks.read ?? marks.starred ?? marks.noted) !== undefined) this.#marks.set(id, marks);
      else this.#marks.delete(id);
      this.#changes.push(id);
    }
    if (this.#changes.length < longestMemory) return;
    this.#forgotten += this.#changes.length;
    this.#changes = [];
  }

  /** From now on nothing is marked but these. */
  replace(papers: Iterable<readonly [ArxivId, PaperMarks]>): void {
    const gone = [...this.#marks.keys()].map(id => [id, unmarked] as const);
    this.put([...gone, ...papers]);
  }

  /** The papers whose marks changed since a revision; undefined where that is too long ago to know. */
  changedSince(revision: number): readonly ArxivId[] | undefined {
    return revision < this.#forgotten ? undefined : this.#changes.slice(revision - this.#forgotten);
  }
}

const unmarked: PaperMarks = { read: undefined, starred: undefined, noted: undefined };

/** After so many changes counting anew is as quick as remembering them. */
const longestMemory = 10_000;

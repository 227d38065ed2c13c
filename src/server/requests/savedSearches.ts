import { CancellationToken } from 'vscode-languageserver';
import type { ArxivId } from '../../core/arxiv.ts';
import { type Level, levelOfRows } from '../../core/views/level.ts';
import type { Counts, ViewNode } from '../../core/views/viewNode.ts';
import type { Workspace } from '../workspace.ts';
import type { Selections } from './selections.ts';

/**
 * The rows of the searches that the user keeps. They are there at once, with what they counted last; where that may
 * have changed they count anew behind the work, and the views are told.
 */
export class SavedSearches {
  readonly #workspace: Workspace;
  readonly #selections: Selections;
  readonly #tellViews: () => void;
  readonly #counted = new Map<string, Counted>();
  #isCounting = false;

  constructor(workspace: Workspace, selections: Selections, tellViews: () => void) {
    this.#workspace = workspace;
    this.#selections = selections;
    this.#tellViews = tellViews;
  }

  /** A row for each saved search, in the order of the setting. */
  level(): Level {
    const searches = Object.entries(this.#workspace.savedSearches);
    if (searches.some(([, query]) => this.#isStale(query))) void this.#count();
    return levelOfRows(searches.map(([name, query]) => this.#rowOf(name, query)));
  }

  #rowOf(name: string, query: string): ViewNode {
    const ids = this.#counted.get(query)?.ids;
    const counts = ids && this.#countsOf(ids);
    return {
      key: `searches/${encodeURIComponent(name)}`,
      kind: 'search',
      label: name,
      description: counts ? String(counts.papers) : '',
      appearance: undefined,
      earlier: undefined,
      counts,
    };
  }

  #countsOf(ids: ReadonlySet<ArxivId>): Counts {
    let unread = ids.size;
    for (const [id, { read }] of this.#workspace.marks.all) if (read !== undefined && ids.has(id)) unread--;
    return { papers: ids.size, unread };
  }

  #isStale(query: string): boolean {
    return this.#counted.get(query)?.state !== this.#selections.stateFor(query);
  }

  async #count(): Promise<void> {
    if (this.#isCounting) return;
    this.#isCounting = true;
    try {
      let isOther = false;
      const queries = new Set(Object.values(this.#workspace.savedSearches));
      for (const query of this.#counted.keys()) if (!queries.has(query)) this.#counted.delete(query);
      for (const query of queries) {
        if (!this.#isStale(query)) continue;
        const state = this.#selections.stateFor(query);
        const { ids = none } = await this.#selections.filtered(query, [], CancellationToken.None);
        isOther ||= !isSame(ids, this.#counted.get(query)?.ids);
        this.#counted.set(query, { ids, state });
      }
      if (isOther) this.#tellViews();
    } finally {
      this.#isCounting = false;
    }
  }
}

/** `searches/kv%20cache/2412.21188` → `kv cache`; undefined for keys of other rows. */
export function savedSearchAt(key: string | null | undefined): string | undefined {
  const name = /^searches\/([^/]*)/.exec(key ?? '')?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

interface Counted {
  readonly ids: ReadonlySet<ArxivId>;
  readonly state: string;
}

const none: ReadonlySet<ArxivId> = new Set();

function isSame(ids: ReadonlySet<ArxivId>, before: ReadonlySet<ArxivId> | undefined): boolean {
  return ids.size === before?.size && [...ids].every(id => before.has(id));
}

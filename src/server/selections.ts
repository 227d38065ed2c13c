import { type Keeps, keepsFirst, type Selection, selectionOf, withoutRead } from '../core/views/selection.ts';
import type { Hidden, QueryIssue } from '../protocol/protocol.ts';
import type { Workspace } from './workspace.ts';

/** What a tree shows, before what is read is left out. */
export interface Filtered {
  readonly selection: Selection;
  /** Distinct papers that the filter keeps. */
  readonly matching: number;
  readonly issues: readonly QueryIssue[];
}

/** What the trees show, remembered until the library or the filter is another. */
export class Selections {
  readonly #workspace: Workspace;
  readonly #remembered = new Map<string, Filtered>();
  #state = '';

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  of(filter: string | null, hide: readonly Hidden[] = []): Filtered {
    const { library, catalogue, marks } = this.#workspace;
    // A few filters at most: each view has one, and one that is being typed is soon another.
    const state = `${library.revision} ${catalogue.complete}`;
    if (this.#state !== state || this.#remembered.size > 6) this.#remembered.clear();
    this.#state = state;
    const repeated = hide.includes('repeated') ? 'first ' : 'all ';
    const asksForMarks = filter !== null && /\b(?:is|has)[:：]/i.test(filter);
    const key = `${repeated}${asksForMarks ? marks.revision : ''} ${filter ?? ''}`;
    let filtered = this.#remembered.get(key);
    if (!filtered) {
      const keepsDay = hide.includes('repeated') ? keepsFirst(library) : undefined;
      filtered = filter?.trim() ? this.#filtered(filter, keepsDay) : this.#all(keepsDay);
      this.#remembered.set(key, filtered);
    }
    return hide.includes('read') ? { ...filtered, selection: withoutRead(filtered.selection) } : filtered;
  }

  #all(keeps: Keeps | undefined): Filtered {
    const { library, marks } = this.#workspace;
    return { selection: selectionOf(library, keeps, marks), matching: library.paperCount, issues: [] };
  }

  #filtered(filter: string, keepsDay: Keeps = () => true): Filtered {
    const { library, catalogue, marks } = this.#workspace;
    const { ids, issues } = catalogue.matching(filter);
    const keeps: Keeps = appearance => ids.has(appearance.paper.arxivId) && keepsDay(appearance);
    return { selection: selectionOf(library, keeps, marks), matching: ids.size, issues };
  }
}

import type { CancellationToken } from 'vscode-languageserver';
import type { ArxivId } from '../../core/arxiv.ts';
import type { FoundPapers } from '../../core/catalogue.ts';
import { resultsOf } from '../../core/views/searchResults.ts';
import {
  everything,
  type Keeps,
  keepsFirst,
  type Selection,
  selecting,
  withoutHiddenTopics,
  withoutRead,
} from '../../core/views/selection.ts';
import type { Hidden, QueryIssue } from '../../protocol/protocol.ts';
import { cancelled } from '../guard.ts';
import type { Clock } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import { SharedWork } from './sharedWork.ts';

/** What a tree shows, before what is read is left out. */
export interface Filtered {
  readonly selection: Selection;
  /** The distinct papers that a query lets through; undefined where there is none. */
  readonly ids: ReadonlySet<ArxivId> | undefined;
  readonly issues: readonly QueryIssue[];
}

/** What the trees show, worked out in slices and remembered until the library or the index is another. */
export class Selections {
  readonly #workspace: Workspace;
  readonly #clock: Clock;
  readonly #remembered = new Map<string, SharedWork<Filtered>>();
  #state = '';

  constructor(workspace: Workspace, clock: Clock) {
    this.#workspace = workspace;
    this.#clock = clock;
  }

  /** All papers, or those that have every word of a filter. */
  async filtered(
    filter: string | null,
    hide: readonly Hidden[],
    token: CancellationToken,
  ): Promise<Filtered> {
    const hidesRepeated = hide.includes('repeated');
    const query = filter?.trim() ? filter : undefined;
    const kind = hidesRepeated ? 'first' : 'all';
    return this.#worked(kind, query, hide, token, () => this.#filtering(query, hidesRepeated));
  }

  /** The papers that a search finds. */
  async results(query: string, hide: readonly Hidden[], token: CancellationToken): Promise<Filtered> {
    return this.#worked('results', query, hide, token, () => this.#searching(query));
  }

  /** What the answers to a query depend on besides the query itself. */
  stateFor(query: string | undefined): string {
    const { library, catalogue, marks } = this.#workspace;
    const asksForMarks = query !== undefined && /\b(?:is|has)[:：]/i.test(query);
    const { filling } = catalogue;
    // While the index is filled, answers grow; not with each paper, or every row would ask for another one.
    const filled = filling ? Math.floor((20 * filling.done) / Math.max(1, filling.total)) : 'all';
    return `${library.revision} ${filled} ${asksForMarks ? marks.revision : ''}`;
  }

  async #worked(
    kind: string,
    query: string | undefined,
    hide: readonly Hidden[],
    token: CancellationToken,
    steps: () => Generator<void, Filtered>,
  ): Promise<Filtered> {
    const state = this.stateFor(undefined);
    if (this.#state !== state) this.#remembered.clear();
    this.#state = state;
    const key = `${kind} ${this.stateFor(query)} ${query ?? ''}`;
    const known = this.#remembered.get(key);
    const work = known?.isGivenUp === false ? known : new SharedWork(this.#clock, steps());
    // The last ones that were asked for stay.
    this.#remembered.delete(key);
    this.#remembered.set(key, work);
    if (this.#remembered.size > mostRemembered) this.#remembered.delete(firstKeyOf(this.#remembered));
    const filtered = await work.resultFor(token);
    if (!filtered) throw cancelled();
    let { selection } = filtered;
    if (hide.includes('read')) selection = withoutRead(selection);
    if (hide.includes('hiddenTopics')) selection = withoutHiddenTopics(selection);
    return { ...filtered, selection };
  }

  *#filtering(query: string | undefined, hidesRepeated: boolean): Generator<void, Filtered> {
    const { library, catalogue, marks, editor } = this.#workspace;
    const found: FoundPapers | undefined =
      query === undefined ? undefined : yield* catalogue.filtering(query, editor.wording);
    const keepsDay = hidesRepeated ? keepsFirst(library) : undefined;
    const ids = found?.ids;
    const keeps: Keeps = ids
      ? appearance => ids.has(appearance.paper.arxivId) && (keepsDay?.(appearance) ?? true)
      : (keepsDay ?? everything);
    return { selection: yield* selecting(library, keeps, marks), ids, issues: found?.issues ?? [] };
  }

  *#searching(query: string): Generator<void, Filtered> {
    const { library, catalogue, marks, editor } = this.#workspace;
    const { ids, issues } = yield* catalogue.finding(query, editor.wording);
    return { selection: yield* resultsOf(library, ids, marks), ids, issues };
  }
}

/** Each view has a query, some are saved, and one that is being typed is soon another. */
const mostRemembered = 24;

function firstKeyOf(map: ReadonlyMap<string, unknown>): string {
  return map.keys().next().value ?? '';
}

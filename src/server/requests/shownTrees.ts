import type { CancellationToken } from 'vscode-languageserver';
import { findDays } from '../../core/views/dayTree.ts';
import { joined, type Level } from '../../core/views/level.ts';
import { findTopics } from '../../core/views/topicTree.ts';
import { levelOf, type View, type Walk } from '../../core/views/views.ts';
import type { Grouping, TreeParams } from '../../protocol/protocol.ts';
import { cancelled } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import { SavedSearches, savedSearchAt } from './savedSearches.ts';
import { type Filtered, Selections } from './selections.ts';

/** Which tree is asked for, and how it is shown. */
export type TreeQuestion = Pick<TreeParams, 'view' | 'filter' | 'hide' | 'listed' | 'grouping'> &
  Partial<Pick<TreeParams, 'sort' | 'key'>>;

/** A tree as it is shown: what is in it, and how it is walked. */
export interface ShownTree extends Filtered {
  readonly walk: Walk;
  /** The rows of saved searches that stand above it. */
  readonly saved: Level | undefined;
}

/** The trees as clients ask for them. */
export class ShownTrees {
  readonly selections: Selections;
  readonly #workspace: Workspace;
  readonly #clock: Clock;
  readonly #saved: SavedSearches;

  /** `tellViews` says that rows have other counts now. */
  constructor(workspace: Workspace, clock: Clock, tellViews: () => void) {
    this.#workspace = workspace;
    this.#clock = clock;
    this.selections = new Selections(workspace, clock);
    this.#saved = new SavedSearches(workspace, this.selections, tellViews);
  }

  /** The tree of a question, or the part of it below a saved search. */
  async of(question: TreeQuestion, token: CancellationToken): Promise<ShownTree> {
    const tree = await this.#treeOf(question, token);
    await inSlices(this.#clock, findRows(tree), () => !token.isCancellationRequested);
    if (token.isCancellationRequested) throw cancelled();
    return tree;
  }

  async #treeOf(question: TreeQuestion, token: CancellationToken): Promise<ShownTree> {
    const { view, key, filter, hide = [], sort = 'default', listed = 'all', grouping = 'rank' } = question;
    if (view === 'searchResults') {
      const found = await this.selections.results(filter ?? '', hide, token);
      return { ...found, saved: undefined, walk: { view: viewsOfResults[grouping], sort, listed } };
    }
    const name = view === 'topics' ? savedSearchAt(key) : undefined;
    if (name !== undefined) {
      const query = this.#workspace.savedSearches[name];
      const found = await this.selections.filtered(query ?? noPaper, hide, token);
      return { ...found, saved: undefined, walk: { view: 'list', sort, listed, top: topOf(key ?? '') } };
    }
    const filtered = await this.selections.filtered(filter, hide, token);
    // A filter shows what it leaves, nothing else.
    const saved = view === 'topics' && !filter?.trim() ? this.#saved.level() : undefined;
    return { ...filtered, saved, walk: { view, sort, listed } };
  }
}

/** What takes long in a tree that nobody has looked at yet. */
function* findRows({ selection, walk }: ShownTree): Generator<void> {
  if (walk.view === 'topics') yield* findTopics(selection);
  if (walk.view === 'days' || walk.view === 'flatDays') yield* findDays(selection);
}

/** The rows of a tree below a key. */
export function rowsBelow({ selection, walk, saved }: ShownTree, key: string | undefined): Level {
  const level = levelOf(selection, walk, key);
  return saved && key === undefined ? joined(saved, level) : level;
}

const viewsOfResults = { rank: 'list', day: 'flatDays', topic: 'topics' } as const satisfies Record<
  Grouping,
  View
>;

/** A search that was deleted meanwhile finds nothing. */
const noPaper = 'id:0000.00000';

/** `searches/kv/2412.21188` → `searches/kv` */
function topOf(key: string): string {
  return key.split('/', 2).join('/');
}

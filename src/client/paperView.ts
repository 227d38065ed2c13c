import * as vscode from 'vscode';
import type {
  Grouping,
  Hidden,
  ListedPapers,
  TreeNode,
  TreePage,
  TreeParams,
  TreeView,
} from '../protocol/protocol.ts';
import { numberText, papersShareText, shareText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { showProgress } from './libraryState.ts';
import { draggedRows } from './paperDrag.ts';
import { PaperTree } from './paperTree.ts';
import { listedText } from './readingList/listedText.ts';
import type { ReadingListStore } from './readingList/readingListStore.ts';

/** One of the views of the activity bar: its rows, what its header says, and what is selected. */
export class PaperView implements vscode.Disposable {
  readonly tree: PaperTree;
  readonly #server: DigestServer;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #disposables: readonly vscode.Disposable[];
  readonly #hiddenChanged = new vscode.EventEmitter<void>();
  #describedFilter: string | null = null;

  constructor(server: DigestServer, view: TreeView, readingList: ReadingListStore) {
    const viewId = `digestLens.${view}`;
    this.#server = server;
    this.tree = new PaperTree(server, view, readingList);
    this.#view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: draggedRows,
    });
    this.#disposables = [
      this.tree,
      this.#view,
      this.#hiddenChanged,
      this.#view.onDidExpandElement(({ element }) => this.tree.noteBranch(element, 'open')),
      this.#view.onDidCollapseElement(({ element }) => this.tree.noteBranch(element, 'closed')),
      showProgress(server, viewId),
      server.onDidChangeLibrary(() => this.tree.refresh()),
      // Rows of a server that is gone lead nowhere: the welcome view takes their place.
      server.onDidChangeState(({ kind }) => kind === 'failed' && this.tree.refresh()),
      this.tree.onDidLoad(page => this.#describe(page)),
    ];
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get onDidChangeVisibility(): vscode.Event<vscode.TreeViewVisibilityChangeEvent> {
    return this.#view.onDidChangeVisibility;
  }

  get selected(): TreeNode | undefined {
    return this.#view.selection[0];
  }

  /** The selected row, where there is one: while rows are being refreshed, VS Code knows of none for a moment. */
  async selectedSoon(): Promise<TreeNode | undefined> {
    for (const pause of [40, 80, 160, 320]) {
      if (this.selected) break;
      await new Promise(resolve => setTimeout(resolve, pause));
    }
    return this.selected;
  }

  get filter(): string | null {
    return this.tree.filter;
  }

  /** Shows only papers that match a query; null shows all. */
  set filter(filter: string | null) {
    this.tree.filter = filter;
    this.#setContext('filtered', filter !== null);
  }

  set sort(sort: TreeParams['sort']) {
    this.tree.sort = sort;
    this.#setContext('sort', sort);
  }

  get hides(): readonly Hidden[] {
    return this.tree.choice.hide ?? [];
  }

  /** Leaves papers out that are read, or that an earlier day lists. */
  set hides(hide: readonly Hidden[]) {
    this.tree.choice = { ...this.tree.choice, hide };
    this.#setContext('hidesRead', hide.includes('read'));
    this.#setContext('hidesTopics', hide.includes('hiddenTopics'));
    this.#setContext('hidesRepeated', hide.includes('repeated'));
    this.#hiddenChanged.fire();
  }

  get onDidChangeHidden(): vscode.Event<void> {
    return this.#hiddenChanged.event;
  }

  get grouping(): Grouping {
    return this.tree.choice.grouping ?? 'rank';
  }

  /** How the results of a search are shown. */
  set grouping(grouping: Grouping) {
    this.tree.choice = { ...this.tree.choice, grouping };
    this.#setContext('grouping', grouping);
  }

  get listed(): ListedPapers {
    return this.tree.choice.listed ?? 'all';
  }

  /** Which papers of the reading list are shown. */
  set listed(listed: ListedPapers) {
    this.tree.choice = { ...this.tree.choice, listed };
    this.#setContext('isPart', listed !== 'all');
  }

  /** The number on the view's icon. */
  set badge(badge: vscode.ViewBadge | undefined) {
    this.#view.badge = badge;
  }

  /** Shows more of the rows that a row stands for, from there on. */
  async showMore(more: TreeNode): Promise<void> {
    const first = await this.tree.showMore(more);
    if (first) await this.focus(first);
  }

  /** Shows and selects a row without taking the keyboard. */
  async show(row: TreeNode, token: vscode.CancellationToken): Promise<void> {
    await this.#select(row, { focus: false }, token);
  }

  /** Shows and selects a row and gives it the keyboard, opening the view where it is closed. */
  async focus(row: TreeNode, token: vscode.CancellationToken = neverCancelled): Promise<void> {
    await this.#select(row, { focus: true }, token);
  }

  /** Shows, selects and focuses the row of a branch as soon as there is one; opens the view for that. */
  async focusBranch(key: string): Promise<void> {
    const branch = this.tree.branchSoon(key);
    await vscode.commands.executeCommand(`digestLens.${this.tree.view}.focus`);
    const row = await branch;
    if (row) await this.focus(row);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** VS Code loses a selection that meets a refresh of the rows, without saying so: then it is made again. */
  async #select(
    row: TreeNode,
    { focus }: { readonly focus: boolean },
    token: vscode.CancellationToken,
  ): Promise<void> {
    const before = this.selected;
    for (const pause of [100, 300, 900]) {
      await this.#view.reveal(row, { select: true, focus, expand: false });
      if (this.selected !== before) return;
      await new Promise(resolve => setTimeout(resolve, pause));
      if (token.isCancellationRequested || this.selected !== before) return;
    }
  }

  #describe(page: TreePage): void {
    const [first] = page.nodes;
    this.#view.description = this.#description(page);
    this.#view.message = this.#message(page);
    // Another filter means other rows: they are looked at from the first on, once VS Code has them.
    if (first && this.filter !== this.#describedFilter) {
      setTimeout(() => this.#server.inBackground(this.#view.reveal(first, { select: false, focus: false })));
    }
    this.#describedFilter = this.filter;
  }

  #description({ matching, total }: TreePage): string {
    if (this.tree.view === 'readingList') return this.listed === 'all' ? '' : listedText(this.listed);
    // Its buttons leave no room there, so that it is said below.
    if (this.tree.view === 'searchResults') return '';
    const isWhole = this.filter === null && (this.hides.length === 0 || matching === total);
    return isWhole ? '' : shareText(matching, total);
  }

  #message({ nodes, matching, total }: TreePage): string {
    const indexing = this.#server.library?.indexing;
    if (indexing) return vscode.l10n.t('Reading digests: {0}', shareText(indexing.done, indexing.total));
    if (this.tree.view === 'readingList') return elsewhereText(matching - nodes.length);
    // Without matches the view offers what to do next, but only where it has no message.
    if (this.filter === null || matching === 0) return '';
    return this.tree.view === 'searchResults'
      ? vscode.l10n.t('{0} for “{1}”', papersShareText(matching, total), this.filter)
      : vscode.l10n.t('Filtered by “{0}”', this.filter);
  }

  #setContext(name: ContextName, value: unknown): void {
    this.#server.inBackground(
      vscode.commands.executeCommand('setContext', `digestLens.${this.tree.view}.${name}`, value),
    );
  }
}

const neverCancelled = new vscode.CancellationTokenSource().token;

type ContextName =
  | 'filtered'
  | 'sort'
  | 'hidesRead'
  | 'hidesRepeated'
  | 'hidesTopics'
  | 'isPart'
  | 'grouping';

/** Papers of the reading list that no digest here lists have no rows. */
function elsewhereText(papers: number): string {
  if (papers === 0) return '';
  return papers === 1
    ? vscode.l10n.t('1 more paper is in no digest of this folder.')
    : vscode.l10n.t('{0} more papers are in no digest of this folder.', numberText(papers));
}

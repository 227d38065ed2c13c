import * as vscode from 'vscode';
import type { TreeNode, TreePage, TreeParams, TreeView } from '../protocol/protocol.ts';
import { shareText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { showProgress } from './libraryState.ts';
import { PaperTree } from './paperTree.ts';

/** One of the views of the activity bar: its rows, what its header says, and what is selected. */
export class PaperView implements vscode.Disposable {
  readonly tree: PaperTree;
  readonly #server: DigestServer;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #disposables: readonly vscode.Disposable[];
  #describedFilter: string | null = null;

  constructor(server: DigestServer, view: TreeView) {
    const viewId = `digestLens.${view}`;
    this.#server = server;
    this.tree = new PaperTree(server, view);
    this.#view = vscode.window.createTreeView(viewId, { treeDataProvider: this.tree, showCollapseAll: true });
    this.#disposables = [
      this.tree,
      this.#view,
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

  /** Shows and selects a row without taking the keyboard. */
  async show(row: TreeNode, token: vscode.CancellationToken): Promise<void> {
    await this.#select(row, { focus: false }, token);
  }

  /** Shows and selects a row and gives it the keyboard, opening the view where it is closed. */
  async focus(row: TreeNode): Promise<void> {
    await this.#select(row, { focus: true }, neverCancelled);
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

  #describe({ nodes: [first], matching, total }: TreePage): void {
    this.#view.description = this.filter === null ? '' : shareText(matching, total);
    this.#view.message = this.#message(matching);
    // Another filter means other rows: they are looked at from the first on, once VS Code has them.
    if (first && this.filter !== this.#describedFilter) {
      setTimeout(() => this.#server.inBackground(this.#view.reveal(first, { select: false, focus: false })));
    }
    this.#describedFilter = this.filter;
  }

  #message(matching: number): string {
    const indexing = this.#server.library?.indexing;
    if (indexing) return vscode.l10n.t('Reading digests: {0}', shareText(indexing.done, indexing.total));
    // Without matches the view offers what to do next, but only where it has no message.
    if (this.filter === null || matching === 0) return '';
    return vscode.l10n.t('Filtered by “{0}”', this.filter);
  }

  #setContext(name: 'filtered' | 'sort', value: unknown): void {
    this.#server.inBackground(
      vscode.commands.executeCommand('setContext', `digestLens.${this.tree.view}.${name}`, value),
    );
  }
}

const neverCancelled = new vscode.CancellationTokenSource().token;

import * as vscode from 'vscode';
import type { ArxivId } from '../core/arxiv.ts';
import { withoutImages } from '../core/readingList/noteMarkdown.ts';
import {
  method,
  type TreeChoice,
  type TreeNode,
  type TreePage,
  type TreeParams,
  type TreeView,
} from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';
import type { ReadingListStore } from './readingList/readingListStore.ts';
import { toTreeItem } from './treeItem.ts';
import { moreRow, TreePages } from './treePages.ts';

/** At most so many papers are shown with every branch open while a filter is on. */
const openBranches = 200;

/** How long a row is waited for that a change of settings brings, in milliseconds. */
const patience = 5_000;

/** The rows of one view, asked for level by level. */
export class PaperTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly view: TreeView;
  readonly #server: DigestServer;
  readonly #readingList: ReadingListStore;
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #loaded = new vscode.EventEmitter<TreePage>();
  /** Only what `reveal` needs to climb up; the rows themselves are held by VS Code. */
  readonly #parents = new Map<string, TreeNode | undefined>();
  /** The rows that hold others, as VS Code has them, by key. */
  readonly #branches = new Map<string, TreeNode>();
  readonly #pages = new TreePages();
  /** Given up when other rows are asked for than before. */
  #question = new vscode.CancellationTokenSource();
  #filter: string | null = null;
  #sort: TreeParams['sort'] = 'default';
  #choice: TreeChoice = {};
  /** Branches that the user opened; VS Code forgets them with the rows that a filter hides. */
  readonly #opened = new Set<string>();
  #opensMatches = false;

  constructor(server: DigestServer, view: TreeView, readingList: ReadingListStore) {
    this.#server = server;
    this.#readingList = readingList;
    this.view = view;
  }

  get onDidChangeTreeData(): vscode.Event<TreeNode | undefined> {
    return this.#changed.event;
  }

  /** Fires with the counts and issues of the roots whenever they were asked for. */
  get onDidLoad(): vscode.Event<TreePage> {
    return this.#loaded.event;
  }

  /** The query that papers must match; null for all. */
  get filter(): string | null {
    return this.#filter;
  }

  set filter(filter: string | null) {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#startOver();
  }

  set sort(sort: TreeParams['sort']) {
    this.#sort = sort;
    this.#startOver();
  }

  /** Which papers are shown, besides the filter. */
  get choice(): TreeChoice {
    return this.#choice;
  }

  set choice(choice: TreeChoice) {
    this.#choice = choice;
    this.#startOver();
  }

  /** Everything that says which rows are shown, and in which order. */
  get shown(): Omit<TreeParams, 'key'> {
    return { view: this.view, filter: this.#filter, sort: this.#sort, ...this.#choice };
  }

  /** Asks again for the rows that are shown; what is open stays open. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    if (this.#isEmpty) return [];
    const { token } = this.#question;
    try {
      const params = { ...this.shown, key: parent?.key ?? null };
      const page = await this.#pages.load(parent?.key ?? '', slice =>
        this.#server.ask(method.tree, { ...params, ...slice }, token),
      );
      if (!parent) {
        this.#opensMatches = page.matching <= openBranches;
        this.#loaded.fire(page);
      }
      return this.#noted(parent, page);
    } catch (error) {
      // Other rows were asked for meanwhile: these are the ones to show.
      if (token.isCancellationRequested) return this.getChildren(parent);
      this.#server.inBackground(Promise.reject(error));
      return []; // The welcome view and the status bar say what is wrong.
    }
  }

  /** Shows more of the rows that a row stands for, and answers with the first of them. */
  async showMore(more: TreeNode): Promise<TreeNode | undefined> {
    const parent = this.#parents.get(more.key);
    const nodes = await this.#widen(parent?.key ?? '', more.place + 1);
    return nodes?.[more.place];
  }

  /** A root that is to come, ready for `reveal`; undefined where it does not come soon. */
  branchSoon(key: string): Promise<TreeNode | undefined> {
    return new Promise(resolve => {
      const finish = (node: TreeNode | undefined) => {
        listener.dispose();
        clearTimeout(timer);
        resolve(node);
      };
      const listener = this.#loaded.event(({ nodes }) => {
        const branch = nodes.find(node => node.key === key);
        if (branch) finish(branch);
      });
      const timer = setTimeout(() => finish(undefined), patience);
    });
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const filtered = this.#filter !== null;
    const open = filtered ? this.#opensMatches : this.#opened.has(node.key);
    const reading = node.paper ? this.#readingList.readingOf(node.paper.arxivId as ArxivId) : undefined;
    return toTreeItem(node, { filtered, open, reading });
  }

  /** The user, or `reveal`, opened or closed a branch. */
  noteBranch(node: TreeNode, state: 'open' | 'closed'): void {
    if (this.#filter !== null) return;
    if (state === 'open') this.#opened.add(node.key);
    else this.#opened.delete(node.key);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node.key);
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: TreeNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.paper) {
      const card = await this.#server.ask(method.tooltip, { view: this.view, key: node.key }, token);
      const note = this.#readingList.readingOf(node.paper.arxivId as ArxivId)?.note;
      const parts = [card, note && withoutImages(note)].filter(part => part !== null && part !== undefined);
      // Not trusted, without HTML and without icons: the text comes from a digest.
      if (parts.length > 0) item.tooltip = new vscode.MarkdownString(parts.join('\n\n---\n\n'));
    }
    return item;
  }

  /**
   * The row of the paper at a place, ready for `reveal`; undefined where there is none. Where so many rows stand before
   * it that it is out of `reach`, it is the row that holds it.
   */
  async rowAt(
    uri: vscode.Uri,
    position: vscode.Position,
    token?: vscode.CancellationToken,
    reach = Number.POSITIVE_INFINITY,
  ): Promise<TreeNode | undefined> {
    if (this.#isEmpty) return undefined;
    const { line, character } = position;
    const way = await this.#server.ask(
      method.reveal,
      {
        view: this.view,
        uri: uri.toString(),
        position: { line, character },
        filter: this.#filter,
        sort: this.#sort,
        ...this.#choice,
      },
      token,
    );
    return this.#endOf(way, reach);
  }

  /**
   * The row of the first unread paper behind a row, or from the top, ready for `reveal`; undefined if all is read but
   * the paper `besides`.
   */
  async unreadBehind(row: TreeNode | undefined, besides?: ArxivId): Promise<TreeNode | undefined> {
    const way = await this.#server.ask(method.nextUnread, { ...this.shown, key: row?.key ?? null, besides });
    return this.#endOf(way, Number.POSITIVE_INFINITY);
  }

  /** Loads the pages that the way leads through. */
  async #endOf(way: readonly TreeNode[], reach: number): Promise<TreeNode | undefined> {
    for (const [depth, node] of way.entries()) {
      const parent = way[depth - 1];
      this.#parents.set(node.key, parent);
      const key = parent?.key ?? '';
      if (node.place >= reach) return parent;
      if (!this.#pages.shows(key, node.place)) await this.#widen(key, node.place + 1);
    }
    return way.at(-1);
  }

  /** Nothing was searched for. */
  get #isEmpty(): boolean {
    return this.view === 'searchResults' && this.#filter === null;
  }

  #startOver(): void {
    this.#pages.clear();
    this.#question.cancel();
    this.#question.dispose();
    this.#question = new vscode.CancellationTokenSource();
    this.refresh();
  }

  /** The rows of a page, with one that stands for those that are missing. */
  #noted(parent: TreeNode | undefined, page: TreePage): TreeNode[] {
    const more = moreRow(this.view, parent?.key ?? this.view, page);
    const nodes = more ? [...page.nodes, more] : [...page.nodes];
    for (const node of nodes) {
      this.#parents.set(node.key, parent);
      if (node.expandable) this.#branches.set(node.key, node);
    }
    return nodes;
  }

  #widen(key: string, rows: number): Promise<readonly TreeNode[] | undefined> {
    return this.#pages.widen(key, rows, () => this.#changed.fire(this.#branches.get(key)));
  }

  dispose(): void {
    this.#question.dispose();
    this.#changed.dispose();
    this.#loaded.dispose();
    this.#pages.dispose();
  }
}

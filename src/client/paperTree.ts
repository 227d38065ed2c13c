import * as vscode from 'vscode';
import type { ArxivId } from '../core/arxiv.ts';
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

/** At most so many papers are shown with every branch open while a filter is on. */
const openBranches = 200;

/** The rows of one view, asked for level by level. */
export class PaperTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly view: TreeView;
  readonly #server: DigestServer;
  readonly #readingList: ReadingListStore;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #loaded = new vscode.EventEmitter<TreePage>();
  /** Only what `reveal` needs to climb up; the rows themselves are held by VS Code. */
  readonly #parents = new Map<string, TreeNode | undefined>();
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

  get onDidChangeTreeData(): vscode.Event<undefined> {
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
    this.refresh();
  }

  set sort(sort: TreeParams['sort']) {
    this.#sort = sort;
    this.refresh();
  }

  /** Which papers are shown, besides the filter. */
  get choice(): TreeChoice {
    return this.#choice;
  }

  set choice(choice: TreeChoice) {
    this.#choice = choice;
    this.refresh();
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
    try {
      const page = await this.#server.ask(method.tree, { ...this.shown, key: parent?.key ?? null });
      if (!parent) {
        this.#opensMatches = page.matching <= openBranches;
        this.#loaded.fire(page);
      }
      for (const node of page.nodes) this.#parents.set(node.key, parent);
      return [...page.nodes];
    } catch (error) {
      this.#server.inBackground(Promise.reject(error));
      return []; // The welcome view and the status bar say what is wrong.
    }
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
      // Not trusted and without HTML: the text comes from a digest.
      const note = this.#readingList.readingOf(node.paper.arxivId as ArxivId)?.note;
      const parts = [card, note].filter(part => part !== null && part !== undefined);
      if (parts.length > 0) item.tooltip = new vscode.MarkdownString(parts.join('\n\n---\n\n'), true);
    }
    return item;
  }

  /** The row of the paper at a place, ready for `reveal`; undefined where there is none. */
  async rowAt(
    uri: vscode.Uri,
    position: vscode.Position,
    token?: vscode.CancellationToken,
  ): Promise<TreeNode | undefined> {
    const { line, character } = position;
    const way = await this.#server.ask(
      method.reveal,
      {
        view: this.view,
        uri: uri.toString(),
        position: { line, character },
        filter: this.#filter,
        ...this.#choice,
      },
      token,
    );
    return this.#endOf(way);
  }

  /** The row of the first unread paper behind a row, or from the top, ready for `reveal`; undefined if all is read. */
  async unreadBehind(row: TreeNode | undefined): Promise<TreeNode | undefined> {
    return this.#endOf(await this.#server.ask(method.nextUnread, { ...this.shown, key: row?.key ?? null }));
  }

  #endOf(way: readonly TreeNode[]): TreeNode | undefined {
    way.forEach((node, depth) => {
      this.#parents.set(node.key, way[depth - 1]);
    });
    return way.at(-1);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#loaded.dispose();
  }
}

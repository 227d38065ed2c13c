import * as vscode from 'vscode';
import type { TreeNode, TreePage, TreeView } from '../protocol/protocol.ts';
import { numberText, shareText } from './counts.ts';

/** Asks for some rows of a level of a tree. */
export type AskForRows = (slice: { readonly offset: number; readonly limit: number }) => Promise<TreePage>;

/** So many rows of a level are shown at first, and so many more whenever they are asked for. */
const pageSize = 500;

/** How long a branch is waited for that VS Code may not look at, because it is closed, in milliseconds. */
const patience = 1_500;

/** How much of each level of a tree is shown: a page at first, then as many as were asked for. */
export class TreePages implements vscode.Disposable {
  /** By the key of the row above; that of the roots is empty. */
  readonly #shown = new Map<string, number>();
  readonly #loaded = new vscode.EventEmitter<{ readonly key: string; readonly nodes: readonly TreeNode[] }>();

  /** Whether the row at a place is among those that are shown. */
  shows(key: string, place: number): boolean {
    return place < this.#shownOf(key);
  }

  /** The rows to show below a key, page by page, so that the server is never kept long. */
  async load(key: string, ask: AskForRows): Promise<TreePage> {
    const first = await ask({ offset: 0, limit: pageSize });
    // By key, because digests may change between two pages.
    const nodes = new Map(first.nodes.map(node => [node.key, node]));
    const end = Math.min(this.#shownOf(key), first.rows);
    for (let offset = pageSize; offset < end; offset += pageSize) {
      for (const node of (await ask({ offset, limit: pageSize })).nodes) nodes.set(node.key, node);
    }
    const page = { ...first, nodes: [...nodes.values()] };
    this.#loaded.fire({ key, nodes: page.nodes });
    return page;
  }

  /** Shows at least so many rows below a key once `reload` is done; undefined where nobody looks at them now. */
  widen(key: string, rows: number, reload: () => void): Promise<readonly TreeNode[] | undefined> {
    this.#shown.set(key, Math.ceil(rows / pageSize) * pageSize);
    const loaded = new Promise<readonly TreeNode[] | undefined>(resolve => {
      const finish = (nodes: readonly TreeNode[] | undefined) => {
        listener.dispose();
        clearTimeout(timer);
        resolve(nodes);
      };
      const listener = this.#loaded.event(level => level.key === key && finish(level.nodes));
      const timer = setTimeout(() => finish(undefined), patience);
    });
    reload();
    return loaded;
  }

  /** Shows one page of each level again. */
  clear(): void {
    this.#shown.clear();
  }

  dispose(): void {
    this.#loaded.dispose();
  }

  #shownOf(key: string): number {
    return this.#shown.get(key) ?? pageSize;
  }
}

/** The row that stands for those of a level that are not shown yet; undefined where all are. */
export function moreRow(view: TreeView, parent: string, { nodes, rows }: TreePage): TreeNode | undefined {
  const shown = nodes.length;
  if (shown >= rows) return undefined;
  return {
    view,
    key: `${parent}#more`,
    place: shown,
    kind: 'more',
    label: vscode.l10n.t('Show {0} More…', numberText(Math.min(pageSize, rows - shown))),
    description: shareText(shown, rows),
    expandable: false,
    location: null,
    paper: null,
    earlier: null,
    counts: null,
  };
}

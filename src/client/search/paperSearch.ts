import * as vscode from 'vscode';
import { method, type SearchAnswer } from '../../protocol/protocol.ts';
import { numberText, papersText, shareText } from '../counts.ts';
import type { DigestServer } from '../digestServer.ts';
import { Latest } from '../latest.ts';
import { type OpenOptions, openLink, openLocation } from '../openPaper.ts';
import type { SearchHistory } from './searchHistory.ts';
import { boxButtons, readBoxButton, readButton, type SearchItem, toItems, toRemark } from './searchItems.ts';

/** More are never looked through by eye; the title says how many there are. */
const limit = 100;

/** The search over all papers: a quick pick whose rows and order come from the server. */
export class PaperSearch implements vscode.Disposable {
  readonly #server: DigestServer;
  readonly #history: SearchHistory;
  #lastQuery = '';
  /** The query of the rows that are shown. */
  #shownQuery: string | undefined;
  #updated: Promise<void> = Promise.resolve();
  #pick: vscode.QuickPick<SearchItem> | undefined;

  constructor(server: DigestServer, history: SearchHistory) {
    this.#server = server;
    this.#history = history;
  }

  /** Opens the search with the last query, selected so that typing replaces it. */
  open(): void {
    this.openWith(this.#lastQuery);
  }

  /** Opens the search with a query. */
  openWith(query: string): void {
    const pick = vscode.window.createQuickPick<SearchItem>();
    const latest = new Latest();
    // Proposed in VS Code, accepted by it, and without effect elsewhere: where the query is one word of a title,
    // the box would otherwise sort by its own taste.
    Object.assign(pick, { sortByLabel: false });
    pick.placeholder = vscode.l10n.t(
      'Words, "exact phrase", -not, author:, topic:, title:, id:, after:2025-01 …',
    );
    pick.title = vscode.l10n.t('Search Papers');
    pick.value = query;
    const update = () => {
      this.#updated = this.#update(pick, latest);
      this.#server.inBackground(this.#updated);
    };
    pick.onDidChangeValue(update);
    pick.onDidAccept(() => this.#server.inBackground(this.#accept(pick, {})));
    pick.buttons = boxButtons();
    pick.onDidTriggerButton(button => this.#pressInBox(pick, button));
    pick.onDidTriggerItemButton(({ item, button }) => this.#press(pick, item, button));
    const libraryListener = this.#server.onDidChangeLibrary(update);
    pick.onDidHide(() => {
      this.#lastQuery = pick.value;
      this.#setPick(undefined);
      libraryListener.dispose();
      latest.dispose();
      pick.dispose();
    });
    this.#shownQuery = undefined;
    this.#setPick(pick);
    pick.show();
    update();
  }

  /** Opens the chosen paper of the search beside the active editor. */
  openBeside(): void {
    if (this.#pick) this.#server.inBackground(this.#accept(this.#pick, { beside: true }));
  }

  /** Closes the search; its query, or undefined where it is not open. */
  close(): string | undefined {
    const query = this.#pick?.value;
    this.#pick?.hide();
    return query;
  }

  dispose(): void {
    this.#pick?.dispose();
  }

  /** Old rows stay until the new ones are there; of several questions only the last is answered. */
  async #update(pick: vscode.QuickPick<SearchItem>, latest: Latest): Promise<void> {
    pick.busy = true;
    const query = pick.value;
    const answer = await latest
      .run(token => this.#server.ask(method.search, { query, limit }, token))
      .catch((error: unknown) => {
        if (!(error instanceof vscode.CancellationError)) showFailure(pick);
        throw error;
      });
    const papers = this.#server.library?.papers ?? answer.total;
    const items = toItems(answer, query, papers);
    // More papers for the same query: the row that the user is on, and what is in sight, stay.
    const isSameQuery = query === this.#shownQuery;
    const active = isSameQuery ? pick.activeItems[0]?.hit?.paper.arxivId : undefined;
    this.#shownQuery = query;
    pick.keepScrollPosition = isSameQuery;
    pick.items = items;
    pick.activeItems = activeOf(items, active);
    pick.title = titleOf(answer, papers);
    pick.busy = false;
  }

  /** Who types faster than the rows follow means the rows that are to come. */
  async #accept(pick: vscode.QuickPick<SearchItem>, options: OpenOptions): Promise<void> {
    await this.#updated;
    const [item] = pick.activeItems;
    if (item?.showsAll) this.#run('digestLens.showAllResults');
    if (!item?.hit) return;
    await this.#history.add(pick.value);
    pick.hide();
    await openLocation(item.hit.location, options);
  }

  #press(pick: vscode.QuickPick<SearchItem>, { hit }: SearchItem, button: vscode.QuickInputButton): void {
    if (!hit) return;
    switch (readButton(button)) {
      case 'beside':
        pick.hide();
        this.#server.inBackground(openLocation(hit.location, { beside: true }));
        return;
      case 'pdf':
        this.#server.inBackground(openLink(hit.paper.pdf));
        return;
      case 'arxiv':
        this.#server.inBackground(openLink(hit.paper.abs));
        return;
      case undefined:
        return;
    }
  }

  /** All of these are about what the query finds, beyond the rows that are shown, too. */
  #pressInBox(pick: vscode.QuickPick<SearchItem>, button: vscode.QuickInputButton): void {
    const query = pick.value;
    switch (readBoxButton(button)) {
      case 'all':
        this.#run('digestLens.showAllResults');
        return;
      case 'save':
        this.#run('digestLens.saveSearch');
        return;
      case 'history':
        pick.hide();
        this.#run('digestLens.searchHistory');
        return;
      case 'export':
        pick.hide();
        this.#run('digestLens.export', { query });
        return;
      case undefined:
        return;
    }
  }

  #run(command: string, argument?: object): void {
    this.#server.inBackground(vscode.commands.executeCommand(command, argument));
  }

  #setPick(pick: vscode.QuickPick<SearchItem> | undefined): void {
    this.#pick = pick;
    this.#server.inBackground(
      vscode.commands.executeCommand('setContext', 'digestLens.inSearch', pick !== undefined),
    );
  }
}

function showFailure(pick: vscode.QuickPick<SearchItem>): void {
  pick.items = [toRemark('$(error)', vscode.l10n.t('The papers could not be searched; the log says why.'))];
  pick.busy = false;
}

/** The row that Enter opens: the one that was chosen, or the first paper, never a remark. */
function activeOf(items: readonly SearchItem[], arxivId: string | undefined): readonly SearchItem[] {
  const papers = items.filter(({ hit }) => hit !== undefined);
  const chosen = papers.find(({ hit }) => hit?.paper.arxivId === arxivId) ?? papers[0];
  return chosen ? [chosen] : [];
}

/** `12 of 5,754 papers`, and what is missing from the list or from the index. */
function titleOf({ total, hits, complete }: SearchAnswer, papers: number): string {
  const share = vscode.l10n.t(
    'Search Papers — {0}',
    total === papers ? papersText(papers) : shareText(total, papers),
  );
  const first = hits.length < total ? vscode.l10n.t('the first {0} shown', numberText(hits.length)) : '';
  const reading = complete ? '' : vscode.l10n.t('more are being read');
  return [share, first, reading].filter(part => part !== '').join(', ');
}

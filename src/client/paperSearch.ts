import * as vscode from 'vscode';
import { method, type SearchAnswer } from '../protocol/protocol.ts';
import { numberText, papersText, shareText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { Latest } from './latest.ts';
import { openLink, openLocation } from './openPaper.ts';
import { readButton, type SearchItem, toItems } from './searchItems.ts';

/** More are never looked through by eye; the title says how many there are. */
const limit = 100;

/** The search over all papers: a quick pick whose rows and order come from the server. */
export class PaperSearch implements vscode.Disposable {
  readonly #server: DigestServer;
  #lastQuery = '';
  #pick: vscode.QuickPick<SearchItem> | undefined;

  constructor(server: DigestServer) {
    this.#server = server;
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
    const update = () => this.#server.inBackground(this.#update(pick, latest));
    pick.onDidChangeValue(update);
    pick.onDidAccept(() => this.#accept(pick, {}));
    pick.onDidTriggerItemButton(({ item, button }) => this.#press(pick, item, button));
    const libraryListener = this.#server.onDidChangeLibrary(update);
    pick.onDidHide(() => {
      this.#lastQuery = pick.value;
      this.#setPick(undefined);
      libraryListener.dispose();
      latest.dispose();
      pick.dispose();
    });
    this.#setPick(pick);
    pick.show();
    update();
  }

  /** Opens the chosen paper of the search beside the active editor. */
  openBeside(): void {
    if (this.#pick) this.#accept(this.#pick, { beside: true });
  }

  dispose(): void {
    this.#pick?.dispose();
  }

  /** Old rows stay until the new ones are there; of several questions only the last is answered. */
  async #update(pick: vscode.QuickPick<SearchItem>, latest: Latest): Promise<void> {
    pick.busy = true;
    const query = pick.value;
    const answer = await latest.run(token => this.#server.ask(method.search, { query, limit }, token));
    const items = toItems(answer, query);
    pick.items = items;
    // What is wrong with a query stands first, but Enter opens a paper.
    pick.activeItems = items.filter(item => item.kind === undefined && item.hit !== undefined).slice(0, 1);
    pick.title = titleOf(answer, this.#server.library?.papers ?? answer.total);
    pick.busy = false;
  }

  #accept(pick: vscode.QuickPick<SearchItem>, options: { readonly beside?: boolean }): void {
    const [item] = pick.activeItems;
    if (!item?.hit) return;
    pick.hide();
    this.#server.inBackground(openLocation(item.hit.location, options));
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

  #setPick(pick: vscode.QuickPick<SearchItem> | undefined): void {
    this.#pick = pick;
    this.#server.inBackground(
      vscode.commands.executeCommand('setContext', 'digestLens.inSearch', pick !== undefined),
    );
  }
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

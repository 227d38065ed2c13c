import * as vscode from 'vscode';
import type { Grouping } from '../../protocol/protocol.ts';
import type { DigestServer } from '../digestServer.ts';
import type { PaperView } from '../paperView.ts';
import type { SearchHistory } from './searchHistory.ts';

const key = 'searchResults';

/** What is kept of the view for the next start. */
interface Kept {
  readonly query: string | null;
  readonly grouping: Grouping;
}

/** The view of all that a search finds: it stays until it is cleared, and follows the library. */
export class SearchResults {
  readonly history: SearchHistory;
  readonly #view: PaperView;
  readonly #memory: vscode.Memento;

  constructor(server: DigestServer, view: PaperView, history: SearchHistory, memory: vscode.Memento) {
    this.#view = view;
    this.history = history;
    this.#memory = memory;
    const { query, grouping } = memory.get<Kept>(key, { query: null, grouping: 'rank' });
    view.grouping = grouping;
    server.inBackground(this.#set(query));
  }

  /** The search whose results are shown; undefined where none is. */
  get query(): string | undefined {
    return this.#view.filter ?? undefined;
  }

  get view(): PaperView {
    return this.#view;
  }

  /** Shows what a search finds and brings the view to the front. */
  async show(query: string): Promise<void> {
    await this.#set(query.trim());
    await this.keep();
    await vscode.commands.executeCommand('digestLens.searchResults.focus');
  }

  async clear(): Promise<void> {
    await this.#set(null);
    await this.keep();
  }

  /** Remembers what is shown, after it was changed in the view itself. */
  async keep(): Promise<void> {
    const { query } = this;
    await this.#set(query ?? null);
    const kept: Kept = { query: query ?? null, grouping: this.#view.grouping };
    await this.#memory.update(key, kept);
    if (query !== undefined) await this.history.add(query);
  }

  async group(grouping: Grouping): Promise<void> {
    this.#view.grouping = grouping;
    await this.keep();
  }

  async #set(query: string | null): Promise<void> {
    this.#view.filter = query;
    await vscode.commands.executeCommand('setContext', 'digestLens.searchResults.isOpen', query !== null);
  }
}

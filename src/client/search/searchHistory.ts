import * as vscode from 'vscode';
import { withoutIcons } from '../iconText.ts';

/** Longer ago nobody remembers what was searched for. */
const mostRemembered = 50;

const key = 'searchHistory';

/** What was searched for in this workspace, the newest first, each query once. */
export class SearchHistory {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  get queries(): readonly string[] {
    return this.#memory.get<readonly string[]>(key, []);
  }

  /** Puts a query on top; an empty one is none. */
  async add(query: string): Promise<void> {
    const added = query.trim();
    if (added === '') return;
    const others = this.queries.filter(each => each !== added);
    await this.#memory.update(key, [added, ...others].slice(0, mostRemembered));
  }

  async remove(query: string): Promise<void> {
    await this.#memory.update(
      key,
      this.queries.filter(each => each !== query),
    );
  }

  async clear(): Promise<void> {
    await this.#memory.update(key, undefined);
  }
}

/** Lets the user choose a previous search, or remove some; undefined where none was chosen. */
export function chooseFromHistory(history: SearchHistory): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly query: string | undefined }>();
  const remove = { iconPath: new vscode.ThemeIcon('close'), tooltip: vscode.l10n.t('Remove from History') };
  const removeAll = { iconPath: new vscode.ThemeIcon('clear-all'), tooltip: vscode.l10n.t('Clear History') };
  pick.title = vscode.l10n.t('Previous Searches');
  pick.placeholder = vscode.l10n.t('Choose a search to see its results');
  const list = () => {
    const { queries } = history;
    pick.buttons = queries.length > 0 ? [removeAll] : [];
    pick.items =
      queries.length > 0
        ? queries.map(query => ({ query, label: withoutIcons(query), buttons: [remove] }))
        : [{ query: undefined, label: vscode.l10n.t('Nothing was searched for yet') }];
  };
  list();
  return new Promise(resolve => {
    pick.onDidTriggerItemButton(({ item }) => {
      if (item.query !== undefined) void history.remove(item.query).then(list);
    });
    pick.onDidTriggerButton(() => void history.clear().then(list));
    pick.onDidAccept(() => {
      resolve((pick.selectedItems[0] ?? pick.activeItems[0])?.query);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

import * as vscode from 'vscode';
import { method, type SearchAnswer } from '../../protocol/protocol.ts';
import { papersShareText } from '../counts.ts';
import type { DigestServer } from '../digestServer.ts';
import { askForFilter } from '../filter.ts';
import { withoutIcons } from '../iconText.ts';
import { withoutLinks } from '../linkText.ts';
import { showInformation } from '../notifications.ts';
import { isTreeNode } from '../paperTarget.ts';
import type { PaperView } from '../paperView.ts';
import type { PaperSearch } from './paperSearch.ts';
import { putSearch, removeSearch, renameSearch, savedSearches } from './savedSearches.ts';
import { chooseFromHistory } from './searchHistory.ts';
import type { SearchResults } from './searchResults.ts';

/** What the commands about searches act on. */
export interface SearchParts {
  readonly server: DigestServer;
  readonly search: PaperSearch;
  readonly results: SearchResults;
  /** The view in which saved searches stand. */
  readonly topics: PaperView;
}

type Command = (parts: SearchParts, target: unknown) => unknown;

/** Every command about searches that stay; `package.json` says where each is offered. */
const commands = {
  'digestLens.showAllResults': (parts, target) => showAll(parts, target),
  'digestLens.editSearch': ({ server, results }) => server.inBackground(edit(results)),
  'digestLens.rerunSearch': ({ results }) => results.view.tree.refresh(),
  'digestLens.clearSearchResults': ({ results }) => results.clear(),
  'digestLens.groupResultsByRank': ({ results }) => results.group('rank'),
  'digestLens.groupResultsByDay': ({ results }) => results.group('day'),
  'digestLens.groupResultsByTopic': ({ results }) => results.group('topic'),
  'digestLens.exportResults': parts => forResults(parts, 'digestLens.export'),
  'digestLens.copyResults': parts => forResults(parts, 'digestLens.copyCitation'),
  'digestLens.searchHistory': parts => showPrevious(parts),
  'digestLens.saveSearch': (parts, target) => save(parts, target),
  'digestLens.openSavedSearch': ({ results }, target) => withSaved(target, (_, query) => results.show(query)),
  'digestLens.editSavedSearch': (parts, target) =>
    withSaved(target, (name, query) => editSaved(parts, name, query)),
  'digestLens.renameSavedSearch': (_, target) => withSaved(target, rename),
  'digestLens.deleteSavedSearch': (_, target) => withSaved(target, remove),
} as const satisfies Record<string, Command>;

/** Makes every command about searches callable. */
export function registerSearchCommands(parts: SearchParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries<Command>(commands).map(([name, command]) =>
      vscode.commands.registerCommand(name, (target: unknown) => command(parts, target)),
    ),
  );
}

/** Shows all that a query finds: one that is given, the one in the search box, or one that the user is asked for. */
async function showAll({ search, results }: SearchParts, target: unknown): Promise<void> {
  const query = typeof target === 'string' ? target : search.close();
  if (query?.trim()) await results.show(query);
  else search.open();
}

/** The view follows while the query is typed. */
async function edit(results: SearchResults): Promise<void> {
  if (await askForFilter(results.view)) await results.keep();
}

async function forResults({ results }: SearchParts, command: string): Promise<void> {
  const { query } = results;
  if (query !== undefined) await vscode.commands.executeCommand(command, { query });
}

async function showPrevious({ results }: SearchParts): Promise<void> {
  const query = await chooseFromHistory(results.history);
  if (query !== undefined) await results.show(query);
}

/** Keeps a search: one that is given, the one in the search box, or the one whose results are shown. */
async function save({ server, search, results, topics }: SearchParts, target: unknown): Promise<void> {
  const given = isNamedQuery(target) ? target : undefined;
  const query = given?.query ?? (search.close() || results.query) ?? (await askForQuery(server, ''));
  if (!query?.trim()) return;
  const name = given?.name ?? (await askForName(query, undefined));
  if (name === undefined) return;
  await putSearch(name, query.trim());
  await topics.focusBranch(`searches/${encodeURIComponent(name)}`);
}

async function editSaved({ server }: SearchParts, name: string, query: string): Promise<void> {
  const edited = await askForQuery(server, query);
  if (edited?.trim()) await putSearch(name, edited.trim());
}

async function rename(name: string): Promise<void> {
  const newName = await askForName(name, name);
  if (newName !== undefined && newName !== name) await renameSearch(name, newName);
}

/** Gone at once, and back with one click. */
async function remove(name: string, query: string): Promise<void> {
  await removeSearch(name);
  const undo = vscode.l10n.t('Undo');
  const done = vscode.l10n.t('The saved search “{0}” is deleted.', name);
  // Not waited for: whoever deletes several need not answer in between.
  void showInformation(done, undo).then(choice => {
    if (choice === undo) void putSearch(name, query);
  });
}

/** What a command does with the saved search of a row, or of a name. */
async function withSaved(
  target: unknown,
  act: (name: string, query: string) => Promise<void>,
): Promise<void> {
  const name = typeof target === 'string' ? target : isTreeNode(target) ? target.label : await chooseSaved();
  const query = name === undefined ? undefined : savedSearches()[name];
  if (name !== undefined && query !== undefined) await act(name, query);
}

async function chooseSaved(): Promise<string | undefined> {
  const items = Object.entries(savedSearches()).map(([name, query]) => ({
    name,
    label: withoutIcons(name),
    description: withoutIcons(query),
  }));
  if (items.length === 0) {
    await showInformation(vscode.l10n.t('There is no saved search yet.'));
    return undefined;
  }
  const item = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Saved Searches') });
  return item?.name;
}

/** A name that is not empty; it says which search would be replaced. */
function askForName(value: string, own: string | undefined): Thenable<string | undefined> {
  const { Info, Warning } = vscode.InputBoxValidationSeverity;
  return vscode.window
    .showInputBox({
      title: own === undefined ? vscode.l10n.t('Save Search') : vscode.l10n.t('Rename Saved Search'),
      prompt: vscode.l10n.t('Name under which the search stands above the topics'),
      value,
      validateInput: text => {
        const name = text.trim();
        if (name === '') return { message: vscode.l10n.t('The search needs a name.'), severity: Warning };
        if (name === own || !Object.hasOwn(savedSearches(), name)) return undefined;
        return { message: vscode.l10n.t('This replaces the saved search of that name.'), severity: Info };
      },
    })
    .then(name => name?.trim() || undefined);
}

/** A query; the line under the box says what is wrong with it, or how many papers it finds. */
function askForQuery(server: DigestServer, value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Edit Saved Search'),
    placeHolder: vscode.l10n.t('Words, "exact phrase", -not, author:, topic:, after:2025-01 …'),
    value,
    validateInput: async query => {
      if (query.trim() === '') return undefined;
      return validationOf(await server.ask(method.search, { query, limit: 1 }), server);
    },
  });
}

function validationOf(
  { issues, total }: SearchAnswer,
  { library }: DigestServer,
): vscode.InputBoxValidationMessage {
  const [issue] = issues;
  const { Info, Warning } = vscode.InputBoxValidationSeverity;
  return issue
    ? { message: withoutLinks(issue.message), severity: Warning }
    : { message: papersShareText(total, library?.papers ?? total), severity: Info };
}

function isNamedQuery(value: unknown): value is { readonly name?: string; readonly query: string } {
  if (typeof value !== 'object' || value === null || !('query' in value)) return false;
  return typeof value.query === 'string' && (!('name' in value) || typeof value.name === 'string');
}

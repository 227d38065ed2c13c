import * as vscode from 'vscode';
import type { ArxivId } from '../../core/arxiv.ts';
import { cleared, type Mark, marked, unmarked } from '../../core/readingList/readingList.ts';
import { type Hidden, type ListedPapers, method, type TreeView } from '../../protocol/protocol.ts';
import { papersText } from '../counts.ts';
import type { DigestServer } from '../digestServer.ts';
import { showInformation, showWarning } from '../notifications.ts';
import { openLocation } from '../openPaper.ts';
import type { PaperView } from '../paperView.ts';
import { exportReadingList, importReadingList } from './exchange.ts';
import { editNote } from './noteFiles.ts';
import type { Done, ReadingListStore } from './readingListStore.ts';
import { paperRowsOf, papersOf } from './readingTarget.ts';
import type { Triage, TriagePlace } from './triage.ts';
import { undoChange } from './undoChange.ts';

/** What the commands of the reading list act on. */
export interface ReadingParts {
  readonly server: DigestServer;
  readonly store: ReadingListStore;
  readonly triage: Triage;
  readonly views: Readonly<Record<TreeView, PaperView>>;
}

type Command = (parts: ReadingParts, target: unknown, selected: unknown) => unknown;

/** Every command of the reading list; `package.json` says where each is offered. */
const commands = {
  'digestLens.markRead': (parts, ...target) => put(parts, 'read', target),
  'digestLens.markUnread': (parts, ...target) => take(parts, 'read', target),
  'digestLens.star': (parts, ...target) => put(parts, 'starred', target),
  'digestLens.unstar': (parts, ...target) => take(parts, 'starred', target),
  'digestLens.markDigestRead': (parts, target) => markDigestRead(parts, target),
  'digestLens.editNote': (parts, ...target) => openNotes(parts, target),
  'digestLens.undoReading': parts => undoLast(parts),
  'digestLens.nextUnread': parts => openNextUnread(parts),
  'digestLens.startTriage': ({ triage }, place) => triage.start(placeOf(place)),
  'digestLens.endTriage': ({ triage }) => triage.end(),
  'digestLens.triageRead': ({ triage }, place) => triage.read(placeOf(place)),
  'digestLens.triageStar': ({ triage }, place) => triage.star(placeOf(place)),
  'digestLens.triageNext': ({ triage }, place) => triage.next(placeOf(place)),
  'digestLens.triageNote': ({ triage }, place) => triage.note(placeOf(place)),
  'digestLens.triageUndo': parts => undoLast(parts),
  'digestLens.exportReadingList': ({ store }, target) => exportReadingList(store, target),
  'digestLens.importReadingList': ({ store }, target) => importReadingList(store, target),
  'digestLens.clearReadingList': (parts, choice) => clear(parts, choice),
  'digestLens.hideRead': ({ views }) => hide(views.days, 'read'),
  'digestLens.showRead': ({ views }) => show(views.days, 'read'),
  'digestLens.hideRepeated': ({ views }) => hide(views.days, 'repeated'),
  'digestLens.showRepeated': ({ views }) => show(views.days, 'repeated'),
  'digestLens.listAll': parts => list(parts, 'all'),
  'digestLens.listStarred': parts => list(parts, 'starred'),
  'digestLens.listNoted': parts => list(parts, 'noted'),
  'digestLens.listUnread': parts => list(parts, 'unread'),
  'digestLens.listRead': parts => list(parts, 'read'),
} as const satisfies Record<string, Command>;

/** Makes every command of the reading list callable. */
export function registerReadingCommands(parts: ReadingParts): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries<Command>(commands).map(([name, command]) =>
      vscode.commands.registerCommand(name, (target: unknown, selected: unknown) =>
        command(parts, target, selected),
      ),
    ),
  );
}

type Target = [target: unknown, selected: unknown];

async function put(parts: ReadingParts, mark: Mark, target: Target): Promise<void> {
  const ids = await papersOf(parts.server, parts.views, ...target);
  if (ids.length === 0) return sayNoPaper();
  const done = await parts.store.change((list, moment) => marked(list, ids, mark, moment));
  if (ids.length > 1 && mark === 'read') await sayRead(parts.store, done);
}

async function take(parts: ReadingParts, mark: Mark, target: Target): Promise<void> {
  const ids = await papersOf(parts.server, parts.views, ...target);
  if (ids.length === 0) return sayNoPaper();
  await parts.store.change((list, moment) => unmarked(list, ids, mark, moment));
}

/** Marks every paper of the digest in the editor, which is all that its day's rows show of it. */
async function markDigestRead(parts: ReadingParts, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  const ids = uri ? await parts.server.ask(method.papersOfDigest, { uri: uri.toString() }) : [];
  await sayRead(
    parts.store,
    await parts.store.change((list, moment) => marked(list, ids as ArxivId[], 'read', moment)),
  );
}

async function sayRead(store: ReadingListStore, done: Done): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const text = vscode.l10n.t('Marked as read: {0}.', papersText(done.change.size));
  if ((await showInformation(text, undo)) === undo) await undoChange(store, done);
}

/** Behind the keys of triage that came before. */
async function undoLast({ store, triage }: ReadingParts): Promise<void> {
  await triage.settled();
  await undoChange(store);
}

async function sayNoPaper(): Promise<void> {
  await showInformation(vscode.l10n.t('Put the cursor into a paper first.'));
}

async function openNotes({ server }: ReadingParts, target: Target): Promise<void> {
  const papers = await paperRowsOf(server, ...target);
  if (papers.length === 0) return sayNoPaper();
  for (const paper of papers) await editNote(paper);
}

/** Opens the first paper behind the cursor that is not read. */
async function openNextUnread({ views: { days } }: ReadingParts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const row = editor && (await days.tree.rowAt(editor.document.uri, editor.selection.active));
  const next = await days.tree.unreadBehind(row ?? days.selected);
  if (next?.location) await openLocation(next.location);
  else await showInformation(vscode.l10n.t('Every paper that is shown is read.'));
}

/** With the argument `unasked` there is no question. */
async function clear({ store }: ReadingParts, how: unknown): Promise<void> {
  if (how === 'unasked' || (await mayClear())) await store.change(cleared);
}

async function mayClear(): Promise<boolean> {
  const yes = vscode.l10n.t('Clear');
  const choice = await showWarning(
    vscode.l10n.t('Clear the reading list?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Stars, notes and what is read go in every window. You can undo this in this window.',
      ),
    },
    yes,
  );
  return choice === yes;
}

function hide(view: PaperView, hidden: Hidden): void {
  view.hides = [...view.hides.filter(each => each !== hidden), hidden];
}

function show(view: PaperView, hidden: Hidden): void {
  view.hides = view.hides.filter(each => each !== hidden);
}

function list({ views }: ReadingParts, listed: ListedPapers): void {
  views.readingList.listed = listed;
}

/** Key bindings say where they were pressed. */
function placeOf(value: unknown): TriagePlace {
  const places: readonly unknown[] = ['topics', 'readingList', 'searchResults', 'editor'];
  return places.includes(value) ? (value as TriagePlace) : 'days';
}

import * as vscode from 'vscode';
import type { ArxivId } from '../../core/arxiv.ts';
import { marked, readingOf, unmarked } from '../../core/readingList/readingList.ts';
import type { TreeNode, TreeView } from '../../protocol/protocol.ts';
import type { DigestServer } from '../digestServer.ts';
import { showInformation } from '../notifications.ts';
import { openLocation } from '../openPaper.ts';
import type { PaperView } from '../paperView.ts';
import { editNote } from './noteFiles.ts';
import type { ReadingListStore } from './readingListStore.ts';

/** Where a key was pressed: in a view, or in the text of a digest. */
export type TriagePlace = TreeView | 'editor';

/**
 * Going through papers with single keys. It is on from `start` to `end`; the status bar shows it, and key bindings ask
 * for the context key `digestLens.triage`.
 */
export class Triage implements vscode.Disposable {
  readonly #server: DigestServer;
  readonly #store: ReadingListStore;
  readonly #views: Readonly<Record<TreeView, PaperView>>;
  readonly #item: vscode.StatusBarItem;
  #steps: Promise<void> = Promise.resolve();

  constructor(server: DigestServer, store: ReadingListStore, views: Readonly<Record<TreeView, PaperView>>) {
    this.#server = server;
    this.#store = store;
    this.#views = views;
    this.#item = vscode.window.createStatusBarItem('digestLens.triage', vscode.StatusBarAlignment.Left, -1);
    this.#item.name = vscode.l10n.t('Digest Lens: Triage');
    this.#item.text = `$(checklist) ${vscode.l10n.t('Triage: R read, S star, J next, E note, U undo, Esc ends')}`;
    this.#item.tooltip = vscode.l10n.t('Keys go through papers now. Click to end that.');
    this.#item.command = 'digestLens.endTriage';
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  }

  /** Begins at the selected row or the paper under the cursor, if that is not read, or at the next one that is not. */
  async start(place: TriagePlace): Promise<void> {
    await this.#set(true);
    await this.#step(async () => {
      const row = await this.#current(place);
      await (row?.paper && !this.#isRead(row) ? this.#show(row, place) : this.#goOn(row, place));
    });
  }

  async end(): Promise<void> {
    await this.#set(false);
  }

  /** Marks the paper as read and goes on to the next one that is not. */
  read(place: TriagePlace): Promise<void> {
    return this.#step(async () => {
      const row = await this.#current(place);
      const id = idOf(row);
      if (id) await this.#store.change((list, moment) => marked(list, [id], 'read', moment));
      await this.#goOn(row, place);
    });
  }

  /** Gives the paper a star, or takes it. */
  star(place: TriagePlace): Promise<void> {
    return this.#step(async () => {
      const id = idOf(await this.#current(place));
      if (!id) return;
      await this.#store.change((list, moment) =>
        (readingOf(list, id).starred === undefined ? marked : unmarked)(list, [id], 'starred', moment),
      );
    });
  }

  /** Goes on to the next paper that is not read. */
  next(place: TriagePlace): Promise<void> {
    return this.#step(async () => this.#goOn(await this.#current(place), place));
  }

  /** Opens the note on the paper. */
  note(place: TriagePlace): Promise<void> {
    return this.#step(async () => {
      const paper = (await this.#current(place))?.paper;
      if (paper) await editNote(paper);
    });
  }

  dispose(): void {
    this.#item.dispose();
  }

  /** One step behind the other, however fast keys come. */
  #step(step: () => Promise<void>): Promise<void> {
    const done = this.#steps.then(step);
    this.#steps = done.catch(() => undefined); // Told to who waits for this step; the next one begins anew.
    return done;
  }

  /** First the keys, so that the status bar never says what does not hold yet. */
  async #set(isOn: boolean): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'digestLens.triage', isOn);
    if (isOn) this.#item.show();
    else this.#item.hide();
  }

  async #current(place: TriagePlace): Promise<TreeNode | undefined> {
    if (place !== 'editor') return this.#views[place].selectedSoon();
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'markdown') return undefined;
    return this.#views.days.tree.rowAt(editor.document.uri, editor.selection.active);
  }

  async #goOn(row: TreeNode | undefined, place: TriagePlace): Promise<void> {
    const next = await this.#views[place === 'editor' ? 'days' : place].tree.unreadBehind(row);
    if (next) {
      await this.#show(next, place);
      return;
    }
    await this.end();
    this.#server.inBackground(showInformation(vscode.l10n.t('Every paper that is shown is read.')));
  }

  async #show(row: TreeNode, place: TriagePlace): Promise<void> {
    if (row.location) await openLocation(row.location, { preserveFocus: place !== 'editor' });
    if (place !== 'editor') await this.#views[place].focus(row);
  }

  #isRead(row: TreeNode): boolean {
    const id = idOf(row);
    return id !== undefined && readingOf(this.#store.list, id).read !== undefined;
  }
}

function idOf(row: TreeNode | undefined): ArxivId | undefined {
  return row?.paper?.arxivId as ArxivId | undefined;
}

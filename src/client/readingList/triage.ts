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
  /** What the step under way leads to, where there is one. */
  #underWay: Promise<TreeNode | undefined> | undefined;
  #place: TriagePlace = 'days';
  #shown: TreeNode | undefined;
  /** While it is on; cancelled when it ends. */
  #mode: vscode.CancellationTokenSource | undefined;

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

  /** Whether it selects rows itself: then no view is to follow the cursor, which would take the keyboard from its row. */
  get leads(): boolean {
    return this.#mode !== undefined && this.#place !== 'editor';
  }

  /** Begins at the selected row or the paper under the cursor, if that is not read, or at the next one that is not. */
  async start(place: TriagePlace): Promise<void> {
    this.#shown = undefined;
    await this.#set(true);
    await this.#step(place, async row => {
      if (!row?.paper || this.#isRead(row)) return this.#goOn(row, place);
      await this.#show(row, place);
      return row;
    });
  }

  /** Keys that came before still do what they do, but show nothing any more. */
  async end(): Promise<void> {
    await this.#set(false);
  }

  /**
   * Marks the paper as read and goes on to the next one that is not. The mark comes last: every row is drawn anew for
   * it, and a row that is to be selected meanwhile would have to wait.
   */
  read(place: TriagePlace): Promise<void> {
    return this.#step(place, async row => {
      const id = idOf(row);
      const next = await this.#goOn(row, place, id);
      if (id) await this.#store.change((list, moment) => marked(list, [id], 'read', moment));
      return next;
    });
  }

  /** Gives the paper a star, or takes it. */
  star(place: TriagePlace): Promise<void> {
    return this.#step(place, async row => {
      const id = idOf(row);
      if (!id) return row;
      await this.#store.change((list, moment) =>
        (readingOf(list, id).starred === undefined ? marked : unmarked)(list, [id], 'starred', moment),
      );
      return row;
    });
  }

  /** Goes on to the next paper that is not read. */
  next(place: TriagePlace): Promise<void> {
    return this.#step(place, row => this.#goOn(row, place));
  }

  /** Opens the note on the paper. */
  note(place: TriagePlace): Promise<void> {
    return this.#step(place, async row => {
      if (row?.paper) await editNote(row.paper);
      return row;
    });
  }

  /** Resolves when every key has done what it does. */
  async settled(): Promise<void> {
    await this.#underWay;
  }

  dispose(): void {
    this.#mode?.dispose();
    this.#item.dispose();
  }

  /**
   * Does one step behind the other, however fast keys come. A step begins at the selected row, or where the step before
   * it leads to: a key that comes meanwhile means that row.
   */
  #step(
    place: TriagePlace,
    step: (row: TreeNode | undefined) => Promise<TreeNode | undefined>,
  ): Promise<void> {
    this.#place = place;
    const before = this.#underWay;
    const done = Promise.resolve(before).then(async row => step(row ?? (await this.#current(place))));
    const underWay = done.catch(() => undefined); // Told to who waits for this step; the next one begins anew.
    this.#underWay = underWay;
    void underWay.then(() => {
      if (this.#underWay === underWay) this.#underWay = undefined;
    });
    return done.then(() => undefined);
  }

  /** First the keys, so that the status bar never says what does not hold yet. */
  async #set(isOn: boolean): Promise<void> {
    this.#mode?.cancel();
    this.#mode = isOn ? new vscode.CancellationTokenSource() : undefined;
    await vscode.commands.executeCommand('setContext', 'digestLens.triage', isOn);
    if (isOn) this.#item.show();
    else this.#item.hide();
  }

  async #current(place: TriagePlace): Promise<TreeNode | undefined> {
    // A key that meets a refresh of the rows finds none selected.
    if (place !== 'editor') return (await this.#views[place].selectedSoon()) ?? this.#shown;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'markdown') return undefined;
    return this.#views.days.tree.rowAt(editor.document.uri, editor.selection.active);
  }

  async #goOn(
    row: TreeNode | undefined,
    place: TriagePlace,
    besides?: ArxivId,
  ): Promise<TreeNode | undefined> {
    const next = await this.#views[place === 'editor' ? 'days' : place].tree.unreadBehind(row, besides);
    if (next) await this.#show(next, place);
    else if (this.#mode) {
      await this.end();
      this.#server.inBackground(showInformation(vscode.l10n.t('Every paper that is shown is read.')));
    }
    return next;
  }

  async #show(row: TreeNode, place: TriagePlace): Promise<void> {
    const token = this.#mode?.token;
    if (!token) return;
    if (row.location) await openLocation(row.location, { preserveFocus: place !== 'editor' });
    if (place !== 'editor' && !token.isCancellationRequested) await this.#views[place].focus(row, token);
    this.#shown = row;
  }

  #isRead(row: TreeNode): boolean {
    const id = idOf(row);
    return id !== undefined && readingOf(this.#store.list, id).read !== undefined;
  }
}

function idOf(row: TreeNode | undefined): ArxivId | undefined {
  return row?.paper?.arxivId as ArxivId | undefined;
}

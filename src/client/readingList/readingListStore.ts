import * as vscode from 'vscode';
import type { ArxivId } from '../../core/arxiv.ts';
import {
  emptyList,
  type Moment,
  papersIn,
  type Reading,
  type ReadingList,
  readingOf,
  undone,
} from '../../core/readingList/readingList.ts';
import { showError } from '../notifications.ts';
import { Journal } from './journal.ts';
import { journalFolder, journalSuffix } from './journalFolder.ts';

/** Works out a change of a list. */
export type Change = (list: ReadingList, moment: Moment) => ReadingList;

/** A change that was made, so that it can be taken back. */
export interface Done {
  /** The changed papers as they were. */
  readonly before: ReadingList;
  readonly change: ReadingList;
}

/** Further back nobody remembers what undoing would bring. */
const mostUndone = 100;

/** The user's reading list: read when somebody first asks, the same in every window, safe on disk soon behind each change. */
export class ReadingListStore implements vscode.Disposable {
  readonly #root: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #journal: Journal;
  readonly #by = crypto.randomUUID().slice(0, 8);
  readonly #changed = new vscode.EventEmitter<readonly ArxivId[]>();
  #done: Done[] = [];
  #listeners: readonly vscode.Disposable[] = [];
  #loaded: Promise<void> | undefined;
  #asked: ReadingList = emptyList;
  #isUsed = false;

  constructor(storage: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#root = vscode.Uri.joinPath(storage, 'reading-list');
    this.#log = log;
    this.#journal = new Journal(journalFolder(this.#root), () => {
      return `${Date.now().toString(36)}-${crypto.randomUUID().slice(0, 8)}${journalSuffix}`;
    });
  }

  /** Fires with the papers of which something else holds than before. */
  get onDidChange(): vscode.Event<readonly ArxivId[]> {
    return this.#changed.event;
  }

  /** The list as far as it was loaded. */
  get list(): ReadingList {
    return this.#journal.list;
  }

  /** Whether anything is marked or noted: who keeps no reading list need not see one. */
  get isUsed(): boolean {
    if (this.#asked !== this.list)
      [this.#asked, this.#isUsed] = [this.list, !papersIn(this.list).next().done];
    return this.#isUsed;
  }

  /** What holds of a paper; undefined for every paper as long as nothing is marked. */
  readingOf(id: ArxivId): Reading | undefined {
    return this.isUsed ? readingOf(this.list, id) : undefined;
  }

  /** Reads the list where that was not done yet, and watches for what other windows write from then on. */
  load(): Promise<void> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** Reads what other windows have written. */
  async refresh(): Promise<void> {
    const news = await this.#journal.refresh();
    if (news.size > 0) this.#changed.fire([...news.keys()]);
  }

  /** Makes a change that can be undone; the answer has the papers that it changed. It is saved behind that. */
  async change(make: Change): Promise<Done> {
    const done = await this.#apply(make);
    if (done.change.size > 0) this.#done.push(done);
    if (this.#done.length > mostUndone) this.#done.shift();
    return done;
  }

  /** Takes a change back, the last of this window where none is named; false where nothing is left of it. */
  async undo(done = this.#done.at(-1)): Promise<boolean> {
    if (!done) return false;
    this.#done = this.#done.filter(other => other !== done);
    const { change } = await this.#apply((list, moment) => undone(list, done, moment));
    return change.size > 0;
  }

  /** Resolves when everything that can be written is written. */
  settled(): Promise<void> {
    return this.#journal.settled();
  }

  dispose(): void {
    this.#changed.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  async #load(): Promise<void> {
    try {
      // Before it is watched: what is not there yet is watched with long delays.
      await vscode.workspace.fs.createDirectory(this.#root);
      this.#listeners = this.#watch();
      await this.#journal.refresh();
    } catch (error) {
      this.#log.error(error as Error);
      void showError(vscode.l10n.t('The reading list could not be read: {0}', messageOf(error)));
    }
  }

  #watch(): vscode.Disposable[] {
    const refresh = () => {
      this.refresh().catch(error => this.#log.error(error));
    };
    const files = new vscode.RelativePattern(this.#root, `*${journalSuffix}`);
    const watcher = vscode.workspace.createFileSystemWatcher(files, false, false, true);
    return [
      watcher,
      watcher.onDidCreate(refresh),
      watcher.onDidChange(refresh),
      // Where a file system cannot be watched, who comes back to this window sees what another one did.
      vscode.window.onDidChangeWindowState(({ focused }) => focused && refresh()),
    ];
  }

  async #apply(make: Change): Promise<Done> {
    await this.load();
    const list = this.list;
    const change = make(list, { now: Date.now(), by: this.#by });
    if (change.size === 0) return { change, before: emptyList };
    const saved = this.#journal.add(change);
    this.#changed.fire([...change.keys()]);
    saved.catch((error: unknown) => {
      this.#log.error(error as Error);
      void showError(
        vscode.l10n.t(
          'The reading list could not be saved: {0} It is saved with your next change, if this window stays open.',
          messageOf(error),
        ),
      );
    });
    const before = new Map(
      [...change.keys()].flatMap(id => (list.has(id) ? [[id, list.get(id) ?? {}]] : [])),
    );
    return { change, before };
  }
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?。]$/.test(message) ? message : `${message}.`;
}

import type { Uri } from '../core/uri.ts';
import type { Clock } from './slices.ts';

/** How long a burst of changes may keep the views waiting, in milliseconds. */
const mostPatience = 2_000;

/** What is told of changes, and to whom. */
export interface Listeners {
  /** Files are being read, and whether these are the folders at the start: then it is shown how far that is. */
  readonly reading: () => 'nothing' | 'changes' | 'folders';
  /** Brings everything up to date before anybody is told. */
  readonly settle: () => void;
  /** Something changed, and with it the problems of these digests. */
  readonly tellProblems: (dirty: readonly Uri[]) => void;
  /** It is quiet: the views are told, and what could wait is done. */
  readonly tellViews: () => void;
}

/** When the client hears of changes: of problems at once, in the views after a quiet moment, of a burst once. */
export class News {
  readonly #clock: Clock & { readonly quiet: number };
  readonly #listeners: Listeners;
  #announcement: ReturnType<typeof setTimeout> | undefined;
  /** What was told and is not in the library yet, or on its way there. */
  #underway = 0;
  /** Since when somebody waits for what changed. */
  #waitingSince: number | undefined;
  /** Digests with other problems, of which nobody has heard yet. */
  #unheard: Set<Uri> | undefined;

  constructor(clock: Clock & { readonly quiet: number }, listeners: Listeners) {
    this.#clock = clock;
    this.#listeners = listeners;
  }

  /** Whether anything is under way into the library. */
  get isBusy(): boolean {
    return this.#underway > 0 || this.#listeners.reading() !== 'nothing';
  }

  /** Whether nothing is under way into the library, and the views have heard of what is in it. */
  get isQuiet(): boolean {
    return !this.isBusy && this.#announcement === undefined;
  }

  /** Something changed, and with it the problems of some digests. */
  changed(dirty: Iterable<Uri>): void {
    this.#unheard ??= new Set();
    for (const uri of dirty) this.#unheard.add(uri);
    // A burst of files is one piece of news.
    if (!this.isBusy) this.#tellProblems();
    this.soon();
  }

  /** Tells the views after a quiet moment. One timer, however many changes. */
  soon(): void {
    this.#waitingSince ??= this.#clock.now();
    this.#announcement ??= setTimeout(() => {
      this.#announcement = undefined;
      // While folders are read the views show how far that is; a burst of changes they show when it is over.
      if (this.isBusy && this.#listeners.reading() !== 'folders' && this.#isPatient) return this.soon();
      this.#waitingSince = undefined;
      this.#listeners.settle();
      this.#tellProblems();
      this.#listeners.tellViews();
    }, this.#clock.quiet);
  }

  /** Tells the views when it has been quiet from now on: whoever types can wait. */
  later(): void {
    clearTimeout(this.#announcement);
    this.#announcement = undefined;
    this.soon();
  }

  /** The same for changes that somebody waits for, but no longer than a burst may last. */
  afterBurst(): void {
    if (this.#isPatient) this.later();
  }

  /** Changes are under way as long as some work lasts; then the views are told. */
  async during(work: Promise<void>): Promise<void> {
    await this.meanwhile(work).finally(() => this.soon());
  }

  /** Changes may be under way as long as some work lasts, of which nobody needs to hear. */
  async meanwhile<T>(work: Promise<T>): Promise<T> {
    this.#underway++;
    try {
      return await work;
    } finally {
      this.#underway--;
    }
  }

  get #isPatient(): boolean {
    return this.#clock.now() - (this.#waitingSince ?? this.#clock.now()) < mostPatience;
  }

  #tellProblems(): void {
    if (!this.#unheard) return;
    const dirty = [...this.#unheard];
    this.#unheard = undefined;
    this.#listeners.tellProblems(dirty);
  }
}

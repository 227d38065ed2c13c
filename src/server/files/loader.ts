import { type Reading, readingOf } from '../../core/dialects/reading.ts';
import type { Digest } from '../../core/digest.ts';
import { liesIn, type Uri } from '../../core/uri.ts';
import type { FolderSettings } from '../settings/settingsReader.ts';
import type { Clock } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import type { Cache } from './cache.ts';
import type { FileSource, FileText } from './fileSource.ts';
import { Shelf } from './shelf.ts';

/** How far the reading of the folders is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Reads the folders of a workspace into it, in batches, and single files when they change. What changed comes first, and
 * a file that changes while it is read is read again: the later text wins.
 */
export class Loader {
  readonly #workspace: Workspace;
  readonly #files: FileSource;
  readonly #clock: Clock;
  readonly #onProgress: () => void;
  readonly #failed: (uri: Uri, error: unknown) => string;
  readonly #shelf: Shelf;
  readonly #cache: Cache | undefined;
  #restored: Promise<void> | undefined;
  /** Whether the folders have been read, and whether search has been filled with what was kept of it. */
  #isLoaded = false;
  #isFilled = false;
  #folders: readonly Pick<FolderSettings, 'folder' | 'globs'>[] = [];
  #round = 0;
  #progress: Progress | undefined;
  #folderFailures: readonly string[] = [];
  readonly #fileFailures = new Map<Uri, string>();
  /** Files that changed. */
  readonly #changed = new Set<Uri>();
  /** Files that are still to be read since the folders were listed. */
  readonly #listed = new Set<Uri>();
  /** Files that are being read. */
  readonly #reading = new Set<Uri>();
  /** Files that changed while folders are being listed: whether they are in the list says nothing. */
  #sinceListing: Set<Uri> | undefined;
  #draining: Promise<void> | undefined;

  /** `failed` makes a sentence of a mistake of ours in reading a file. */
  constructor(
    workspace: Workspace,
    files: FileSource,
    cache: Cache | undefined,
    clock: Clock,
    onProgress: () => void,
    failed: (uri: Uri, error: unknown) => string,
  ) {
    this.#failed = failed;
    this.#workspace = workspace;
    this.#files = files;
    this.#clock = clock;
    this.#onProgress = onProgress;
    this.#cache = cache;
    this.#shelf = new Shelf(uri => void this.refresh([uri]));
  }

  /** How far the reading of folders is; undefined when none are being read. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Whether the folders have been read once. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Whether anything is being read. */
  get isBusy(): boolean {
    return this.#progress !== undefined || this.#draining !== undefined;
  }

  /** Whole sentences on folders and files that could not be read. */
  get failures(): readonly string[] {
    return [...this.#folderFailures, ...this.#fileFailures.values()];
  }

  /**
   * Reads all folders from the start; a later call ends an earlier one. What one folder holds is read before others have
   * been listed: one may lie behind a slow network. Files that are gone leave the library.
   */
  async load(folders: readonly Pick<FolderSettings, 'folder' | 'globs'>[]): Promise<void> {
    const round = ++this.#round;
    this.#progress = { done: 0, total: 0 };
    const changed = new Set<Uri>();
    this.#sinceListing = changed;
    this.#folders = folders;
    this.#folderFailures = [];
    this.#fileFailures.clear();
    // What waits or is being read was wanted with other settings, or was read before the file was put aside.
    this.#changed.clear();
    this.#listed.clear();
    this.#reading.clear();
    this.#onProgress();
    this.#restored ??= this.#cache?.restore(this.#shelf);
    const found = new Set<Uri>();
    await Promise.all(
      folders.map(async ({ folder, globs }) => {
        const { uris, failures } = await this.#files.find(folder, globs);
        await this.#restored;
        if (round !== this.#round) return;
        this.#folderFailures = [...this.#folderFailures, ...failures];
        this.#list(uris, found);
      }),
    );
    if (round !== this.#round) return;
    this.#sinceListing = undefined;
    this.#shelf.keepOnly(new Set([...found, ...changed]));
    await this.#sweep([...this.#workspace.library.digests()].map(({ uri }) => uri));
    await this.#drain();
    if (round !== this.#round) return;
    this.#progress = undefined;
    this.#isLoaded = true;
    this.#onProgress();
  }

  /** Reads files that were created, changed or deleted, or that are not open any more; a burst is one reading. */
  refresh(uris: Iterable<Uri>): Promise<void> {
    for (const uri of uris) {
      this.#changed.add(uri);
      this.#reading.delete(uri);
      this.#sinceListing?.add(uri);
    }
    return this.#drain();
  }

  /** Whether a file was read, or will be. */
  knows(uri: Uri): boolean {
    const waits = this.#changed.has(uri) || this.#listed.has(uri) || this.#reading.has(uri);
    return waits || this.#shelf.has(uri) || this.#fileFailures.has(uri);
  }

  /** The files in some folders that were read, or are being read. */
  filesIn(folders: ReadonlySet<Uri>): Uri[] {
    if (folders.size === 0) return [];
    const files = new Set([...this.#shelf.uris(), ...this.#reading, ...this.#fileFailures.keys()]);
    return [...files].filter(uri => liesIn(uri, folders));
  }

  /** Files are none of the workspace any more, whether they are there or not. */
  async forget(uris: readonly Uri[]): Promise<void> {
    for (const uri of uris) {
      this.#changed.delete(uri);
      this.#listed.delete(uri);
      this.#reading.delete(uri);
      this.#fileFailures.delete(uri);
      this.#shelf.forget(uri);
    }
    await this.#sweep(uris);
    this.#onProgress();
  }

  /** Fills search, where nothing is yet, with what was kept of it at the last start. */
  async fillFromCache(): Promise<void> {
    if (this.#isFilled) return;
    this.#isFilled = true;
    const { catalogue, topics } = this.#workspace;
    await this.#cache?.fill(catalogue, topics);
  }

  /** Writes what the next start can use, unless something is being read that belongs to it. */
  async save(): Promise<void> {
    const { catalogue, topics } = this.#workspace;
    if (!this.isBusy) await this.#cache?.save(this.#shelf, catalogue, topics);
  }

  /** Takes away what was kept, in bytes, and reads everything anew; undefined where nothing is kept. */
  async clearCache(): Promise<number | undefined> {
    const bytes = await this.#cache?.clear();
    if (bytes === undefined) return undefined;
    this.#shelf.clear();
    this.#workspace.catalogue.noteAll();
    void this.load(this.#folders);
    return bytes;
  }

  /** Has files read that were found now, with those that still wait for it. */
  #list(uris: readonly Uri[], found: Set<Uri>): void {
    const waiting = [...this.#listed, ...uris.filter(uri => !found.has(uri))];
    for (const uri of uris) found.add(uri);
    this.#listed.clear();
    for (const uri of waiting.sort(newestNameFirst)) this.#listed.add(uri);
    this.#progress = { done: found.size - waiting.length, total: found.size };
    void this.#drain();
  }

  #drain(): Promise<void> {
    if (this.#changed.size > 0 || this.#listed.size > 0) this.#draining ??= this.#readAll();
    return this.#draining ?? Promise.resolve();
  }

  async #readAll(): Promise<void> {
    try {
      while (this.#changed.size > 0 || this.#listed.size > 0) await this.#readBatch();
    } finally {
      // In the same moment as the last look: what is told from now on starts another reading.
      this.#draining = undefined;
    }
    this.#onProgress();
  }

  async #readBatch(): Promise<void> {
    const uris = [...taken(this.#changed, batch), ...taken(this.#listed, batch)].slice(0, batch);
    for (const uri of uris) {
      this.#changed.delete(uri);
      this.#listed.delete(uri);
      this.#reading.add(uri);
    }
    await this.#read(uris);
    const { total = 0 } = this.#progress ?? {};
    if (this.#progress && total > 0) this.#progress = { done: Math.max(0, total - this.#listed.size), total };
    this.#onProgress();
    await this.#clock.pause();
  }

  async #read(uris: readonly Uri[]): Promise<void> {
    const workspace = this.#workspace;
    const wanted = uris.filter(uri => !workspace.isOpen(uri));
    const readings = new Map(wanted.map(uri => [uri, readingOf(workspace.settingsOf(uri))]));
    const read = await this.#files.read(wanted, uri => {
      const reading = readings.get(uri);
      return reading && this.#shelf.stampOf(uri, reading);
    });
    let until = this.#clock.now() + slice;
    for (const [index, uri] of wanted.entries()) {
      const [file, reading] = [read[index], readings.get(uri)];
      // What changed again while it was being read will be read once more: the old text is not to win.
      if (!file || !reading || !this.#reading.delete(uri)) continue;
      this.#fileFailures.delete(uri);
      if (file.kind === 'none' && file.failure) this.#fileFailures.set(uri, file.failure);
      workspace.fileRead(uri, this.#taken(uri, file, reading));
      if (this.#clock.now() < until) continue;
      workspace.sync();
      await this.#clock.pause();
      until = this.#clock.now() + slice;
    }
    workspace.sync();
  }

  /** The digest in a file that was read. A file that we fail on has none: it takes no other with it. */
  #taken(uri: Uri, file: FileText, reading: Reading): Digest | undefined {
    try {
      return this.#shelf.take(uri, file, reading);
    } catch (error) {
      this.#fileFailures.set(uri, this.#failed(uri, error));
      this.#shelf.forget(uri);
      return undefined;
    }
  }

  /** Those of some files that nobody wants any more leave the library; what was told meanwhile is wanted again. */
  async #sweep(uris: readonly Uri[]): Promise<void> {
    let until = this.#clock.now() + slice;
    for (const uri of uris) {
      if (!this.knows(uri)) this.#workspace.fileRead(uri, undefined);
      if (this.#clock.now() < until) continue;
      this.#workspace.sync();
      await this.#clock.pause();
      until = this.#clock.now() + slice;
    }
    this.#workspace.sync();
  }
}

/** Files in one reading: enough to keep the disk busy, few enough that what changes meanwhile waits for few. */
const batch = 16;

/** The longest that is worked on in one go, in milliseconds. */
const slice = 8;

/** Digests are named by day, so the end of the alphabet is what a reader wants first. */
function newestNameFirst(a: Uri, b: Uri): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

function taken(uris: ReadonlySet<Uri>, most: number): Uri[] {
  const first: Uri[] = [];
  for (const uri of uris) {
    if (first.length === most) break;
    first.push(uri);
  }
  return first;
}

import type { Uri } from '../core/uri.ts';
import type { FileSource } from './fileSource.ts';
import type { FolderSettings } from './settingsReader.ts';
import type { Workspace } from './workspace.ts';

/** How far the reading of the folders is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Reads the folders of a workspace into it, in batches, and single files when they change. */
export class Loader {
  readonly #workspace: Workspace;
  readonly #files: FileSource;
  readonly #pause: () => Promise<void>;
  readonly #onProgress: () => void;
  #round = 0;
  #progress: Progress | undefined;
  #folderFailures: readonly string[] = [];
  readonly #fileFailures = new Map<Uri, string>();
  /** Files that change while folders are being read: the later text must win. */
  readonly #queue = new Set<Uri>();
  #draining: Promise<void> | undefined;

  constructor(workspace: Workspace, files: FileSource, pause: () => Promise<void>, onProgress: () => void) {
    this.#workspace = workspace;
    this.#files = files;
    this.#pause = pause;
    this.#onProgress = onProgress;
  }

  /** Undefined when nothing is being read. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Whole sentences on folders and files that could not be read. */
  get failures(): readonly string[] {
    return [...this.#folderFailures, ...this.#fileFailures.values()];
  }

  /** Reads all folders from the start; a later call ends an earlier one. Files that are gone leave the library. */
  async load(folders: readonly Pick<FolderSettings, 'folder' | 'globs'>[]): Promise<void> {
    const round = ++this.#round;
    this.#progress = { done: 0, total: 0 };
    this.#onProgress();
    const found = await Promise.all(folders.map(({ folder, globs }) => this.#files.find(folder, globs)));
    if (round !== this.#round) return;
    this.#folderFailures = found.flatMap(({ failures }) => failures);
    this.#fileFailures.clear();
    const uris = [...new Set(found.flatMap(folder => folder.uris))].sort(newestNameFirst);
    this.#forgetAllBut(new Set(uris));
    for (let done = 0; done < uris.length; done += batch) {
      this.#progress = { done, total: uris.length };
      await this.#read(uris.slice(done, done + batch));
      if (round !== this.#round) return;
      this.#onProgress();
      await this.#pause();
    }
    this.#progress = undefined;
    this.#onProgress();
  }

  /** Reads files that were created or changed, or that are not open any more; a burst is one reading. */
  refresh(uris: Iterable<Uri>): Promise<void> {
    for (const uri of uris) this.#queue.add(uri);
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  /** Files are gone from disk. */
  forget(uris: readonly Uri[]): void {
    for (const uri of uris) this.#fileFailures.delete(uri);
    this.#workspace.filesRead(uris.map(uri => [uri, undefined] as const));
    this.#workspace.sync();
    this.#onProgress();
  }

  async #drain(): Promise<void> {
    while (this.#queue.size > 0) {
      const uris = [...this.#queue].slice(0, batch);
      for (const uri of uris) this.#queue.delete(uri);
      await this.#read(uris);
      this.#onProgress();
      await this.#pause();
    }
  }

  async #read(uris: readonly Uri[]): Promise<void> {
    const wanted = uris.filter(uri => !this.#workspace.isOpen(uri));
    const read = await this.#files.read(wanted);
    const texts: (readonly [Uri, string | undefined])[] = [];
    wanted.forEach((uri, index) => {
      const file = read[index];
      // What changed again while it was being read will be read once more: the old text is not to win.
      if (!file || this.#queue.has(uri)) return;
      texts.push([uri, file.kind === 'text' ? file.text : undefined]);
      if (file.kind === 'none' && file.failure) this.#fileFailures.set(uri, file.failure);
      else this.#fileFailures.delete(uri);
    });
    this.#workspace.filesRead(texts);
    this.#workspace.sync();
  }

  #forgetAllBut(uris: ReadonlySet<Uri>): void {
    const gone = [...this.#workspace.library.digests()].map(({ uri }) => uri).filter(uri => !uris.has(uri));
    this.#workspace.filesRead(
      gone.filter(uri => !this.#workspace.isOpen(uri)).map(uri => [uri, undefined] as const),
    );
    this.#workspace.sync();
  }
}

/** Files in one reading: enough to keep the disk busy, few enough to answer between two. */
const batch = 8;

/** Digests are named by day, so the end of the alphabet is what a reader wants first. */
function newestNameFirst(a: Uri, b: Uri): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

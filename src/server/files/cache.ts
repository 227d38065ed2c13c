import type { Catalogue, KeptPapers, StampOf } from '../../core/catalogue.ts';
import { paperStamps } from '../../core/shelf/paperStamp.ts';
import type { Clock } from '../slices.ts';
import { cachedFiles, cachedText } from './cachedFiles.ts';
import type { Shelf } from './shelf.ts';

/** A folder of named bytes that outlives the server: each as it was written, or not there at all. Never throws. */
export interface CacheFolder {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array | undefined>;
  /** False where it could not be written, or there is no room for it. */
  write(name: string, bytes: Uint8Array): Promise<boolean>;
  remove(name: string): Promise<void>;
  /** Takes everything away, and says how many bytes that were. */
  clear(): Promise<number>;
}

/**
 * What one start leaves to the next: the digests in files by what the files are known again, and the search index. All
 * of it can be made anew, so whatever is not right is not there. Two servers on one folder overwrite each other's parts,
 * and each part is right by itself.
 */
export class Cache {
  readonly #folder: CacheFolder;
  readonly #clock: Clock;
  /** Parts of the search index that are written, by their names. */
  readonly #written = new Map<string, { readonly of: WeakRef<object>; readonly revision: number }>();
  /** Parts of its words that are written, by their numbers: the revisions. */
  readonly #writtenWords: number[] = [];
  #saving: Promise<void> | undefined;

  constructor(folder: CacheFolder, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Puts on a shelf what files held at the last start. */
  async restore(shelf: Shelf): Promise<void> {
    const names = (await this.#folder.names()).filter(name => name.startsWith('digests-'));
    for (let at = 0; at < names.length; at += atOnce) {
      const some = names.slice(at, at + atOnce);
      const bytes = await Promise.all(some.map(name => this.#folder.read(name)));
      for (const [index, name] of some.entries()) {
        const files = bytes[index] && cachedFiles(bytes[index]);
        if (files) shelf.restore(files);
        else shelf.mark(name);
        await this.#clock.pause();
      }
    }
  }

  /** Gives a search index the papers that it had at the last start and that read as they did. */
  async fill(catalogue: Catalogue, topics: string): Promise<void> {
    await this.#restoreWords(catalogue);
    const stampOf = paperStamps(topics);
    const names = (await this.#folder.names()).filter(name => name.startsWith('search-'));
    let next = this.#read(names[0]);
    for (const [index, name] of names.entries()) {
      const bytes = await next;
      next = this.#read(names[index + 1]);
      const before = new Set<object>([...catalogue.kept()].map(({ of }) => of));
      if (bytes && catalogue.admit(bytes, stampOf)) {
        // What is there now is what is written there, but for papers that read differently: nobody will miss these.
        const [admitted, ...others] = [...catalogue.kept()].filter(({ of }) => !before.has(of));
        if (admitted && others.length === 0) this.#wrote(name, admitted);
      }
      await this.#clock.pause();
    }
  }

  /** Writes what changed since it was last written, part by part; one call at a time. */
  save(shelf: Shelf, catalogue: Catalogue, topics: string): Promise<void> {
    this.#saving ??= this.#save(shelf, catalogue, topics).finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  /** Takes everything away, and says how many bytes that were. */
  async clear(): Promise<number> {
    await this.#saving;
    this.#written.clear();
    this.#writtenWords.length = 0;
    return this.#folder.clear();
  }

  async #restoreWords(catalogue: Catalogue): Promise<void> {
    for (let number = 0; ; number++) {
      const bytes = await this.#folder.read(wordsName(number));
      if (!bytes || !catalogue.restoreWords(bytes)) break;
      await this.#clock.pause();
    }
    for (const { revision } of catalogue.keptWords()) this.#writtenWords.push(revision);
  }

  /** While one part is in use, the next is being read. */
  async #read(name: string | undefined): Promise<Uint8Array | undefined> {
    return name === undefined ? undefined : this.#folder.read(name);
  }

  async #save(shelf: Shelf, catalogue: Catalogue, topics: string): Promise<void> {
    for (const [name, files] of shelf.changedParts()) {
      const text = cachedText(files());
      await (text === ''
        ? this.#folder.remove(name)
        : this.#folder.write(name, new TextEncoder().encode(text)));
      await this.#clock.pause();
    }
    if (catalogue.complete) await this.#saveIndex(catalogue, paperStamps(topics));
  }

  async #saveIndex(catalogue: Catalogue, stampOf: StampOf): Promise<void> {
    // First: a shard is worth nothing without its words.
    if (!(await this.#saveWords(catalogue))) return;
    const parts = [...catalogue.kept()];
    const present = new Set<object>(parts.map(({ of }) => of));
    const names = new Map<object, string>();
    for (const [name, { of }] of this.#written) {
      const part = of.deref();
      if (part && present.has(part)) names.set(part, name);
      else this.#written.delete(name);
    }
    for (const { of, revision, bytes } of parts) {
      const name = names.get(of) ?? this.#freeName();
      if (this.#written.get(name)?.revision !== revision) {
        this.#wrote(name, { of, revision });
        if (!(await this.#folder.write(name, bytes(stampOf)))) return;
        await this.#clock.pause();
      }
    }
    for (const name of await this.#folder.names()) {
      if (name.startsWith('search-') && !this.#written.has(name)) await this.#folder.remove(name);
    }
  }

  async #saveWords(catalogue: Catalogue): Promise<boolean> {
    let number = 0;
    for (const { revision, bytes } of catalogue.keptWords()) {
      if (this.#writtenWords[number] !== revision) {
        if (!(await this.#folder.write(wordsName(number), bytes()))) return false;
        this.#writtenWords[number] = revision;
        await this.#clock.pause();
      }
      number++;
    }
    return true;
  }

  #wrote(name: string, { of, revision }: Pick<KeptPapers, 'of' | 'revision'>): void {
    this.#written.set(name, { of: new WeakRef(of), revision });
  }

  #freeName(): string {
    for (let number = 0; ; number++) {
      const name = `search-${digits(number)}`;
      if (!this.#written.has(name)) return name;
    }
  }
}

function wordsName(number: number): string {
  return `words-${digits(number)}`;
}

function digits(number: number): string {
  return String(number).padStart(4, '0');
}

/** Parts that are read at once. */
const atOnce = 16;

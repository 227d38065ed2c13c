import { joined } from '../../core/readingList/joined.ts';
import { type JournalReading, journalText, readJournal } from '../../core/readingList/journalText.ts';
import { emptyList, type ReadingList } from '../../core/readingList/readingList.ts';

/** A folder of files that are written once and never changed. */
export interface JournalFolder {
  /** The names of all files, in any order; none where there is no folder yet. */
  list(): Promise<readonly string[]>;
  /** The text of a file; undefined where it is gone. */
  read(name: string): Promise<string | undefined>;
  /** Writes a file that is not there yet, and the folder where it is missing. */
  create(name: string, text: string): Promise<void>;
  /** Removes a file; one that is gone already is none. */
  remove(name: string): Promise<void>;
}

/**
 * A reading list in a folder that several windows write to. Each change is a file of its own that nobody changes, so no
 * window can overwrite what another wrote, and the list is all files joined, in any order. A file is removed only when
 * another one that was written before holds everything in it.
 */
export class Journal {
  readonly #folder: JournalFolder;
  readonly #newName: () => string;
  /** Files that were read whole, by their length. */
  readonly #known = new Map<string, number>();
  #list: ReadingList = emptyList;
  #unsaved: ReadingList = emptyList;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: JournalFolder, newName: () => string) {
    this.#folder = folder;
    this.#newName = newName;
  }

  /** The list as far as it was read, with every change of this window. */
  get list(): ReadingList {
    return this.#list;
  }

  /** Reads what other windows have written; the answer has what was new. */
  async refresh(): Promise<ReadingList> {
    let news: ReadingList = emptyList;
    for (let round = 0; round < rounds; round++) {
      const names = await this.#folder.list();
      const read = await Promise.all(
        names.filter(name => !this.#known.has(name)).map(async name => this.#read(name)),
      );
      for (const file of read) if (file) news = joined(news, file.list);
      // What is gone has been put into another file meanwhile, which is not in the list that we have.
      if (!read.includes(undefined)) break;
    }
    this.#list = joined(this.#list, news);
    return news;
  }

  /** Adds a change at once; resolves when it is on disk, and where it cannot be written it goes with the next one. */
  add(change: ReadingList): Promise<void> {
    this.#list = joined(this.#list, change);
    this.#unsaved = joined(this.#unsaved, change);
    const written = this.#writing.then(() => this.#save());
    this.#writing = written.catch(() => undefined); // Told to who waits for it; the next change tries again.
    return written;
  }

  /** Resolves when everything that can be written is written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #save(): Promise<void> {
    const change = this.#unsaved;
    if (change.size === 0) return; // went with the one before
    this.#unsaved = emptyList;
    try {
      await this.#create(change);
    } catch (error) {
      this.#unsaved = joined(change, this.#unsaved);
      throw error;
    }
    if (this.#known.size > manyFiles) await this.#tidy();
  }

  async #read(name: string): Promise<JournalReading | undefined> {
    const text = await this.#folder.read(name);
    if (text === undefined) return undefined;
    const reading = readJournal(text);
    if (reading.replaceable) this.#known.set(name, text.length);
    return reading;
  }

  async #create(list: ReadingList): Promise<void> {
    const name = this.#newName();
    const text = journalText(list);
    await this.#folder.create(name, text);
    this.#known.set(name, text.length);
  }

  /** Puts small files into one; large ones wait until there is as much beside them, so that each is rarely copied. */
  async #tidy(): Promise<void> {
    const small: string[] = [];
    let size = 0;
    for (const [name, length] of [...this.#known].sort(([, a], [, b]) => a - b)) {
      if (small.length >= 2 && length > 2 * size) break;
      small.push(name);
      size += length;
    }
    let whole: ReadingList = emptyList;
    const merged: string[] = [];
    for (const name of small) {
      const file = await this.#read(name);
      if (file?.replaceable) {
        whole = joined(whole, file.list);
        merged.push(name);
      } else this.#known.delete(name); // Another window has put it into a file of its own, or a disk has changed it.
    }
    if (merged.length < 2) return;
    await this.#create(whole);
    for (const name of merged) {
      await this.#folder.remove(name);
      this.#known.delete(name);
    }
  }
}

const manyFiles = 12;

/** Files go away while they are listed only when another window tidies up, which it does not do all the time. */
const rounds = 5;

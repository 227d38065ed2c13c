import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { configFileName } from '../../core/configFile.ts';
import { type FileChoice, type FileGlobs, fileChoice, isEntered, isMarkdown } from '../../core/fileChoice.ts';
import { childUri, isBelow, liesIn, parentOf, relativePath, toUri, type Uri } from '../../core/uri.ts';
import { configFileIn, type FolderSettings, type WorkspaceSettings } from '../settings/settingsReader.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { FileSource } from './fileSource.ts';
import type { Loader } from './loader.ts';

/** Which files of the folders are read: those that the settings want there, again when they change. */
export class WantedFiles {
  readonly #files: FileSource;
  readonly #loader: Loader;
  readonly #clock: Clock;
  #folders: readonly WantedFolder[] = [];
  /** What says which files are read, and how. */
  #readAs = '';
  /** How often the folders were to be read, and how many such readings are under way. */
  #readings = 0;
  #underWay = 0;
  /** Files that were looked at meanwhile: what decides about them may be known only when the folders are read. */
  readonly #lookedAt = new Set<Uri>();

  constructor(files: FileSource, loader: Loader, clock: Clock) {
    this.#files = files;
    this.#loader = loader;
    this.#clock = clock;
  }

  /** Reads the folders, unless they were read with the same settings. */
  async configure({ folders }: WorkspaceSettings): Promise<void> {
    this.#folders = folders.map(({ folder, globs }) => ({ folder, globs, choice: fileChoice(globs) }));
    const before = this.#readAs;
    // Files that are no digests are not held, but may be with other labels or lines drawn elsewhere.
    this.#readAs = JSON.stringify(
      folders.map(({ folder, globs, settings: { labels, dialects } }) => [folder, globs, labels, dialects]),
    );
    if (before !== this.#readAs) await this.#load();
  }

  /**
   * What events mean to us, as files, and first what decides about others; nothing where all of it is none of ours. Of a
   * folder that came or went with all that is in it, only the folder is told.
   */
  async filesOf(changes: readonly FileEvent[]): Promise<Uri[]> {
    const heard = await inSlices(this.#clock, this.#heard(changes), () => true);
    if (!heard) return [];
    const { decisive, files, came, gone } = heard;
    for (const uri of this.#loader.filesIn(gone)) files.add(uri);
    for (const uri of await this.#filesIn(came)) files.add(uri);
    const wanted = await this.#wantedOf([...files]);
    return [...decisive, ...[...files].filter(uri => wanted.has(uri) || this.#loader.knows(uri))];
  }

  /** Reads files that changed on disk; where one decides which files are read, everything. */
  async changed(files: readonly Uri[]): Promise<void> {
    const digests = files.filter(uri => isMarkdown(uri) && !this.#holdsFolder(uri));
    if (files.length === digests.length + files.filter(isConfigFile).length) await this.refresh(digests);
    else await this.#load();
  }

  /** Reads what the client could say only now: of a whole folder, or of a file. */
  async arrived(uri: Uri): Promise<void> {
    if (this.#folders.some(({ folder }) => folder === uri)) await this.#load();
    else await this.refresh([uri]);
  }

  /** Reads files again that lie in a folder and are wanted there, and those that are gone; others are forgotten. */
  async refresh(uris: readonly Uri[]): Promise<void> {
    const wanted = await this.#wantedOf(uris);
    if (this.#underWay > 0) for (const uri of uris) this.#lookedAt.add(uri);
    const others = uris.filter(uri => !wanted.has(uri));
    if (others.length > 0) await this.#loader.forget(others);
    await this.#loader.refresh(wanted);
  }

  async #load(): Promise<void> {
    this.#readings++;
    this.#underWay++;
    await this.#loader.load(this.#folders);
    if (--this.#underWay > 0) return;
    const again = [...this.#lookedAt];
    this.#lookedAt.clear();
    if (again.length > 0) await this.refresh(again);
  }

  /** What events tell of that lies where files are wanted, or was wanted, in steps: programs write thousands of files. */
  *#heard(changes: readonly FileEvent[]): Generator<void, Heard> {
    const heard: Heard = { decisive: [], files: new Set(), came: [], gone: new Set() };
    const entered = new Map<Uri, boolean>();
    for (const { uri: text, type } of changes) {
      yield;
      const uri = toUri(text);
      const parent = parentOf(uri);
      let isEntered = entered.get(parent);
      if (isEntered === undefined) {
        isEntered = this.#enters(parent);
        entered.set(parent, isEntered);
      }
      if (type !== FileChangeType.Changed && this.#holdsFolder(uri)) {
        heard.decisive.push(uri, ...this.#folders.map(({ folder }) => configFileIn(folder)));
      } else if (isConfigFile(uri) || (isEntered && this.#decides(uri, type))) heard.decisive.push(uri);
      else if (isMarkdown(uri) && (isEntered || this.#loader.knows(uri))) heard.files.add(uri);
      if (type === FileChangeType.Deleted) heard.gone.add(uri);
      // A folder that went and came at once is told as changed.
      else if (isEntered) heard.came.push(uri);
    }
    return heard;
  }

  /** Those of some files that lie in a folder and are wanted there. */
  async #wantedOf(uris: readonly Uri[]): Promise<ReadonlySet<Uri>> {
    for (;;) {
      const readings = this.#readings;
      const wanted = new Set<Uri>();
      for (const { folder, globs } of this.#folders) {
        const below = uris.filter(uri => isBelow(folder, uri));
        await this.#eachSome(below, async some => {
          for (const uri of await this.#files.takes(folder, some, globs)) wanted.add(uri);
        });
      }
      // What was decided meanwhile holds.
      if (readings === this.#readings) return wanted;
    }
  }

  /** Markdown files that lie in folders among some places; whether they are wanted is not asked yet. */
  async #filesIn(places: readonly Uri[]): Promise<Uri[]> {
    const folders: Uri[] = [];
    await this.#eachSome(places, async some => {
      folders.push(...(await this.#files.folders(some)).filter(place => this.#enters(place)));
    });
    const found = await Promise.all(outermostOf(folders).map(folder => this.#files.find(folder, anyFile)));
    return found.flatMap(({ uris }) => uris);
  }

  /** Questions to the file system about many files are asked one part after the other. */
  async #eachSome(uris: readonly Uri[], ask: (some: readonly Uri[]) => Promise<void>): Promise<void> {
    for (let at = 0; at < uris.length; at += atOnce) {
      await ask(uris.slice(at, at + atOnce));
      await this.#clock.pause();
    }
  }

  /** Whether a place may be a folder in which files are wanted. */
  #enters(place: Uri): boolean {
    return this.#folders.some(({ folder, choice }) => {
      if (place === folder) return true;
      const path = isBelow(folder, place) ? relativePath(folder, place) : undefined;
      return path !== undefined && isEntered(choice, path);
    });
  }

  /** Whether an event may change which of the other files are read. */
  #decides(uri: Uri, type: FileChangeType): boolean {
    if (uri.endsWith('/.gitignore')) return true;
    // What makes a folder a repository ends the say of those above it.
    const isRepository = uri.endsWith('/.git') && type !== FileChangeType.Changed;
    return isRepository && this.#folders.some(({ folder }) => childUri(folder, '.git') === uri);
  }

  /** Whether a place is a folder of the workspace, or holds one. */
  #holdsFolder(uri: Uri): boolean {
    return this.#folders.some(({ folder }) => folder === uri || isBelow(uri, folder));
  }
}

/** A folder, and what is wanted of it. */
interface WantedFolder extends Pick<FolderSettings, 'folder' | 'globs'> {
  readonly choice: FileChoice;
}

/** What events tell of. */
interface Heard {
  /** What decides about other files, or about settings. */
  readonly decisive: Uri[];
  /** Markdown files. */
  readonly files: Set<Uri>;
  /** What may be a folder, and what may have been one. */
  readonly came: Uri[];
  readonly gone: Set<Uri>;
}

/** Those of some folders that lie in none of the others. */
function outermostOf(folders: readonly Uri[]): Uri[] {
  const all = new Set<string>(folders);
  return folders.filter(folder => !liesIn(folder, all));
}

const anyFile: FileGlobs = { include: ['**'], exclude: [] };

/** How many files are asked about at once. */
const atOnce = 64;

/** Whether a change on disk may change settings. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

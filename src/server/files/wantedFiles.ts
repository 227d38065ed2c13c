import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { configFileName } from '../../core/configFile.ts';
import { type FileChoice, type FileGlobs, fileChoice, isEntered, isMarkdown } from '../../core/fileChoice.ts';
import { childUri, isBelow, liesIn, relativePath, toUri, type Uri } from '../../core/uri.ts';
import { configFileIn, type FolderSettings, type WorkspaceSettings } from '../settings/settingsReader.ts';
import type { FileSource } from './fileSource.ts';
import type { Loader } from './loader.ts';

/** Which files of the folders are read: those that the settings want there, again when they change. */
export class WantedFiles {
  readonly #files: FileSource;
  readonly #loader: Loader;
  #folders: readonly WantedFolder[] = [];
  /** What says which files are read, and how. */
  #readAs = '';
  /** How often the folders were to be read, and how many such readings are under way. */
  #readings = 0;
  #underWay = 0;
  /** Files that were looked at meanwhile: what decides about them may be known only when the folders are read. */
  readonly #lookedAt = new Set<Uri>();

  constructor(files: FileSource, loader: Loader) {
    this.#files = files;
    this.#loader = loader;
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
    const decisive: Uri[] = [];
    const files = new Set<Uri>();
    const came: Uri[] = [];
    const gone = new Set<Uri>();
    for (const { uri: text, type } of changes) {
      const uri = toUri(text);
      if (isConfigFile(uri) || (isIgnoreFile(uri) && this.#decides(uri))) decisive.push(uri);
      else if (isMarkdown(uri)) files.add(uri);
      if (type === FileChangeType.Deleted) gone.add(uri);
      // A folder that went and came at once is told as changed.
      else came.push(uri);
      if (type === FileChangeType.Changed) continue;
      if (this.#holdsFolder(uri))
        decisive.push(uri, ...this.#folders.map(({ folder }) => configFileIn(folder)));
      else if (this.#decides(uri)) decisive.push(uri);
    }
    for (const uri of this.#loader.filesIn(gone)) files.add(uri);
    for (const uri of await this.#filesIn(came)) files.add(uri);
    const wanted = await this.#wantedOf([...files]);
    return [...decisive, ...[...files].filter(uri => wanted.has(uri) || this.#loader.knows(uri))];
  }

  /** Reads files that changed on disk; where one decides which files are read, everything. */
  async changed(files: readonly Uri[]): Promise<void> {
    if (files.some(uri => this.#decides(uri))) await this.#load();
    else await this.refresh(files.filter(isMarkdown));
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
    if (others.length > 0) this.#loader.forget(others);
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

  /** Those of some files that lie in a folder and are wanted there. */
  async #wantedOf(uris: readonly Uri[]): Promise<ReadonlySet<Uri>> {
    for (;;) {
      const readings = this.#readings;
      const wanted = new Set<Uri>();
      for (const { folder, globs } of this.#folders) {
        const below = uris.filter(uri => isBelow(folder, uri));
        if (below.length === 0) continue;
        for (const uri of await this.#files.takes(folder, below, globs)) wanted.add(uri);
      }
      // What was decided meanwhile holds.
      if (readings === this.#readings) return wanted;
    }
  }

  /** Markdown files that lie in folders among some places; whether they are wanted is not asked yet. */
  async #filesIn(places: readonly Uri[]): Promise<Uri[]> {
    const possible = places.filter(place => this.#enters(place));
    const folders = possible.length > 0 ? await this.#files.folders(possible) : [];
    const outermost = outermostOf(folders);
    const found = await Promise.all(outermost.map(folder => this.#files.find(folder, anyFile)));
    return found.flatMap(({ uris }) => uris);
  }

  /** Whether a place may be a folder in which files are wanted. */
  #enters(place: Uri): boolean {
    return this.#folders.some(({ folder, choice }) => {
      const path = isBelow(folder, place) ? relativePath(folder, place) : undefined;
      return path !== undefined && isEntered(choice, path);
    });
  }

  /** Whether what lies at a place may decide which files are read. */
  #decides(uri: Uri): boolean {
    if (this.#holdsFolder(uri)) return true;
    const parent = uri.slice(0, uri.lastIndexOf('/')) as Uri;
    const lies = (name: string) => this.#folders.some(({ folder }) => childUri(folder, name) === uri);
    // What makes a folder a repository ends the say of those above it.
    return isIgnoreFile(uri)
      ? lies('.gitignore') || this.#enters(parent)
      : uri.endsWith('/.git') && lies('.git');
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

/** Those of some folders that lie in none of the others. */
function outermostOf(folders: readonly Uri[]): Uri[] {
  const all = new Set<string>(folders);
  return folders.filter(folder => !liesIn(folder, all));
}

const anyFile: FileGlobs = { include: ['**'], exclude: [] };

function isIgnoreFile(uri: Uri): boolean {
  return uri.endsWith('/.gitignore');
}

/** Whether a change on disk may change settings. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

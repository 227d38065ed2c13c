import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { configFileName } from '../../core/configFile.ts';
import { type FileGlobs, fileChoice, isChosen, isMarkdown } from '../../core/fileChoice.ts';
import { relativePath, toUri, type Uri } from '../../core/uri.ts';
import type { FolderSettings, WorkspaceSettings } from '../settings/settingsReader.ts';
import type { Workspace } from '../workspace.ts';
import type { FileSource } from './fileSource.ts';
import type { Loader } from './loader.ts';

/** Which files of the folders are read: those that the settings want there, again when they change. */
export class WantedFiles {
  readonly #workspace: Workspace;
  readonly #files: FileSource;
  readonly #loader: Loader;
  #folders: readonly Pick<FolderSettings, 'folder' | 'globs'>[] = [];
  /** What says which files are read, and how. */
  #readAs = '';

  constructor(workspace: Workspace, files: FileSource, loader: Loader) {
    this.#workspace = workspace;
    this.#files = files;
    this.#loader = loader;
  }

  /** Reads the folders, unless they were read with the same settings. */
  async configure({ folders }: WorkspaceSettings): Promise<void> {
    this.#folders = folders.map(({ folder, globs }) => ({ folder, globs }));
    const before = this.#readAs;
    // Files that are no digests are not held, but may be with other labels or lines drawn elsewhere.
    this.#readAs = JSON.stringify(
      folders.map(({ folder, globs, settings: { labels, dialects } }) => [folder, globs, labels, dialects]),
    );
    if (before !== this.#readAs) await this.#loader.load(this.#folders);
  }

  /** What events mean to us, as files: of a folder that came or went with all that is in it, only the folder is told. */
  async filesOf(changes: readonly FileEvent[]): Promise<Uri[]> {
    const files = new Set<Uri>();
    const came: Uri[] = [];
    const gone: Uri[] = [];
    for (const { uri: text, type } of changes) {
      const uri = toUri(text);
      if (isMarkdown(uri) || isIgnoreFile(uri) || isConfigFile(uri)) files.add(uri);
      else if (type === FileChangeType.Deleted) gone.push(uri);
      else if (type === FileChangeType.Created) came.push(uri);
    }
    for (const uri of this.#digestsIn(gone)) files.add(uri);
    for (const uri of await this.#filesIn(came)) files.add(uri);
    return [...files];
  }

  /** Reads files that changed on disk; where one decides which files are read, everything. */
  async changed(files: readonly Uri[]): Promise<void> {
    if (files.some(isIgnoreFile)) await this.#loader.load(this.#folders);
    else await this.refresh(files);
  }

  /** Reads what the client could say only now: of a whole folder, or of a file. */
  async arrived(uri: Uri): Promise<void> {
    if (this.#folders.some(({ folder }) => folder === uri)) await this.#loader.load(this.#folders);
    else await this.refresh([uri]);
  }

  /** Reads files again that lie in a folder and are wanted there, and those that are gone; others are forgotten. */
  async refresh(uris: readonly Uri[]): Promise<void> {
    const wanted = await Promise.all(uris.map(uri => this.#wants(uri)));
    const others = uris.filter((_, index) => !wanted[index]);
    if (others.length > 0) this.#loader.forget(others);
    await this.#loader.refresh(uris.filter((_, index) => wanted[index]));
  }

  async #wants(uri: Uri): Promise<boolean> {
    const within = this.#folders.find(({ folder }) => relativePath(folder, uri) !== undefined);
    return within !== undefined && (await this.#files.takes(within.folder, uri, within.globs));
  }

  /** Markdown files that lie in folders among some places; whether they are wanted is not asked yet. */
  async #filesIn(places: readonly Uri[]): Promise<Uri[]> {
    const possible = places.filter(place =>
      this.#folders.some(({ folder, globs }) => {
        const path = relativePath(folder, place);
        return (
          path !== undefined && isChosen(fileChoice({ ...anyFile, exclude: globs.exclude }), `${path}/a.md`)
        );
      }),
    );
    const found = await Promise.all(possible.map(place => this.#files.find(place, anyFile)));
    return found.flatMap(({ uris }) => uris);
  }

  /** Digests that lie in one of some folders. */
  #digestsIn(places: readonly Uri[]): Uri[] {
    const folders = places.map(folder => `${folder}/`);
    if (folders.length === 0) return [];
    return [...this.#workspace.library.digests()]
      .map(({ uri }) => uri)
      .filter(uri => folders.some(folder => uri.startsWith(folder)));
  }
}

const anyFile: FileGlobs = { include: ['**'], exclude: [] };

/** Whether a change on disk may change which files are read. */
function isIgnoreFile(uri: string): boolean {
  return uri.endsWith('/.gitignore');
}

/** Whether a change on disk may change settings. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { configFileName } from '../core/configFile.ts';
import { isMarkdown } from '../core/fileChoice.ts';
import { relativePath, toUri, type Uri } from '../core/uri.ts';
import type { FileSource } from './fileSource.ts';
import type { Loader } from './loader.ts';
import type { FolderSettings, WorkspaceSettings } from './settingsReader.ts';
import type { Workspace } from './workspace.ts';

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

  /** Reads what changed on disk; where that decides which files are read, everything. */
  async changed(changes: readonly FileEvent[]): Promise<void> {
    if (changes.some(({ uri }) => uri.endsWith('/.gitignore'))) return this.#loader.load(this.#folders);
    const uris = changes.map(({ uri }) => toUri(uri));
    const gone = uris.filter((_, index) => changes[index]?.type === FileChangeType.Deleted);
    await this.refresh([...uris, ...this.#digestsIn(gone)]);
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

  /** Digests that lie in one of some folders. */
  #digestsIn(places: readonly Uri[]): Uri[] {
    const folders = places.filter(place => !isMarkdown(place)).map(folder => `${folder}/`);
    if (folders.length === 0) return [];
    return [...this.#workspace.library.digests()]
      .map(({ uri }) => uri)
      .filter(uri => folders.some(folder => uri.startsWith(folder)));
  }
}

/** Whether a change on disk may change settings. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configFileName}`);
}

import {
  type Connection,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { configFileName } from '../core/configFile.ts';
import { isMarkdown } from '../core/fileChoice.ts';
import { fileUri, relativePath, toUri, type Uri } from '../core/uri.ts';
import { type InitializationOptions, type LibraryStatus, method } from '../protocol/protocol.ts';
import { registerAgentRequests } from './agentRequests.ts';
import { Cache, type CacheFolder } from './cache.ts';
import { capabilitiesFor, registerRename, registerWatching } from './capabilities.ts';
import { registerCitationRequests } from './citationRequests.ts';
import { registerCodeLenses } from './codeLenses.ts';
import { Diagnostics } from './diagnostics.ts';
import { mannersOf } from './editorManners.ts';
import { clientFiles, type FileSource, noFiles } from './fileSource.ts';
import { Filler } from './filler.ts';
import { registerFixRequests } from './fixRequests.ts';
import { Guard } from './guard.ts';
import { registerLanguageFeatures } from './languageFeatures.ts';
import { Loader } from './loader.ts';
import { registerNavigation } from './navigation.ts';
import { openTexts } from './openTexts.ts';
import { registerPaperRequests } from './paperRequests.ts';
import { registerSemanticTokens } from './semanticTokens.ts';
import { sentSettings } from './sentSettings.ts';
import { type FolderSettings, type SentSettings, SettingsReader } from './settingsReader.ts';
import type { Clock } from './slices.ts';
import { registerTopicRequests } from './topicRequests.ts';
import { registerTreeRequests } from './treeRequests.ts';
import { Workspace } from './workspace.ts';
import { registerWriting } from './writing.ts';

/** What the server needs from where it runs. */
export interface Platform extends Clock {
  /** Files as this platform reads them; `others` answers for what it cannot. */
  readonly files: (others: FileSource) => FileSource;
  /** What is kept in a folder between two starts, for the workspace of a name; missing where nothing can be kept. */
  readonly cache?: (folder: string, workspace: string) => CacheFolder | undefined;
  /** Is told that the client said goodbye. */
  readonly ending?: () => void;
  /** Quiet time after which views may show what an edit changed, in milliseconds. */
  readonly quiet: number;
}

/** Serves one client on a connection until it says goodbye. */
export function serve(connection: Connection, platform: Platform): void {
  new Server(connection, platform).listen();
}

/** How long a burst of changes may keep the views waiting, in milliseconds. */
const mostPatience = 2_000;

class Server {
  readonly #connection: Connection;
  readonly #platform: Platform;
  readonly #workspace = new Workspace();
  readonly #documents = new TextDocuments(openTexts(() => this.#workspace.editor.encoding));
  readonly #diagnostics: Diagnostics;
  readonly #guard: Guard;
  #loader: Loader | undefined;
  #filler: Filler | undefined;
  #files: FileSource = noFiles;
  #folders: readonly Uri[] = [];
  /** Undefined until the settings were read for the first time. */
  #wanted: readonly Pick<FolderSettings, 'folder' | 'globs'>[] | undefined;
  /** What says which files are read, and how. */
  #readAs = '';
  readonly #settings: SettingsReader;
  #sentSettings: SentSettings = { atStart: undefined, latest: undefined };
  #configurations = 0;
  #options: InitializationOptions = {};
  #capabilities: InitializeParams['capabilities'] = {};
  #announcement: ReturnType<typeof setTimeout> | undefined;
  #hasRead: () => void = () => undefined;
  /** Fulfilled when all folders were read for the first time. */
  readonly #isRead = new Promise<void>(resolve => {
    this.#hasRead = resolve;
  });
  /** What was told and is not in the library yet, or on its way there. */
  #underway = 0;
  /** Since when somebody waits for what changed. */
  #waitingSince: number | undefined;
  /** Digests with other problems, of which nobody has heard yet. */
  #unheard: Set<Uri> | undefined;

  constructor(connection: Connection, platform: Platform) {
    this.#connection = connection;
    this.#platform = platform;
    this.#diagnostics = new Diagnostics(connection, this.#workspace, platform);
    this.#settings = new SettingsReader(connection, () => this.#workspace.convert);
    this.#guard = new Guard(connection.console, () => this.#workspace.sync());
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(params => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    connection.onDidChangeConfiguration(({ settings }) => {
      const latest = sentSettings(settings) ?? this.#sentSettings.latest;
      this.#sentSettings = { ...this.#sentSettings, latest };
      return this.#configure();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => this.#during(this.#filesChanged(changes)));
    this.#documents.onDidChangeContent(({ document }) => this.#edited(document));
    this.#documents.onDidClose(({ document }) => this.#during(this.#closed(toUri(document.uri))));
    this.#workspace.onEffect(effect => {
      this.#unheard = new Set([...(this.#unheard ?? []), ...effect.dirty]);
      // A burst of files is one piece of news.
      if (!this.#isBusy) this.#tellDirty();
      this.#announceSoon();
    });
    registerLanguageFeatures(connection, this.#guard, this.#workspace, this.#platform);
    registerNavigation(connection, this.#guard, this.#workspace);
    registerWriting(connection, this.#guard, this.#workspace);
    registerSemanticTokens(connection, this.#guard, this.#workspace);
    registerCodeLenses(connection, this.#guard, this.#workspace);
    registerPaperRequests(connection, this.#guard, this.#workspace, this.#platform);
    registerCitationRequests(connection, this.#guard, this.#workspace, this.#platform);
    registerAgentRequests(connection, this.#guard, this.#workspace, this.#platform, {
      folders: () => this.#folders,
      isRead: this.#isRead,
    });
    registerFixRequests(connection, this.#guard, this.#workspace, this.#platform);
    registerTreeRequests(connection, this.#guard, this.#workspace, this.#platform, () => this.#tellStatus());
    registerTopicRequests(connection, this.#guard, this.#workspace, this.#platform);
    this.#diagnostics.register(this.#guard);
    connection.onRequest(
      method.clearCache,
      this.#guard.handler(method.clearCache, null, async () => (await this.#loader?.clearCache()) ?? null),
    );
    connection.onRequest(method.libraryStatus, () => this.#status());
    connection.onShutdown(async () => {
      this.#platform.ending?.();
      await this.#loader?.save();
    });
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#capabilities = params.capabilities;
    this.#options = (params.initializationOptions || {}) as InitializationOptions;
    this.#workspace.editor = mannersOf(params.capabilities, this.#options);
    const atStart = sentSettings(this.#options);
    this.#sentSettings = { atStart, latest: atStart };
    this.#folders = foldersOf(params);
    this.#files = this.#platform.files(this.#options.clientFiles ? clientFiles(this.#connection) : noFiles);
    this.#loader = new Loader(this.#workspace, this.#files, this.#cache(), this.#platform, () =>
      this.#announceSoon(),
    );
    this.#filler = new Filler(this.#workspace, this.#loader, this.#platform, () => this.#tellStatus());
    return {
      serverInfo: { name: 'Digest Lens', version },
      capabilities: capabilitiesFor(params.capabilities, this.#workspace.editor),
    };
  }

  /** Where the client says so, and this platform can. */
  #cache(): Cache | undefined {
    const { cacheFolder } = this.#options;
    if (typeof cacheFolder !== 'string' || cacheFolder === '') return undefined;
    const folder = this.#platform.cache?.(cacheFolder, [...this.#folders].sort().join('\n'));
    return folder && new Cache(folder, this.#platform);
  }

  async #initialized(): Promise<void> {
    const { workspace } = this.#capabilities;
    if (workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => toUri(uri)));
        this.#folders = [
          ...this.#folders.filter(uri => !gone.has(uri)),
          ...added.map(({ uri }) => toUri(uri)),
        ];
        void this.#configure();
      });
    }
    await registerWatching(this.#connection, this.#capabilities);
    await this.#configure();
    await registerRename(this.#connection, this.#capabilities);
  }

  /** Reads the settings, of the editor and of the folders, and looks at everything again. */
  async #configure(): Promise<void> {
    const round = ++this.#configurations;
    const settings = await this.#settings.read(
      this.#capabilities,
      this.#sentSettings,
      this.#folders,
      this.#files,
    );
    if (round !== this.#configurations) return; // read again meanwhile
    this.#workspace.configure(settings);
    this.#wanted = settings.folders.map(({ folder, globs }) => ({ folder, globs }));
    const before = this.#readAs;
    // Files that are no digests are not held, but may be with other labels or lines drawn elsewhere.
    this.#readAs = JSON.stringify(
      settings.folders.map(({ folder, globs, settings: { labels, dialects } }) => [
        folder,
        globs,
        labels,
        dialects,
      ]),
    );
    if (before !== this.#readAs) await this.#reload();
    this.#hasRead();
    this.#diagnostics.refresh();
    this.#announceSoon();
    this.#pushWhereNeeded();
  }

  async #reload(): Promise<void> {
    await this.#loader?.load(this.#wanted ?? []);
  }

  #edited(document: TextDocument): void {
    this.#workspace.edited(toUri(document.uri), document);
    // While somebody types, the views can wait; what they ask for is settled anyway.
    this.#announceLater();
  }

  async #closed(uri: Uri): Promise<void> {
    this.#workspace.closed(uri);
    await this.#refresh([uri]);
  }

  async #filesChanged(
    changes: readonly { readonly uri: string; readonly type: FileChangeType }[],
  ): Promise<void> {
    if (changes.some(({ uri }) => uri.endsWith(`/${configFileName}`))) await this.#configure();
    if (changes.some(({ uri }) => uri.endsWith('/.gitignore'))) return this.#reload();
    if (this.#isPatient) this.#announceLater();
    const uris = changes.map(({ uri }) => toUri(uri));
    const gone = uris.filter((_, index) => changes[index]?.type === FileChangeType.Deleted);
    await this.#refresh([...uris, ...this.#digestsIn(gone)]);
  }

  /** Digests that lie in one of some folders. */
  #digestsIn(places: readonly Uri[]): Uri[] {
    const folders = places.filter(place => !isMarkdown(place)).map(folder => `${folder}/`);
    if (folders.length === 0) return [];
    return [...this.#workspace.library.digests()]
      .map(({ uri }) => uri)
      .filter(uri => folders.some(folder => uri.startsWith(folder)));
  }

  /** Reads files again that lie in a folder and are wanted there, and those that are gone; others are forgotten. */
  async #refresh(uris: readonly Uri[]): Promise<void> {
    const wanted = await Promise.all(
      uris.map(async uri => {
        const within = this.#wanted?.find(({ folder }) => relativePath(folder, uri) !== undefined);
        return within !== undefined && (await this.#files.takes(within.folder, uri, within.globs));
      }),
    );
    const others = uris.filter((_, index) => !wanted[index]);
    if (others.length > 0) this.#loader?.forget(others);
    await this.#loader?.refresh(uris.filter((_, index) => wanted[index]));
  }

  #status(): LibraryStatus {
    const { library } = this.#workspace;
    return {
      revision: library.revision,
      digests: library.digestCount,
      papers: library.paperCount,
      indexing: this.#loader?.progress ?? null,
      filling: this.#workspace.catalogue.filling ?? null,
      settled: this.#loader?.isLoaded === true && !this.#isBusy,
      failures: this.#loader?.failures ?? [],
      folders: this.#folders.length,
    };
  }

  /** After a quiet moment: settles, fills the index, tells the views. One timer, however many edits. */
  #announceSoon(): void {
    this.#waitingSince ??= this.#platform.now();
    this.#announcement ??= setTimeout(() => {
      this.#announcement = undefined;
      // While folders are read the views show how far that is; a burst of changes they show when it is over.
      if (this.#isBusy && !this.#loader?.progress && this.#isPatient) return this.#announceSoon();
      this.#waitingSince = undefined;
      this.#workspace.sync();
      this.#tellDirty();
      this.#pushWhereNeeded();
      this.#tellStatus();
      void this.#filler?.fill();
    }, this.#platform.quiet);
  }

  /** Waits for quiet from now on. */
  #announceLater(): void {
    clearTimeout(this.#announcement);
    this.#announcement = undefined;
    this.#announceSoon();
  }

  async #during(work: Promise<void>): Promise<void> {
    this.#underway++;
    try {
      await work;
    } finally {
      this.#underway--;
      this.#announceSoon();
    }
  }

  get #isBusy(): boolean {
    return this.#underway > 0 || this.#loader?.isBusy === true;
  }

  get #isPatient(): boolean {
    return this.#platform.now() - (this.#waitingSince ?? this.#platform.now()) < mostPatience;
  }

  #tellDirty(): void {
    if (!this.#unheard) return;
    const dirty = [...this.#unheard];
    this.#unheard = undefined;
    this.#diagnostics.changed({ dirty });
  }

  #pushWhereNeeded(): void {
    if (!this.#workspace.editor.pullsDiagnostics) this.#diagnostics.push();
  }

  #tellStatus(): void {
    if (!this.#workspace.editor.hearsOfLibrary) return;
    void this.#connection.sendNotification(method.libraryChanged, this.#status());
  }
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): Uri[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => toUri(uri));
  if (rootUri) return [toUri(rootUri)];
  return rootPath ? [fileUri(rootPath)] : [];
}

import {
  type Connection,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { fileUri, pathOf, toUri, type Uri } from '../core/uri.ts';
import type { Wording } from '../core/wording/wording.ts';
import { type InitializationOptions, type LibraryStatus, method } from '../protocol/protocol.ts';
import { registerAnswers } from './answers.ts';
import { capabilitiesFor, registerRename, registerWatching } from './capabilities.ts';
import { mannersOf } from './editorManners.ts';
import { Cache, type CacheFolder } from './files/cache.ts';
import { clientFiles } from './files/clientFiles.ts';
import { type FileSource, noFiles } from './files/fileSource.ts';
import { Filler } from './files/filler.ts';
import { Loader } from './files/loader.ts';
import { openTexts } from './files/openTexts.ts';
import { isConfigFile, WantedFiles } from './files/wantedFiles.ts';
import { Guard } from './guard.ts';
import { Diagnostics } from './language/diagnostics.ts';
import { News } from './news.ts';
import { sentSettings } from './settings/sentSettings.ts';
import { type SentSettings, SettingsReader } from './settings/settingsReader.ts';
import type { Clock } from './slices.ts';
import { Workspace } from './workspace.ts';

/** What the server needs from where it runs. */
export interface Platform extends Clock {
  /** Files as this platform reads them; `others` answers for what it cannot. */
  readonly files: (others: FileSource, wording: Wording) => FileSource;
  /** What is kept in a folder between two starts, for the workspace of a name; missing where nothing can be kept. */
  readonly cache?: (folder: string, workspace: string) => CacheFolder | undefined;
  /** Is told that the client said goodbye. */
  readonly ending?: () => void;
  /** Quiet time after which views may show what an edit changed, in milliseconds. */
  readonly quiet: number;
  /** How long the client may take to list a folder or to read a file before the others go on, in milliseconds. */
  readonly patience: number;
}

/** Serves one client on a connection until it says goodbye. */
export function serve(connection: Connection, platform: Platform): void {
  new Server(connection, platform).listen();
}

class Server {
  readonly #connection: Connection;
  readonly #platform: Platform;
  readonly #workspace = new Workspace();
  readonly #documents = new TextDocuments(openTexts(() => this.#workspace.editor.encoding));
  readonly #diagnostics: Diagnostics;
  readonly #guard: Guard;
  readonly #news: News;
  /** What reads files, as soon as the client has said where they are. */
  #reading: { readonly loader: Loader; readonly filler: Filler; readonly wanted: WantedFiles } | undefined;
  #files: FileSource = noFiles;
  #folders: readonly Uri[] = [];
  readonly #settings: SettingsReader;
  #sentSettings: SentSettings = { atStart: undefined, latest: undefined };
  #configurations = 0;
  #options: InitializationOptions = {};
  #capabilities: InitializeParams['capabilities'] = {};
  #hasRead: () => void = () => undefined;
  /** Fulfilled when all folders were read for the first time. */
  readonly #isRead = new Promise<void>(resolve => {
    this.#hasRead = resolve;
  });

  constructor(connection: Connection, platform: Platform) {
    this.#connection = connection;
    this.#platform = platform;
    this.#diagnostics = new Diagnostics(connection, this.#workspace, platform);
    this.#settings = new SettingsReader(connection, this.#workspace);
    this.#guard = new Guard(connection.console, () => this.#workspace.sync());
    this.#news = new News(platform, {
      reading: () => this.#underReading(),
      settle: () => this.#workspace.sync(),
      tellProblems: dirty => this.#diagnostics.changed({ dirty }),
      tellViews: () => {
        this.#pushWhereNeeded();
        this.#tellStatus();
        void this.#reading?.filler.fill();
      },
    });
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(params => this.#guard.open(() => this.#initialize(params)));
    connection.onInitialized(() => this.#initialized());
    connection.onDidChangeConfiguration(({ settings }) => {
      const latest = sentSettings(settings) ?? this.#sentSettings.latest;
      this.#sentSettings = { ...this.#sentSettings, latest };
      return this.#news.meanwhile(this.#configure());
    });
    connection.onDidChangeWatchedFiles(({ changes }) => this.#news.meanwhile(this.#filesChanged(changes)));
    this.#documents.onDidChangeContent(({ document }) => this.#edited(document));
    this.#documents.onDidClose(({ document }) => this.#news.during(this.#closed(toUri(document.uri))));
    this.#workspace.onEffect(({ dirty }) => this.#news.changed(dirty));
    this.#workspace.onFailure((uri, error) => this.#told(uri, error));
    registerAnswers(connection, this.#guard, this.#workspace, this.#platform, {
      folders: () => this.#folders,
      isRead: this.#isRead,
      tellStatus: () => this.#tellStatus(),
    });
    this.#diagnostics.register(this.#guard);
    connection.onRequest(
      method.clearCache,
      this.#guard.handler(
        method.clearCache,
        null,
        async () => (await this.#reading?.loader.clearCache()) ?? null,
      ),
    );
    connection.onRequest(method.libraryStatus, () => this.#status());
    connection.onShutdown(async () => {
      this.#guard.close();
      this.#platform.ending?.();
      await this.#reading?.loader.save();
    });
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#capabilities = params.capabilities;
    this.#options = (params.initializationOptions || {}) as InitializationOptions;
    this.#workspace.editor = mannersOf(params.capabilities, this.#options, params.locale);
    const atStart = sentSettings(this.#options);
    this.#sentSettings = { atStart, latest: atStart };
    this.#folders = foldersOf(params);
    const { wording } = this.#workspace.editor;
    this.#files = this.#platform.files(this.#options.clientFiles ? this.#clientFiles() : noFiles, wording);
    const [workspace, platform] = [this.#workspace, this.#platform];
    const loader = new Loader(
      workspace,
      this.#files,
      this.#cache(),
      platform,
      () => this.#news.soon(),
      (uri, error) => this.#told(uri, error),
    );
    this.#reading = {
      loader,
      filler: new Filler(workspace, loader, platform, () => this.#tellStatus()),
      wanted: new WantedFiles(this.#files, loader, platform),
    };
    return {
      serverInfo: { name: 'Digest Lens', version },
      capabilities: capabilitiesFor(params.capabilities, this.#workspace.editor),
    };
  }

  #clientFiles(): FileSource {
    return clientFiles(this.#connection, this.#workspace.editor.wording, {
      patience: this.#platform.patience,
      onLate: uri => void this.#news.during(this.#arrivedLate(uri)),
    });
  }

  /** A mistake of ours in reading a text: logged with its place in our code, and in a sentence. */
  #told(uri: Uri, error: unknown): string {
    const { stack, message } = error instanceof Error ? error : new Error(String(error));
    this.#connection.console.error(`Reading ${uri} failed: ${stack}`);
    const { reading } = this.#workspace.editor.wording;
    return reading.sentence(pathOf(uri), reading.fails(message));
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
        void this.#news.meanwhile(this.#configure());
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
    await this.#reading?.wanted.configure(settings);
    this.#hasRead();
    // Whoever types in the search box right after the start need not wait for quiet.
    void this.#reading?.filler.fill();
    this.#diagnostics.refresh();
    this.#news.soon();
    this.#pushWhereNeeded();
  }

  #edited(document: TextDocument): void {
    this.#workspace.edited(toUri(document.uri), document);
    // While somebody types, the views and search can wait; what is asked of the views is settled anyway.
    this.#news.later();
    this.#reading?.filler.disturb();
  }

  async #closed(uri: Uri): Promise<void> {
    this.#workspace.closed(uri);
    await this.#reading?.wanted.refresh([uri]);
  }

  /** Programs make and remove many files that are nothing to us: of these nobody hears. */
  async #filesChanged(changes: readonly FileEvent[]): Promise<void> {
    const files = (await this.#reading?.wanted.filesOf(changes)) ?? [];
    if (files.length > 0) await this.#news.during(this.#read(files));
  }

  async #read(files: readonly Uri[]): Promise<void> {
    if (files.some(isConfigFile)) await this.#configure();
    this.#news.afterBurst();
    await this.#reading?.wanted.changed(files);
  }

  async #arrivedLate(uri: Uri): Promise<void> {
    if (isConfigFile(uri)) await this.#configure();
    else await this.#reading?.wanted.arrived(uri);
  }

  #status(): LibraryStatus {
    const { library } = this.#workspace;
    return {
      revision: library.revision,
      digests: library.digestCount,
      papers: library.paperCount,
      indexing: this.#reading?.loader.progress ?? null,
      filling: this.#workspace.catalogue.filling ?? null,
      settled: this.#reading?.loader.isLoaded === true && this.#news.isQuiet,
      failures: this.#reading?.loader.failures ?? [],
      folders: this.#folders.length,
    };
  }

  #underReading(): 'nothing' | 'changes' | 'folders' {
    const loader = this.#reading?.loader;
    if (!loader?.isBusy) return 'nothing';
    // Read again, they are a burst of changes.
    return loader.progress && !loader.isLoaded ? 'folders' : 'changes';
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

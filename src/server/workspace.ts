import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Catalogue } from '../core/catalogue.ts';
import { readingOf } from '../core/dialects/reading.ts';
import type { Digest } from '../core/digest.ts';
import { type Change, type Effect, Library } from '../core/library.ts';
import { MarkedPapers } from '../core/markedPapers.ts';
import { defaultSettings, type Settings, settledSettings } from '../core/settings.ts';
import { relativePath, type Uri } from '../core/uri.ts';
import { Converter } from './convert.ts';
import { type EditorManners, plainEditor } from './editorManners.ts';
import type { WorkspaceSettings } from './settings/settingsReader.ts';

/**
 * The texts of a workspace and the library made of them. Every edit and file event comes in here and costs next to
 * nothing; `sync` brings the library up to date when somebody asks. An open text wins over the file on disk.
 */
export class Workspace {
  readonly library = new Library();
  /** What the user has read, as far as the client has told. */
  readonly marks = new MarkedPapers();
  readonly catalogue = new Catalogue(this.library, this.marks);
  readonly #open = new Map<Uri, TextDocument>();
  readonly #stale = new Set<Uri>();
  /** What was read since the last sync; from then on the library holds it. */
  readonly #read = new Map<Uri, Digest | undefined>();
  readonly #listeners: ((effect: Effect) => void)[] = [];
  readonly #failureListeners: ((uri: Uri, error: unknown) => void)[] = [];
  #editor = plainEditor;
  #convert = new Converter(plainEditor);
  #settings: WorkspaceSettings = {
    window: defaultSettings,
    folders: [],
    topics: { below: defaultSettings.topics, files: [] },
  };

  /** Who shows the texts, and what it understands. */
  get editor(): EditorManners {
    return this.#editor;
  }

  set editor(editor: EditorManners) {
    this.#editor = editor;
    this.#convert = new Converter(editor);
    this.#settings = { ...this.#settings, window: settledSettings({ wording: editor.wording }) };
  }

  /** Between the spans of texts and what that editor reads. */
  get convert(): Converter {
    return this.#convert;
  }

  /** The settings of a document: those of the innermost folder that it lies in. */
  settingsOf(uri: Uri): Settings {
    let [settings, longest] = [this.#settings.window, -1];
    for (const folder of this.#settings.folders) {
      if (folder.folder.length <= longest || relativePath(folder.folder, uri) === undefined) continue;
      [settings, longest] = [folder.settings, folder.folder.length];
    }
    return settings;
  }

  /** Where topics come from, besides the settings of the editor. */
  get topicSources(): WorkspaceSettings['topics'] {
    return this.#settings.topics;
  }

  /** Which digests are checked: those that are open, or all. */
  get scope(): Settings['diagnostics']['scope'] {
    return this.#settings.window.diagnostics.scope;
  }

  /** The searches that the user keeps, by their names. */
  get savedSearches(): Settings['savedSearches'] {
    return this.#settings.window.savedSearches;
  }

  /** The words of topics, as one text. */
  get topics(): string {
    return JSON.stringify(this.#settings.window.topics);
  }

  /** Calls back after each sync that changed something. */
  onEffect(listener: (effect: Effect) => void): void {
    this.#listeners.push(listener);
  }

  /** Calls back where we failed on the text of a document. */
  onFailure(listener: (uri: Uri, error: unknown) => void): void {
    this.#failureListeners.push(listener);
  }

  /** A document was opened or edited in the editor. */
  edited(uri: Uri, document: TextDocument): void {
    this.#open.set(uri, document);
    this.#stale.add(uri);
  }

  /** A document was closed. What it held stands until `fileRead` says what its file holds. */
  closed(uri: Uri): void {
    this.#open.delete(uri);
  }

  /** A file holds this digest; undefined where it holds none, is gone, or cannot be read. */
  fileRead(uri: Uri, digest: Digest | undefined): void {
    if (this.#open.has(uri)) return; // read again when it is closed
    this.#read.set(uri, digest);
    this.#stale.add(uri);
  }

  isOpen(uri: Uri): boolean {
    return this.#open.has(uri);
  }

  openUris(): Iterable<Uri> {
    return this.#open.keys();
  }

  /** The version of an open document, for edits that must not meet another text. */
  versionOf(uri: Uri): number | null {
    return this.#open.get(uri)?.version ?? null;
  }

  /** New settings hold from now on. */
  configure(settings: WorkspaceSettings): void {
    const { topics } = settings.window;
    const sameTopics = JSON.stringify(topics) === JSON.stringify(this.#settings.window.topics);
    this.#settings = settings;
    // Files are read again by the loader, where their settings say so.
    for (const uri of this.#open.keys()) this.#stale.add(uri);
    if (sameTopics) return;
    const effect = this.library.apply([{ kind: 'topics', topics }]);
    this.catalogue.noteAll();
    this.#announce(effect);
  }

  /** Brings the library up to date with everything that came in. */
  sync(): void {
    if (this.#stale.size === 0) return;
    const uris = [...this.#stale];
    this.#stale.clear();
    const effect = this.#applied(uris);
    this.#read.clear();
    if (effect.changed.length > 0) this.#announce(effect);
  }

  /** The digest in a document; undefined where it lists no papers. */
  digest(uri: Uri): Digest | undefined {
    return this.library.digest(uri);
  }

  #applied(uris: readonly Uri[]): Effect {
    try {
      return this.library.apply(uris.map(uri => this.#changeOf(uri)));
    } catch {
      return this.#appliedOneByOne(uris);
    }
  }

  /** A text that we fail on is no digest: it takes no other with it. */
  #appliedOneByOne(uris: readonly Uri[]): Effect {
    const effects = uris.map(uri => {
      try {
        return this.library.apply([this.#changeOf(uri)]);
      } catch (error) {
        for (const listener of this.#failureListeners) listener(uri, error);
        return this.library.apply([{ kind: 'remove', uri }]);
      }
    });
    // Some may have been applied before, and nobody was told.
    this.catalogue.noteAll();
    return {
      revision: this.library.revision,
      changed: uris,
      papers: new Set(effects.flatMap(({ papers }) => [...papers])),
      dirty: effects.flatMap(({ dirty }) => dirty),
    };
  }

  #changeOf(uri: Uri): Change {
    const open = this.#open.get(uri);
    if (open) return { kind: 'put', uri, text: open.getText(), reading: readingOf(this.settingsOf(uri)) };
    const digest = this.#read.has(uri) ? this.#read.get(uri) : this.library.digest(uri);
    return digest ? { kind: 'shelve', digest } : { kind: 'remove', uri };
  }

  #announce(effect: Effect): void {
    this.catalogue.note(effect);
    for (const listener of this.#listeners) listener(effect);
  }
}

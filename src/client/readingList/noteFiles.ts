import * as vscode from 'vscode';
import { type ArxivId, readArxivId } from '../../core/arxiv.ts';
import { noted, readingOf } from '../../core/readingList/readingList.ts';
import type { ReadingListStore } from './readingListStore.ts';

/** The scheme of the documents that are notes: `digest-lens-note:/2412.18419/Sparse chaos.md`. */
const scheme = 'digest-lens-note';

/** Opens the note on a paper as a document: saving it stores it in the reading list, saving nothing takes it away. */
export async function editNote(paper: { readonly arxivId: string; readonly title: string }): Promise<void> {
  const name = paper.title
    .replace(/[\\/:*?"<>|#%\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 60);
  const uri = vscode.Uri.from({ scheme, path: `/${paper.arxivId}/${vscode.l10n.t('Note')} – ${name}.md` });
  await vscode.window.showTextDocument(uri, { preview: false });
}

/** Lets VS Code open and save notes as it does files, on a desktop as in a browser. */
export function noteFiles(store: ReadingListStore): vscode.Disposable {
  const files = new NoteFiles(store);
  return vscode.Disposable.from(
    files,
    vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true }),
  );
}

class NoteFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #store: ReadingListStore;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #open = new Map<ArxivId, vscode.Uri>();
  readonly #listener: vscode.Disposable;

  constructor(store: ReadingListStore) {
    this.#store = store;
    this.#listener = store.onDidChange(ids => {
      const uris = ids.flatMap(id => this.#open.get(id) ?? []);
      if (uris.length > 0)
        this.#changed.fire(uris.map(uri => ({ uri, type: vscode.FileChangeType.Changed })));
    });
  }

  get onDidChangeFile(): vscode.Event<vscode.FileChangeEvent[]> {
    return this.#changed.event;
  }

  /** The time of the note, by which VS Code sees that another window has written one meanwhile. */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const id = idOf(uri);
    await this.#store.load();
    await this.#store.refresh();
    this.#open.set(id, uri);
    const times = (this.#store.list.get(id)?.note ?? []).map(({ at }) => at);
    const size = this.#content(id).length;
    return { type: vscode.FileType.File, ctime: 0, mtime: Math.max(0, ...times), size };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.#store.load();
    return this.#content(idOf(uri));
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(content);
    await this.#store.change((list, moment) => noted(list, idOf(uri), text, moment));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined); // Changes of the store are told, watched or not.
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  #content(id: ArxivId): Uint8Array {
    const { note } = readingOf(this.#store.list, id);
    return new TextEncoder().encode(note === undefined ? '' : `${note}\n`);
  }
}

/** The paper of `digest-lens-note:/cs/0112017/Title.md`. */
function idOf(uri: vscode.Uri): ArxivId {
  const id = readArxivId(uri.path.slice(1, uri.path.lastIndexOf('/')))?.id;
  if (id === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  return id;
}

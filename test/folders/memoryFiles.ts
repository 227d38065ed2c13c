// A file system that an extension brings, as those of repositories, servers and notebooks in the cloud.
import * as vscode from 'vscode';

const { FileType } = vscode;

/** Files of one scheme that live in this process; a test decides how well they can be read. */
export class MemoryFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly scheme: string;
  readonly #files = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #held = new Map<string, Promise<void>>();
  readonly #refused = new Set<string>();
  readonly #registration: vscode.Disposable;
  readonly onDidChangeFile = this.#changed.event;

  constructor(scheme: string, options: { readonly isReadonly?: boolean } = {}) {
    this.scheme = scheme;
    this.#registration = vscode.workspace.registerFileSystemProvider(scheme, this, options);
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, path });
  }

  text(path: string): string | undefined {
    return this.#files.get(path);
  }

  /** Somebody else writes a file, or takes it away with `undefined`. */
  put(path: string, text: string | undefined): void {
    const { Changed, Created, Deleted } = vscode.FileChangeType;
    const type = text === undefined ? Deleted : this.#files.has(path) ? Changed : Created;
    if (text === undefined) this.#files.delete(path);
    else this.#files.set(path, text);
    this.#changed.fire([{ type, uri: this.uri(path) }]);
  }

  /** Who reads a path waits until the function that this answers is called. */
  hold(path: string): () => void {
    let release: () => void = () => undefined;
    this.#held.set(
      path,
      new Promise(resolve => {
        release = resolve;
      }),
    );
    return release;
  }

  /** A path cannot be read from now on. */
  refuse(path: string): void {
    this.#refused.add(path);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = this.#files.get(uri.path);
    if (text !== undefined) return { type: FileType.File, ctime: 0, mtime: text.length, size: text.length };
    if (this.#below(uri.path).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.#allow(uri);
    const names = this.#below(uri.path).map(path => path.slice(uri.path.length + 1).split('/'));
    const types = names.map(([name = '', inside]): [string, vscode.FileType] => [
      name,
      inside === undefined ? FileType.File : FileType.Directory,
    ]);
    return [...new Map(types)];
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.#allow(uri);
    const text = this.#files.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.put(path, new TextDecoder().decode(content));
  }

  delete({ path }: vscode.Uri): void {
    for (const each of [path, ...this.#below(path)]) this.put(each, undefined);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.put(to.path, this.#files.get(from.path));
    this.put(from.path, undefined);
  }

  createDirectory(): void {
    // Folders are where files are.
  }

  /** The extension that brings these files is gone. */
  dispose(): void {
    this.#registration.dispose();
  }

  #below(path: string): string[] {
    return [...this.#files.keys()].filter(file => file.startsWith(`${path}/`));
  }

  async #allow(uri: vscode.Uri): Promise<void> {
    await this.#held.get(uri.path);
    if (this.#refused.has(uri.path)) throw vscode.FileSystemError.Unavailable('the network is down');
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ProtocolConnection } from 'vscode-languageserver-protocol/node';
import {
  type FindFilesParams,
  method,
  type ReadFileAnswer,
  type ReadFolderAnswer,
} from '../../src/protocol/protocol.ts';

/** Answers for a client that has folders on disk which the server does not see; some clients have a search for them. */
export function answerFromDisk(connection: ProtocolConnection, way: 'searches' | 'lists'): void {
  connection.onRequest(method.findFiles, ({ folder }: FindFilesParams) => {
    if (way === 'lists') return null;
    const root = fileURLToPath(folder);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:md|gitignore)$/.test(name))
      .map(name => pathToFileURL(join(root, name)).href);
  });
  connection.onRequest<ReadFolderAnswer, unknown>(
    method.readFolder,
    ({ uri }: { uri: string }): ReadFolderAnswer => {
      if (!existsSync(fileURLToPath(uri))) return { kind: 'none', reason: null };
      const entries = readdirSync(fileURLToPath(uri), { withFileTypes: true });
      return {
        kind: 'folder',
        files: entries.filter(entry => entry.isFile()).map(({ name }) => name),
        folders: entries.filter(entry => entry.isDirectory()).map(({ name }) => name),
      };
    },
  );
  connection.onRequest<ReadFileAnswer, unknown>(
    method.readFile,
    ({ uri }: { uri: string }): ReadFileAnswer => {
      if (!existsSync(fileURLToPath(uri))) return { kind: 'none', reason: null };
      return { kind: 'text', text: readFileSync(fileURLToPath(uri), 'utf8') };
    },
  );
}

/** Folders of a client that lie nowhere but in this process, as those of VS Code's file systems of extensions. */
export class MemoryFolder {
  readonly #files: Map<string, string>;
  readonly #held = new Map<string, Promise<void>>();
  readonly #refused = new Set<string>();
  /** The URIs that the server asked for. */
  readonly asked: string[] = [];

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(files));
  }

  /** Answers of one folder or file wait until the function that this answers is called. */
  hold(uri: string): () => void {
    let release: () => void = () => undefined;
    this.#held.set(
      uri,
      new Promise(resolve => {
        release = resolve;
      }),
    );
    return release;
  }

  /** A folder or file cannot be read from now on. */
  refuse(uri: string): void {
    this.#refused.add(uri);
  }

  /** Answers the server's questions. */
  answer(connection: ProtocolConnection): void {
    connection.onRequest(method.findFiles, () => null);
    connection.onRequest<ReadFolderAnswer, unknown>(
      method.readFolder,
      async ({ uri }: { uri: string }): Promise<ReadFolderAnswer> => {
        await this.#ask(uri);
        if (this.#refused.has(uri)) return { kind: 'none', reason: 'the network is down' };
        const below = [...this.#files.keys()].filter(file => file.startsWith(`${uri}/`));
        const names = below.map(file => decodeURIComponent(file.slice(uri.length + 1)));
        return {
          kind: 'folder',
          files: names.filter(name => !name.includes('/')),
          folders: [
            ...new Set(names.filter(name => name.includes('/')).map(name => name.split('/')[0] ?? '')),
          ],
        };
      },
    );
    connection.onRequest<ReadFileAnswer, unknown>(
      method.readFile,
      async ({ uri }: { uri: string }): Promise<ReadFileAnswer> => {
        await this.#ask(uri);
        if (this.#refused.has(uri)) return { kind: 'none', reason: 'the network is down' };
        const text = this.#files.get(uri);
        return text === undefined ? { kind: 'none', reason: null } : { kind: 'text', text };
      },
    );
  }

  async #ask(uri: string): Promise<void> {
    this.asked.push(uri);
    await this.#held.get(uri);
  }
}

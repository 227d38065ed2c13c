import { deepEqual, ok } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { array, integer, record, sample } from 'fast-check';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type LibraryStatus, method } from '../../src/protocol/protocol.ts';
import { fileChange, happen } from '../support/digestFiles.ts';
import { digestText } from '../support/digestText.ts';
import { runs, seed } from '../support/random.ts';
import { type Ask, settled, shownBy } from '../support/serverAnswers.ts';

/** The server that ships, as a process that can be killed. */
class Process {
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;

  constructor() {
    const child = spawn(process.execPath, ['dist/server/node.js', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    this.#connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onError(() => undefined);
    child.stdin.on('error', () => undefined); // it was killed, and that was meant
    this.#connection.listen();
  }

  readonly ask: Ask = (name, params) => this.#connection.sendRequest(name, params);

  async start(root: string, cacheFolder: string | undefined): Promise<void> {
    const uri = pathToFileURL(root).href;
    await this.ask('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true } },
      workspaceFolders: [{ uri, name: 'digests' }],
      initializationOptions: { cacheFolder },
    });
    await this.#connection.sendNotification('initialized', {});
    // There is always one digest, so that the end of the reading can be told from its beginning.
    while ((await this.ask<LibraryStatus>(method.libraryStatus)).digests === 0);
    await settled(this.ask);
  }

  /** Has it write its cache; answers when that is done, or when it is no more. */
  async write(): Promise<void> {
    await this.ask('shutdown').catch(() => undefined);
  }

  async kill(): Promise<void> {
    const ended = new Promise(resolve => this.#child.once('exit', resolve));
    this.#connection.dispose();
    this.#child.kill('SIGKILL');
    await ended;
  }
}

describe('a server that is killed while it writes its cache', () => {
  it('leaves a cache that makes no difference', async function () {
    this.timeout(300_000);
    const root = mkdtempSync(join(tmpdir(), 'digests-'));
    const cacheFolder = mkdtempSync(join(tmpdir(), 'cache-'));
    const queries = ['rivers', 'quiet', '"of pruning"', ''];
    const rounds = sample(
      record({
        changes: array(fileChange, { minLength: 1, maxLength: 6 }),
        looks: integer({ min: 0, max: 400 }),
      }),
      { seed, numRuns: runs(12) },
    );
    for (let at = 10; at < 50; at++) {
      const paper = { title: `Rivers ${at}`, id: `2503.000${at}`, abstract: 'On **pruning**.' };
      writeFileSync(join(root, `week-${at}.md`), digestText('2025-03-01', [paper]));
    }
    let cut = 0;
    for (const [index, { changes, looks }] of rounds.entries()) {
      const cached = new Process();
      await cached.start(root, cacheFolder);
      const plain = new Process();
      await plain.start(root, undefined);
      deepEqual(await shownBy(cached.ask, queries), await shownBy(plain.ask, queries));
      await plain.kill();
      let isWritten = false;
      const written = cached.write().then(() => {
        isWritten = true;
      });
      // Each look lets the other process go on for a moment, so that it is killed anywhere in its work.
      for (let look = 0; look < looks && !isWritten; look++) {
        readdirSync(cacheFolder, { recursive: true });
        await new Promise(resolve => setImmediate(resolve));
      }
      if (!isWritten) cut++;
      await cached.kill();
      void written;
      for (const change of changes) if (change.name !== '.gitignore') happen(root, change);
      const paper = { title: `Changed rivers ${index}`, id: `2503.000${10 + index}`, abstract: 'Of **KV**.' };
      for (let at = 10; at < 50; at += 1 + (looks % 5)) {
        writeFileSync(join(root, `week-${at}.md`), digestText('2025-03-01', [paper]));
      }
    }
    ok(cut > 2, `${cut} of ${rounds.length} were killed in their work`);
    rmSync(root, { recursive: true });
    rmSync(cacheFolder, { recursive: true });
  });
});

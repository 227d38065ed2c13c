import { deepEqual, equal } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { Random } from '../../bench/workload/random.ts';
import { ServerProcess } from './serverProcess.ts';
import { World } from './world.ts';

/** What a session did, and what it saw. */
export interface SessionFigures {
  edits: number;
  fileEvents: number;
  requests: number;
  cancelled: number;
  settings: number;
  comparisons: number;
  /** What the server held when it was looked at, in bytes. */
  readonly memory: number[];
  /** The same of the fresh servers that it was compared with. */
  readonly fresh: number[];
}

/** What is typed: letters, and whatever opens or closes something. */
const typed = [
  ...[
    'x',
    ' ',
    '\n',
    '\r\n',
    '## ',
    '```\n',
    '<!--',
    '-->',
    '<details>\n',
    '</details>\n',
    '---\n',
    '* [',
    '](#',
  ],
  ...[
    '$',
    '**',
    '`',
    '|',
    '> ',
    'https://arxiv.org/abs/2501.10003',
    '>Authors: Ada Example\n',
    '\u{1F680}',
    '模型',
    '\u0000',
  ],
  '\n## Typed paper\n\n>Authors: Ada Example\n\n>2025-01-03\n\n> https://arxiv.org/abs/2501.10001v2\n\nText.\n',
];

const settings = [
  {},
  { renderers: ['gitlab', 'mkdocs'] },
  { rules: { 'repeated-paper': 'hint', 'broken-anchor': 'off' } },
  { topics: { Speed: ['pruning', 'KV'] } },
  { diagnostics: { scope: 'workspace' } },
  { files: { exclude: ['old/**'] } },
  { renderers: ['nonsense'], rules: 7 },
];

const queries = [
  '',
  'sparse',
  'chaos prun',
  'topic:speed',
  'id:2501.10003',
  '-birds nets',
  'after:2025-03',
  '"',
  '模型',
];

/** An editor that works on a world by chance, until nothing is left to be done. */
export class Session {
  readonly figures: SessionFigures = {
    edits: 0,
    fileEvents: 0,
    requests: 0,
    cancelled: 0,
    settings: 0,
    comparisons: 0,
    memory: [],
    fresh: [],
  };
  readonly #random: Random;
  readonly #world: World;
  readonly #open = new Map<string, { text: string; version: number }>();
  readonly #pending = new Map<Promise<unknown>, string>();
  readonly #failures: string[] = [];
  #configuration: unknown = {};
  #server: ServerProcess;

  private constructor(random: Random, world: World, server: ServerProcess) {
    this.#random = random;
    this.#world = world;
    this.#server = server;
  }

  static async start(seed: number): Promise<Session> {
    const random = new Random(seed);
    const world = new World(random);
    const session: Session = new Session(
      random,
      world,
      await ServerProcess.start(world.uri, () => session.#configuration),
    );
    return session;
  }

  /** So many things happen, one after the other, without waiting for answers. */
  async work(actions: number): Promise<void> {
    for (let count = 0; count < actions; count++) {
      await this.#act();
      // An editor has a few dozen questions open, not thousands.
      if (this.#pending.size > 40) await this.#answered();
    }
    await this.#answered();
    const memory = this.#server.memory();
    if (memory !== undefined) this.figures.memory.push(memory);
  }

  /** Fails unless the server, when it has come to rest, answers as one that starts on the same texts now. */
  async compare(): Promise<void> {
    this.figures.comparisons++;
    const fresh = await ServerProcess.start(this.#world.uri, () => this.#configuration);
    try {
      for (const [name, { text }] of this.#open)
        await fresh.tell('textDocument/didOpen', this.#opening(name, text, 1));
      let [actual, expected] = [await this.#atRest(this.#server), await this.#atRest(fresh)];
      // A file event is not answered, and a start is not announced: only the wait tells that both were heard.
      for (const end = Date.now() + 20_000; Date.now() < end && !isDeepStrictEqual(actual, expected); ) {
        [actual, expected] = [await this.#atRest(this.#server), await this.#atRest(fresh)];
      }
      equal(firstDifference(actual, expected), undefined);
      const memory = fresh.memory();
      if (memory !== undefined) this.figures.fresh.push(memory);
    } finally {
      await fresh.stop();
    }
    deepEqual([this.#failures, this.#server.complaints, fresh.complaints], [[], [], []]);
  }

  async stop(): Promise<void> {
    try {
      await this.#server.stop();
    } finally {
      this.#world.dispose();
    }
  }

  async #act(): Promise<void> {
    const chance = this.#random.between(1, 1000);
    if (chance <= 600) await this.#edit();
    else if (chance <= 850) this.#ask();
    else if (chance <= 900) await this.#openOrClose();
    else if (chance <= 990) await this.#changeFiles();
    else await this.#configure();
  }

  async #edit(): Promise<void> {
    if (this.#open.size === 0) await this.#openOrClose();
    const names = [...this.#open.keys()];
    if (names.length === 0) return;
    const name = this.#random.pick(names);
    const document = this.#open.get(name);
    if (!document) return;
    this.figures.edits++;
    const { text } = document;
    const random = this.#random;
    // Long texts shrink again, by a large hole.
    const hole =
      text.length > 30_000 ? 20_000 : random.percent(10) ? random.between(1, 400) : random.between(0, 3);
    const start = random.between(0, text.length);
    const end = Math.min(text.length, start + hole);
    const put = random.percent(3) ? this.#world.text() : random.percent(20) ? '' : random.pick(typed);
    document.version++;
    // Between the halves of a pair, an editor puts no cursor.
    if (splitsPair(text, start) || splitsPair(text, end) || random.percent(3)) {
      document.text = put === '' ? this.#world.text() : put + text;
      await this.#server.tell('textDocument/didChange', {
        textDocument: { uri: this.#world.uriOf(name), version: document.version },
        contentChanges: [{ text: document.text }],
      });
      return;
    }
    document.text = text.slice(0, start) + put + text.slice(end);
    await this.#server.tell('textDocument/didChange', {
      textDocument: { uri: this.#world.uriOf(name), version: document.version },
      contentChanges: [{ range: { start: positionAt(text, start), end: positionAt(text, end) }, text: put }],
    });
  }

  async #openOrClose(): Promise<void> {
    const random = this.#random;
    const names = [...this.#open.keys()];
    if (names.length > 3 || (names.length > 1 && random.percent(50))) {
      const name = random.pick(names);
      const document = this.#open.get(name);
      this.#open.delete(name);
      if (document && random.percent(50)) await this.#tellFiles([this.#world.save(name, document.text)]);
      await this.#server.tell('textDocument/didClose', { textDocument: { uri: this.#world.uriOf(name) } });
      return;
    }
    const closed = this.#world.names().filter(name => !this.#open.has(name));
    if (closed.length === 0) return;
    const name = random.pick(closed);
    const text = this.#world.text();
    this.#open.set(name, { text, version: 1 });
    await this.#server.tell('textDocument/didOpen', this.#opening(name, text, 1));
  }

  #opening(name: string, text: string, version: number): object {
    return { textDocument: { uri: this.#world.uriOf(name), languageId: 'markdown', version, text } };
  }

  async #changeFiles(): Promise<void> {
    await this.#tellFiles(this.#world.change());
  }

  async #tellFiles(changes: readonly { uri: string }[]): Promise<void> {
    if (changes.length === 0) return;
    this.figures.fileEvents += changes.length;
    await this.#server.tell('workspace/didChangeWatchedFiles', { changes });
  }

  async #configure(): Promise<void> {
    this.figures.settings++;
    this.#configuration = this.#random.pick(settings);
    await this.#server.tell('workspace/didChangeConfiguration', { settings: null });
  }

  #ask(): void {
    const random = this.#random;
    const [name, params] = this.#question();
    this.figures.requests++;
    // Of all files, the answer comes when something changed: an editor waits for it, or takes the question back.
    const isInVain = random.percent(30) || name === 'workspace/diagnostic';
    if (isInVain) this.figures.cancelled++;
    const answer = (isInVain ? this.#server.askInVain(name, params) : this.#server.ask(name, params)).catch(
      error => {
        this.#failures.push(`${name}: ${error.message}`);
      },
    );
    this.#pending.set(answer, name);
    void answer.finally(() => this.#pending.delete(answer));
  }

  /** Every question so far is answered; fails with the names of those that are not, after a while. */
  async #answered(): Promise<void> {
    let late: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      late = setTimeout(
        () => reject(new Error(`Not answered: ${[...this.#pending.values()].join(', ')}`)),
        60_000,
      );
    });
    await Promise.race([Promise.all(this.#pending.keys()), tooLate]);
    clearTimeout(late);
  }

  #question(): [string, object] {
    const random = this.#random;
    const names = [...this.#open.keys(), ...this.#world.names().slice(0, 3), 'not-there.md'];
    const textDocument = { uri: this.#world.uriOf(random.pick(names)) };
    const position = { line: random.between(0, 60), character: random.between(0, 80) };
    const range = { start: position, end: { line: position.line + random.between(0, 9), character: 0 } };
    const tree = {
      view: random.pick(['days', 'topics']),
      key: null,
      filter: random.pick([null, ...queries]),
      sort: 'default',
    };
    return random.pick<[string, object]>([
      ['textDocument/diagnostic', { textDocument }],
      ['textDocument/documentSymbol', { textDocument }],
      ['textDocument/hover', { textDocument, position }],
      ['textDocument/definition', { textDocument, position }],
      ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
      ['textDocument/documentHighlight', { textDocument, position }],
      ['textDocument/completion', { textDocument, position }],
      ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
      ['textDocument/codeLens', { textDocument }],
      ['textDocument/documentLink', { textDocument }],
      ['textDocument/foldingRange', { textDocument }],
      ['textDocument/selectionRange', { textDocument, positions: [position] }],
      ['workspace/symbol', { query: random.pick(queries) }],
      ['workspace/diagnostic', { previousResultIds: [] }],
      ['digestLens/tree', tree],
      ['digestLens/reveal', { view: tree.view, uri: textDocument.uri, position, filter: null }],
      ['digestLens/search', { query: random.pick(queries), limit: 50 }],
      ['digestLens/fixAll', { uri: random.pick([null, textDocument.uri]) }],
      ['digestLens/digestStatus', textDocument],
      ['digestLens/cite', { papers: { kind: 'all' }, format: 'bibtex' }],
    ]);
  }

  /** Everything that a server says of its files when it has nothing left to do. */
  async #atRest(server: ServerProcess): Promise<unknown> {
    interface Status {
      readonly indexing: unknown;
      readonly filling: unknown;
      readonly digests: number;
      readonly papers: number;
    }
    const status = () => server.ask<Status>('digestLens/libraryStatus', {});
    let { indexing, filling, digests, papers } = await status();
    while (indexing || filling) ({ indexing, filling, digests, papers } = await status());
    const tree = async (view: string, key: string | null): Promise<unknown> => {
      const { nodes } = await server.ask<{ nodes: { key: string; expandable: boolean }[] }>(
        'digestLens/tree',
        {
          view,
          key,
          filter: null,
          sort: 'default',
        },
      );
      return Promise.all(
        nodes.map(async node => ({ ...node, children: node.expandable ? await tree(view, node.key) : [] })),
      );
    };
    const perFile: unknown[] = [];
    for (const name of new Set([...this.#world.names(), ...this.#open.keys()])) {
      const textDocument = { uri: this.#world.uriOf(name) };
      const { items } = await server.ask<{ items: unknown }>('textDocument/diagnostic', { textDocument });
      const symbols = await server.ask('textDocument/documentSymbol', { textDocument });
      perFile.push({ name, items, symbols });
    }
    const found: unknown[] = [];
    for (const query of queries) {
      const { hits, total } = await server.ask<{ hits: unknown; total: number }>('digestLens/search', {
        query,
        limit: 1_000,
      });
      found.push({ query, total, hits });
    }
    const days = await tree('days', null);
    return {
      // First, because a file too many or too few explains the rest.
      files: filesIn(days),
      digests,
      papers,
      days,
      topics: await tree('topics', null),
      perFile,
      found,
    };
  }
}

/** The files that the rows of a tree lead to. */
function filesIn(rows: unknown): string[] {
  const uris = [...JSON.stringify(rows).matchAll(/"uri":("[^"]*")/g)].map(([, uri]) => JSON.parse(`${uri}`));
  return [...new Set<string>(uris)].sort();
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (
    (before >= 0xd800 && before < 0xdc00) ||
    (text[offset - 1] === '\r' && text[offset] === '\n') ||
    (after >= 0xdc00 && after < 0xe000)
  );
}

/** As the protocol counts: lines end with `\n`, `\r\n` or `\r`. */
function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Where two values differ first, and how: the whole of them would fill the screen. */
function firstDifference(actual: unknown, expected: unknown, path = ''): string | undefined {
  if (isDeepStrictEqual(actual, expected)) return undefined;
  if (isRecord(actual) && isRecord(expected)) {
    for (const key of new Set([...Object.keys(actual), ...Object.keys(expected)])) {
      const difference = firstDifference(actual[key], expected[key], `${path}/${key}`);
      if (difference !== undefined) return difference;
    }
  }
  return `${path} is ${JSON.stringify(actual)}, and of a fresh server ${JSON.stringify(expected)}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

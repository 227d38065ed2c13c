import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Arbitrary,
  anything,
  array,
  asyncProperty,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  string,
} from 'fast-check';
import { method } from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { holdsInTime } from '../support/random.ts';
import { type RawAnswer, RawServer } from '../support/rawServer.ts';

/** Values that a client should not send where something else is meant. */
const wrong: Arbitrary<unknown> = oneof(
  constantFrom<unknown>(
    ...[null, true, '', [], {}, [null], -1, 0, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 4e9],
    ...[
      'x',
      'file:///',
      'file:///%',
      'untitled:x',
      'http://[',
      'x'.repeat(5_000),
      '\0',
      '\ud83d',
      '__proto__',
    ],
    ...[{ line: -1, character: 1e10 }, { kind: 'nonsense' }, { __proto__: null, constructor: 1 }],
  ),
  integer(),
  string({ unit: 'binary', maxLength: 8 }),
  anything({ maxDepth: 2, withNullPrototype: false }),
).filter(value => JSON.stringify(value) !== undefined);

/** What is done to the right parameters of a message: a part of them is another value, or missing. */
const spoiling = record({ at: nat(), value: wrong, how: constantFrom('replace', 'leave out', 'all') });

function spoiled(params: unknown, { at, value, how }: { at: number; value: unknown; how: string }): unknown {
  if (how === 'all') return value;
  const copy = structuredClone(params);
  const places: [Record<string, unknown>, string][] = [];
  const gather = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const key of Object.keys(part)) {
      places.push([part as Record<string, unknown>, key]);
      gather((part as Record<string, unknown>)[key]);
    }
  };
  gather(copy);
  const [part, key] = places[at % Math.max(1, places.length)] ?? [{}, ''];
  if (how === 'replace') part[key] = value;
  else delete part[key];
  return copy;
}

const sentence = /^[^\n]{1,2000}$/;

const anyMessage = record({ isTold: constantFrom(false, false, true), which: nat(), spoiling });
type AnyMessage = typeof anyMessage extends Arbitrary<infer Message> ? Message : never;

describe('a server that is sent anything', function () {
  this.timeout(300_000);
  let root: string;
  let uri: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'digests-'));
    uri = pathToFileURL(join(root, '2025-01-03.md')).href;
    writeFileSync(join(root, '2025-01-03.md'), digestText('2025-01-03', [{ title: 'Quiet rivers' }]));
  });
  after(() => rmSync(root, { recursive: true }));

  let server: RawServer;
  afterEach(() => server.kill());
  /** A server that has read the folder. */
  const startReading = async () => {
    const started = await RawServer.start(pathToFileURL(root).href);
    const symbols = () => started.ask('textDocument/documentSymbol', { textDocument: { uri } });
    while (!(await symbols()).result);
    return started;
  };

  const position = { line: 3, character: 4 };
  const range = { start: { line: 0, character: 0 }, end: position };
  const tree = {
    view: 'days',
    key: null,
    filter: null,
    sort: 'default',
    hide: ['read'],
    limit: 5,
    offset: 0,
  };
  const requests = (): Record<string, unknown> => {
    const textDocument = { uri };
    const at = { textDocument, position };
    return {
      'textDocument/documentSymbol': { textDocument },
      'textDocument/foldingRange': { textDocument },
      'textDocument/hover': at,
      'textDocument/definition': at,
      'textDocument/references': { ...at, context: { includeDeclaration: true } },
      'textDocument/documentHighlight': at,
      'textDocument/completion': at,
      'textDocument/prepareRename': at,
      'textDocument/rename': { ...at, newName: 'Loud rivers' },
      'textDocument/selectionRange': { textDocument, positions: [position] },
      'textDocument/codeAction': { textDocument, range, context: { diagnostics: [], only: ['source'] } },
      'textDocument/codeLens': { textDocument },
      'textDocument/documentLink': { textDocument },
      'textDocument/diagnostic': { textDocument, previousResultId: 'x' },
      'textDocument/semanticTokens/full': { textDocument },
      'textDocument/semanticTokens/range': { textDocument, range },
      'textDocument/semanticTokens/full/delta': { textDocument, previousResultId: 'x' },
      'workspace/symbol': { query: 'rivers' },
      'workspace/executeCommand': { command: 'nothing', arguments: [{}] },
      [method.tree]: tree,
      [method.tooltip]: { view: 'days', key: 'days/2025-01-03/2501.10001' },
      [method.reveal]: { ...tree, uri, position },
      [method.search]: { query: 'rivers', limit: 5 },
      [method.papersBelow]: { ...tree, key: 'days/2025-01-03' },
      [method.topics]: {},
      [method.editTopics]: { own: { A: ['b'] }, below: {}, edit: { kind: 'show', topics: ['A'] } },
      [method.topicsOverTime]: { topics: ['topics/x'] },
      [method.papersOfDigest]: { uri },
      [method.nextUnread]: tree,
      [method.unread]: {},
      [method.cite]: { papers: { kind: 'search', query: 'rivers' }, format: 'bibtex' },
      [method.fixAll]: { uri },
      [method.protectContents]: { uri },
      [method.rebuildContents]: { uri },
      [method.agentTool]: { tool: 'search', input: { query: 'rivers' } },
      [method.digestStatus]: { uri },
      [method.libraryStatus]: {},
    };
  };
  const notifications = (): Record<string, unknown> => {
    const other = 'file:///elsewhere/2025-01-10.md';
    return {
      'textDocument/didOpen': {
        textDocument: { uri: other, languageId: 'markdown', version: 1, text: digestText('2025-01-10', []) },
      },
      'textDocument/didChange': {
        textDocument: { uri: other, version: 2 },
        contentChanges: [{ range, text: 'x' }, { text: 'y' }],
      },
      'textDocument/didClose': { textDocument: { uri: other } },
      'textDocument/didSave': { textDocument: { uri: other } },
      'workspace/didChangeConfiguration': { settings: { digestLens: { renderers: ['github'] } } },
      'workspace/didChangeWatchedFiles': { changes: [{ uri: other, type: 2 }] },
      'workspace/didChangeWorkspaceFolders': { event: { added: [], removed: [{ uri: other, name: 'x' }] } },
      [method.marks]: {
        of: 'changed',
        papers: [{ arxivId: '2501.10001', read: 1, starred: null, noted: null }],
      },
      '$/setTrace': { value: 'off' },
      '$/cancelRequest': { id: 1 },
      '$/progress': { token: 1, value: {} },
      '$/unknown': {},
    };
  };

  it('answers every request with a result or a sentence, and goes on', async () => {
    const symbols = () => server.ask('textDocument/documentSymbol', { textDocument: { uri } });
    server = await startReading();
    const expected = await symbols();
    const [asked, told] = [Object.entries(requests()), Object.entries(notifications())];
    const send = async (messages: readonly AnyMessage[]) => {
      const answers: Promise<readonly [string, RawAnswer]>[] = [];
      for (const { isTold, which, spoiling } of messages) {
        const [name, params] = (isTold ? told : asked)[which % (isTold ? told : asked).length] ?? [''];
        const body = spoiled(params, spoiling);
        const sent = `${name} ${JSON.stringify(body)}`;
        if (isTold) server.tell(name, body);
        else answers.push(server.ask(name, body).then(answer => [sent, answer] as const));
      }
      for (const [sent, { error, result }] of await Promise.all(answers)) {
        if (error) ok(sentence.test(error.message), `${sent}: ${error.message}`);
        else ok(result !== undefined, sent);
      }
      deepEqual(await symbols(), expected);
    };
    await holdsInTime(
      asyncProperty(array(anyMessage, { minLength: 1, maxLength: 20 }), async messages => {
        try {
          await send(messages);
        } catch (error) {
          // What comes next is about other messages.
          server.kill();
          server = await startReading();
          throw error;
        }
      }),
      25,
    );
    ok((await server.ask('shutdown')).error === undefined);
    server.tell('exit');
    equal(await server.ended, 0);
  });

  it('goes on after messages that are none', async () => {
    server = await startReading();
    const { error } = await server.ask('nothing/of/this/name', {});
    ok(error && sentence.test(error.message), error?.message);
    await holdsInTime(
      asyncProperty(array(wrong), async values => {
        for (const value of values) {
          server.send(value);
          server.send({ jsonrpc: '2.0', id: value, result: value });
          server.send({ jsonrpc: value, method: value, params: value });
          server.send({ jsonrpc: '2.0', id: value, method: 'textDocument/hover' });
        }
        ok((await server.ask(method.libraryStatus)).result);
      }),
      25,
    );
  });

  it('starts, or says in a sentence why not, whatever the client says of itself', async () => {
    const params = () => ({
      processId: null,
      rootUri: pathToFileURL(root).href,
      rootPath: root,
      capabilities: {
        general: { positionEncodings: ['utf-8'] },
        workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: {
          semanticTokens: { requests: { full: { delta: true } } },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          hover: { contentFormat: ['markdown'] },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
        },
      },
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'digests' }],
      initializationOptions: { settings: { renderers: ['github'] }, cacheFolder: '', rulePages: {} },
    });
    await holdsInTime(
      asyncProperty(spoiling, async spoiling => {
        server = new RawServer();
        const { error, result } = await server.ask('initialize', spoiled(params(), spoiling));
        if (error) ok(sentence.test(error.message), error.message);
        else {
          ok(result);
          server.tell('initialized', {});
          ok((await server.ask(method.libraryStatus)).result);
          ok(
            (await server.ask('textDocument/hover', { textDocument: { uri }, position })).error === undefined,
          );
        }
        server.kill();
        await server.ended;
      }),
      10,
    );
  });
});

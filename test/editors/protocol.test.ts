import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  Command,
  DocumentDiagnosticReport,
  Location,
  LocationLink,
  SemanticTokens,
  SemanticTokensDelta,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { digestText } from '../support/digestText.ts';
import { fullCapabilities } from '../support/editorCapabilities.ts';
import { type CheckMessage, messageChecks } from '../support/messageSchema.ts';
import { StrictClient, type StrictOptions } from '../support/strictClient.ts';

const text = digestText('2025-01-03', [
  {
    title: 'Sparse 鳥 birds: a survey',
    id: '2501.00001',
    abstract: 'About **sparse** birds, as 2412.00001.',
  },
  { title: 'Plain 😀 stones', id: '2501.00002', anchor: 'stones_2' },
  {
    title: 'Grey rain',
    id: '2501.00003',
    anchor: 'grey-rain',
    abstract: 'See https://arxiv.org/abs/2501.00001.',
  },
]);
const earlier = digestText('2024-12-27', [{ title: 'Sparse 鳥 birds', id: '2501.00001' }]);

/** Capabilities without some, named as `textDocument.hover`. */
function without(...paths: readonly string[]): ClientCapabilities {
  const rest = structuredClone(fullCapabilities) as Record<string, unknown>;
  for (const path of paths) {
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    const holder = parts.reduce<Record<string, unknown> | undefined>(
      (at, part) => at?.[part] as Record<string, unknown> | undefined,
      rest,
    );
    ok(holder && last in holder, `${path} is no capability`);
    delete holder[last];
  }
  return rest;
}

const settings = { renderers: ['github'], rules: { 'misplaced-entry': 'off' } };
const asked = { configuration: { digestLens: settings } };
const sent = (folder: string) => ({
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'digests' }],
  initializationOptions: { settings },
});

/** Clients of all kinds; what they differ in is their name. */
const clients: Record<string, (folder: string) => StrictOptions> = {
  'like VS Code': folder => ({ ...asked, capabilities: fullCapabilities, start: inFolder(folder) }),
  'without any capability': folder => ({ capabilities: {}, start: sent(folder) }),
  'without pull diagnostics': folder => ({
    ...asked,
    capabilities: without('textDocument.diagnostic', 'workspace.diagnostics'),
    start: inFolder(folder),
  }),
  'without nested symbols': folder => ({
    ...asked,
    capabilities: without('textDocument.documentSymbol'),
    start: inFolder(folder),
  }),
  'without workspace/configuration': folder => ({
    capabilities: without('workspace.configuration'),
    start: sent(folder),
  }),
  'that answer workspace/configuration with nothing': folder => ({
    capabilities: fullCapabilities,
    start: sent(folder),
  }),
  'without registration': folder => ({
    ...asked,
    capabilities: without(
      'workspace.didChangeConfiguration',
      'workspace.didChangeWatchedFiles',
      'textDocument.diagnostic.dynamicRegistration',
      'textDocument.rename.dynamicRegistration',
    ),
    start: inFolder(folder),
  }),
  'without workspace folders': folder => ({
    ...asked,
    capabilities: without('workspace.workspaceFolders'),
    start: { rootUri: pathToFileURL(folder).href },
  }),
  'with no more than a path': folder => ({
    ...asked,
    capabilities: without('workspace.workspaceFolders'),
    start: { rootPath: folder },
  }),
  'without code actions': folder => ({
    ...asked,
    capabilities: without('textDocument.codeAction'),
    start: inFolder(folder),
  }),
  'without document changes': folder => ({
    ...asked,
    capabilities: without('workspace.workspaceEdit'),
    start: inFolder(folder),
  }),
  'without Markdown': folder => ({
    ...asked,
    capabilities: {
      ...fullCapabilities,
      textDocument: { ...fullCapabilities.textDocument, hover: { contentFormat: ['plaintext'] } },
    },
    start: inFolder(folder),
  }),
  'without location links': folder => ({
    ...asked,
    capabilities: without('textDocument.definition', 'textDocument.documentLink'),
    start: inFolder(folder),
  }),
  'without details of completions': folder => ({
    ...asked,
    capabilities: without('textDocument.completion'),
    start: inFolder(folder),
  }),
  'without tokens': folder => ({
    ...asked,
    capabilities: without('textDocument.semanticTokens', 'workspace.semanticTokens'),
    start: inFolder(folder),
  }),
  'without preparing a new name': folder => ({
    ...asked,
    capabilities: without('textDocument.rename'),
    start: inFolder(folder),
  }),
};

function inFolder(folder: string): object {
  return { workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'digests' }] };
}

/** Everything that an editor may ask in a session; the text that is there at the end. */
async function session(client: StrictClient, folder: string): Promise<string> {
  const uri = pathToFileURL(join(folder, '2025-01-03.md')).href;
  client.open(uri, text);
  const textDocument = { uri };
  const places = () => ['](#', '## Sparse', 'Sparse 鳥', 'arxiv.org', '**sparse', 'Authors'];
  const everywhere = async (name: string, more: object = {}) => {
    for (const place of places()) await client.ask(name, { ...client.at(place, 3), ...more });
  };
  const problems = async (): Promise<number> => {
    if (!client.can('textDocument/diagnostic', 'diagnosticProvider')) {
      return client.published.get(uri)?.length ?? 0;
    }
    const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    return report.kind === 'full' ? report.items.length : 0;
  };

  await client.ask('textDocument/documentSymbol', { textDocument });
  await client.ask('textDocument/foldingRange', { textDocument });
  await client.ask('textDocument/documentLink', { textDocument });
  await client.ask('textDocument/selectionRange', {
    textDocument,
    positions: places().map(place => client.at(place).position),
  });
  await everywhere('textDocument/hover');
  await everywhere('textDocument/references', { context: { includeDeclaration: true } });
  await everywhere('textDocument/documentHighlight');
  await everywhere('textDocument/completion');
  const found = await client.ask<(Location | LocationLink)[]>('textDocument/definition', client.at('](#', 3));
  equal(found.length, 1);
  if (client.server.codeLensProvider) await client.ask('textDocument/codeLens', { textDocument });
  const tokens = client.server.semanticTokensProvider && (await tokensOf(client));
  await client.ask('workspace/symbol', { query: 'birds' });
  if (client.can('textDocument/diagnostic', 'diagnosticProvider')) {
    await client.askInVain('workspace/diagnostic', { previousResultIds: [] });
  } else {
    await client.until(() => (client.published.get(uri)?.length ?? 0) > 0);
  }
  // Two dead links, for the renderer that this client chose.
  equal(await problems(), 2);

  const start = client.at('[Plain').position;
  client.edit([{ range: { start, end: start }, newText: '石' }]);
  client.edit([{ range: { start, end: { ...start, character: start.character + 1 } }, newText: '' }]);

  if (tokens) await tokensAgain(client, tokens);

  if (client.server.codeActionProvider) {
    const context = { diagnostics: [] };
    const range = { start: { line: 0, character: 0 }, end: client.at('## Sparse').position };
    const actions = await client.ask<(CodeAction | Command)[]>('textDocument/codeAction', {
      textDocument,
      range,
      context,
    });
    const fix = actions.find(({ title }) => title.startsWith('Fix all 2'));
    ok(fix, `no fix among ${actions.map(({ title }) => title)}`);
    if (typeof fix.command === 'string') {
      const { command, arguments: args = [] } = fix as Command;
      await client.ask('workspace/executeCommand', { command, arguments: args });
    } else client.apply((fix as CodeAction).edit ?? {});
  } else {
    // What the fix would do, by hand.
    for (const [wrong, right] of [
      ['Sparse-鳥-birds:-a-survey', 'sparse-鳥-birds-a-survey'],
      ['stones_2', 'plain--stones'],
    ] as const) {
      const { position } = client.at(`#${wrong}`, 1);
      const end = { ...position, character: position.character + wrong.length };
      client.edit([{ range: { start: position, end }, newText: right }]);
    }
  }
  if (!client.can('textDocument/diagnostic', 'diagnosticProvider')) {
    await client.until(() => client.published.get(uri)?.length === 0);
  }
  equal(await problems(), 0);

  const title = client.at('## Grey', 4);
  await client.ask('textDocument/prepareRename', title);
  const renamed = await client.ask<WorkspaceEdit>('textDocument/rename', { ...title, newName: 'Grey 雨' });
  client.apply(renamed);
  equal(await problems(), 0);

  client.tell('workspace/didChangeConfiguration', { settings: { digestLens: { renderers: ['nope'] } } });
  client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: `${uri}x.md`, type: 1 }] });
  client.tell('textDocument/didClose', { textDocument });
  return client.text;
}

/** All tokens, which those of a range are a part of. */
async function tokensOf(client: StrictClient): Promise<SemanticTokens> {
  const textDocument = { uri: client.uri };
  const all = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  const range = { start: client.at('## Plain').position, end: client.at('## Grey').position };
  const some = await client.ask<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range });
  equal(all.data.length % 5, 0);
  ok(some.data.length > 0 && some.data.length < all.data.length);
  return all;
}

/** What changed since some tokens makes of them what a client is told that asks for all. */
async function tokensAgain(client: StrictClient, { data, resultId }: SemanticTokens): Promise<void> {
  const textDocument = { uri: client.uri };
  const { edits } = await client.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
    textDocument,
    previousResultId: resultId,
  });
  for (const { start, deleteCount, data: added = [] } of edits) data.splice(start, deleteCount, ...added);
  const all = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  deepEqual(all.data, data);
}

describe('the language server, message by message', () => {
  let folder = '';
  let check: CheckMessage;
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'digest-lens-protocol-')));
    writeFileSync(join(folder, '2024-12-27.md'), earlier);
    writeFileSync(join(folder, '2025-01-03.md'), text);
    check = messageChecks();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const fixed = text
    .replace('(#Sparse-鳥-birds:-a-survey)', '(#sparse-鳥-birds-a-survey)')
    .replace('(#stones_2)', '(#plain--stones)')
    .replace('[Grey rain](#grey-rain)', '[Grey 雨](#grey-雨)')
    .replace('## Grey rain', '## Grey 雨');

  for (const [name, options] of Object.entries(clients)) {
    it(`is understood by clients ${name}`, async () => {
      const client = await StrictClient.start(check, options(folder));
      try {
        equal(await session(client, folder), fixed);
        equal(await client.stop(), 0);
        deepEqual(client.faults, []);
      } finally {
        client.kill();
      }
    });
  }

  it('finds fault with what is no message', () => {
    const hover = 'toServer requests textDocument/hover result';
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const contents = { kind: 'markdown', value: 'x' };
    deepEqual(check(hover, { contents, range }), []);
    deepEqual(check(hover, null), []);
    match(check(hover, { contents: 1 }).join(), /contents/);
    match(check(hover, { contents, more: 1 }).join(), /additional/);
    match(check(hover, { contents, range: { start: range.start } }).join(), /end/);
    match(check('toServer requests textDocument/hovver result', null).join(), /not known/);
  });
});

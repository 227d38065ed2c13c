import { deepEqual, equal, ok } from 'node:assert/strict';
import type {
  ClientCapabilities,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensOptions,
} from 'vscode-languageserver-protocol';
import { digestText } from '../support/digestText.ts';
import { Editor, type EditorOptions } from '../support/editor.ts';
import { fullCapabilities } from '../support/editorCapabilities.ts';

const uri = 'file:///digests/2025-01-03.md';
const text = digestText('2025-01-03', [
  { title: 'Birds', id: '2501.00001', authors: '李雷, 😀 Beispiel, Zoë B', abstract: 'Sparse é **birds**.' },
  { title: 'Stones', id: '2501.00002', authors: 'Ada Example', abstract: 'Old **stones**.' },
]);
const textDocument = { uri };
const all = 'textDocument/semanticTokens/full';

/** Tokens as their type and text, worked out by hand from the numbers. */
function shown(editor: Editor, written: string, { data }: SemanticTokens, unit: BufferEncoding = 'utf16le') {
  const { legend } = editor.server.semanticTokensProvider as SemanticTokensOptions;
  const size = unit === 'utf16le' ? 2 : 1;
  const lines = written.split('\n').map(line => Buffer.from(line, unit));
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, along = 0, length = 0, type = -1, modifiers] = data.slice(at, at + 5);
    [line, character] = down > 0 ? [line + down, along] : [line, character + along];
    equal(modifiers, 0);
    const part = lines[line]?.subarray(character * size, (character + length) * size).toString(unit);
    found.push(`${legend.tokenTypes[type]} ${part}`);
  }
  return found;
}

const standard = [
  ...['keyword Authors', 'function 李雷', 'function 😀 Beispiel', 'function Zoë B', 'number 2025-01-03'],
  ...['number 2501.00001v1', 'class birds', 'keyword Authors', 'function Ada Example', 'number 2025-01-03'],
  ...['number 2501.00002v1', 'class stones'],
];

async function started(options: EditorOptions = {}, written = text): Promise<Editor> {
  const editor = await Editor.start(options);
  await editor.open(uri, written);
  return editor;
}

/** Without some fields of what VS Code says of tokens, or with others. */
function tokensWith(more: Partial<NonNullable<ClientCapabilities['textDocument']>['semanticTokens']>) {
  const { semanticTokens } = fullCapabilities.textDocument ?? {};
  const textDocument = { ...fullCapabilities.textDocument, semanticTokens: { ...semanticTokens, ...more } };
  return { ...fullCapabilities, textDocument } as ClientCapabilities;
}

describe('semantic tokens', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  it('have the standard types', async () => {
    editor = await started();
    deepEqual(shown(editor, text, await editor.ask(all, { textDocument })), standard);
  });

  it('have our own types where the editor has colours for them', async () => {
    editor = await started({ initializationOptions: { ownTokenTypes: true } });
    const tokens = shown(editor, text, await editor.ask(all, { textDocument }));
    deepEqual(
      [...new Set(tokens.map(token => token.split(' ')[0]))],
      ['paperLabel', 'paperAuthor', 'paperDate', 'arxivId', 'paperTopic'],
    );
  });

  it('have only types that the editor knows', async () => {
    editor = await started({ capabilities: tokensWith({ tokenTypes: ['number', 'string'] }) });
    deepEqual(
      shown(editor, text, await editor.ask(all, { textDocument })),
      standard.filter(token => token.startsWith('number')),
    );
  });

  it('are offered only as the editor asks for them', async () => {
    editor = await started({ capabilities: tokensWith({ requests: { full: true } }) });
    const { legend, ...offered } = editor.server.semanticTokensProvider as SemanticTokensOptions;
    deepEqual(offered, { full: true });
    deepEqual(legend.tokenTypes, ['function', 'number', 'class', 'keyword']);
  });

  it('are not offered where the editor knows none', async () => {
    editor = await started({ capabilities: {} });
    equal(editor.server.semanticTokensProvider, undefined);
    equal(((await editor.ask(all, { textDocument })) as SemanticTokens).data.length, 0);
  });

  it('are none in what is no digest', async () => {
    editor = await started({}, '# Notes\n\nAuthors: Ada Example\n\n2025-01-02, arXiv\n');
    equal(await editor.ask(all, { textDocument }), null);
  });

  it('are counted as the editor counts', async () => {
    editor = await started({
      capabilities: { ...fullCapabilities, general: { positionEncodings: ['utf-8'] } },
    });
    deepEqual(shown(editor, text, await editor.ask(all, { textDocument }), 'utf8'), standard);
  });

  it('of a range are those that it meets', async () => {
    editor = await started();
    const line = text.slice(0, text.indexOf('李雷')).split('\n').length - 1;
    const range = { start: { line, character: 0 }, end: { line, character: 99 } };
    const some = await editor.ask<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument,
      range,
    });
    deepEqual(shown(editor, text, some), standard.slice(0, 4));
  });

  it('that changed make what was told before the present ones', async () => {
    editor = await started();
    const { data, resultId: previousResultId } = await editor.ask<SemanticTokens>(all, { textDocument });
    const edited = text.replace('李雷, ', '李雷, Bo, ').replace('Old **stones**', 'Older **stones**');
    await editor.edit(uri, edited);
    const name = 'textDocument/semanticTokens/full/delta';
    const change = await editor.ask<SemanticTokensDelta>(name, { textDocument, previousResultId });
    for (const { start, deleteCount, data: more = [] } of change.edits)
      data.splice(start, deleteCount, ...more);
    deepEqual(shown(editor, edited, { data }), [
      ...standard.slice(0, 2),
      'function Bo',
      ...standard.slice(2),
    ]);
    const { resultId = '' } = change;
    const none = await editor.ask<SemanticTokensDelta>(name, { textDocument, previousResultId: resultId });
    deepEqual(none.edits, []);
    const stale = await editor.ask<SemanticTokens>(name, { textDocument, previousResultId: resultId });
    deepEqual(shown(editor, edited, stale), shown(editor, edited, { data }));
  });

  it('are asked for again when labels change, and not with each edit', async () => {
    const configuration = { digestLens: {} };
    editor = await started(
      { configuration },
      text.replace('Ada Example', 'Ada Example\n\nVerfasst: 2025-01-01'),
    );
    await editor.ask(all, { textDocument });
    await editor.edit(uri, text.replace('>2025-01-03', 'Verfasst: 2025-01-02'));
    const before = await editor.ask<SemanticTokens>(all, { textDocument });
    equal(editor.tokenRefreshes, 0);
    await editor.configure({ digestLens: { labels: { published: ['Verfasst'] } } });
    await editor.until(() => editor.tokenRefreshes > 0);
    const after = await editor.ask<SemanticTokens>(all, { textDocument });
    ok(after.data.length > before.data.length);
  });
});

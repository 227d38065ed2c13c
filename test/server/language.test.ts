import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CodeAction, CodeLens, Diagnostic, DocumentSymbol, MarkupContent } from 'vscode-languageserver';
import { fileUri } from '../../src/core/uri.ts';
import { method, type SearchAnswer, type TreePage } from '../../src/protocol/protocol.ts';
import { Editor, type EditorOptions } from '../support/editor.ts';

const paper = (title: string, id: string) =>
  `## ${title}\n>Authors: Ada Example\n>https://arxiv.org/abs/${id}\n>Published: 2025-01-02\n\nAbout tides.\n\n`;

const digest = `# Tides\n\n## Table of Contents\n- [Low Tide](#lowtide)\n- [Gone](#gone)\n\n${paper('Low Tide', '2501.00001')}${paper('High Tide', '2501.00002')}`;

/** A text with Chinese characters, or without any words at all. */
const chinese = /[\p{Script=Han}]/u;

describe('the language of the user', () => {
  let folder: string;
  let editor: Editor;
  let uri: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'language-'));
    writeFileSync(join(folder, 'tides.md'), digest);
    writeFileSync(join(folder, 'wide.md'), Buffer.from('\uFEFFarXiv', 'utf16le'));
    writeFileSync(join(folder, '.digest-lens.json'), '{ "renderer": ["github"] }');
    uri = fileUri(join(folder, 'tides.md'));
  });

  after(() => rmSync(folder, { recursive: true }));

  afterEach(() => editor.stop());

  const start = async (options: EditorOptions) => {
    editor = await Editor.start({
      folders: [fileUri(folder)],
      initializationOptions: { hasCommands: true, showsProblems: false },
      ...options,
    });
    await editor.open(uri, digest);
    await editor.until(() => editor.status?.settled === true);
  };

  const problems = async () =>
    (await editor.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })).items;

  it('is Chinese in all that the server says, where the editor says so', async () => {
    await start({ locale: 'zh-cn', configuration: { digestLens: { renderers: ['nowhere'] } } });
    const said = await editorTexts();
    deepEqual(
      said.filter(text => !chinese.test(text)),
      [],
    );
    equal(said.length > 20, true);
  });

  it('is English for all others', async () => {
    await start({ locale: 'de' });
    const said = await editorTexts();
    deepEqual(
      said.filter(text => chinese.test(text)),
      [],
    );
    match(said.join('\n'), /The table of contents does not list this paper\./);
  });

  /** What an editor shows of the server's own words. */
  async function editorTexts(): Promise<string[]> {
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const found = await problems();
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: whole,
      context: { diagnostics: [] },
    });
    const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    const outline = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const hover = await editor.ask<{ contents: MarkupContent }>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 3, character: 4 },
    });
    const search = await editor.ask<SearchAnswer>(method.search, { query: 'colour:blue', limit: 9 });
    const days = await editor.ask<TreePage>(method.tree, {
      view: 'days',
      key: null,
      filter: 'is:gone',
      sort: 'default',
    });
    const topics = await editor.ask<TreePage>(method.tree, {
      view: 'topics',
      key: null,
      filter: null,
      sort: 'default',
    });
    const undated = await editor.ask<TreePage>(method.tree, {
      view: 'days',
      key: null,
      filter: null,
      sort: 'default',
    });
    const refused = await editor
      .ask('textDocument/rename', { textDocument: { uri }, position: { line: 6, character: 4 }, newName: '' })
      .then(String, (error: Error) => error.message);
    const titles = lenses
      .map(({ command }) => command?.title ?? '')
      .filter(title => !['PDF', 'BibTeX'].includes(title));
    return [
      ...found.flatMap(({ message, relatedInformation = [] }) => [
        String(message),
        ...relatedInformation.map(each => each.message),
      ]),
      ...actions.map(({ title }) => title),
      ...titles,
      ...outline.map(({ detail }) => detail ?? ''),
      hover.contents.value.split('---')[0] ?? '',
      ...search.issues.map(({ message }) => message),
      ...days.issues.map(({ message }) => message),
      ...topics.nodes.map(({ label }) => label),
      ...undated.nodes.map(({ label }) => label),
      refused,
      ...(editor.status?.failures ?? []),
      ...editor.messages,
      ...[...editor.published]
        .filter(([file]) => file.endsWith('.json'))
        .flatMap(([, all]) => all.map(({ message }) => String(message))),
    ];
  }
});

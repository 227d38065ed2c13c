import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type {
  CodeAction,
  DocumentDiagnosticReport,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  LocationLink,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';

const uri = 'file:///digests/2025-01-03.md';
const text = digestText('2025-01-03', [
  { title: 'Sparse birds: a survey', id: '2501.00001', abstract: 'About **sparse** birds.' },
  { title: 'Plain stones', id: '2501.00002', anchor: 'plain-stones' },
]);

function lineOf(part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length - 1;
}

describe('the language server', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start();
    await editor.open(uri, text);
  });
  afterEach(() => editor.stop());

  const at = (part: string, character: number) => ({
    textDocument: { uri },
    position: { line: lineOf(part), character },
  });

  it('outlines a digest as contents and papers', async () => {
    const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const tree = symbols.map(({ name, detail, children }) => [
      name,
      detail,
      children?.map(child => `${child.name} | ${child.detail}`),
    ]);
    deepEqual(tree, [
      [
        '2025-01-03',
        '2 papers',
        [
          'Table of Contents | 2 entries',
          'Sparse birds: a survey | Ada Example, Bo Sample',
          'Plain stones | Ada Example, Bo Sample',
        ],
      ],
    ]);
  });

  it('says where and why a link is dead, and what would work', async () => {
    const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    ok(report.kind === 'full');
    deepEqual(
      report.items.map(({ code, severity, message, range }) => ({
        code,
        severity,
        message,
        line: range.start.line,
      })),
      [
        {
          code: 'broken-anchor',
          severity: 1,
          message:
            'This link is dead in GitHub and VS Code preview: no heading has the id "Sparse-birds:-a-survey". ' +
            '"#sparse-birds-a-survey" works in GitHub and VS Code preview.',
          line: lineOf('* [Sparse'),
        },
      ],
    );
    const again = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: report.resultId,
    });
    equal(again.kind, 'unchanged');
  });

  it('sends no problems again for a letter that changes none', async () => {
    const pull = (previousResultId?: string) =>
      editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId,
      });
    const { resultId } = await pull();
    const abstract = { line: lineOf('An abstract'), character: 3 };
    await editor.edit(uri, 'x', { start: abstract, end: abstract });
    equal((await pull(resultId)).kind, 'unchanged');
    const title = { line: lineOf('## Plain'), character: 8 };
    await editor.edit(uri, 'x', { start: title, end: title });
    const report = await pull(resultId);
    deepEqual(report.kind === 'full' && report.items.map(({ code }) => code), [
      'broken-anchor',
      'retitled-entry',
    ]);
  });

  it('repairs one link by quick fix, and every link on save', async () => {
    const line = lineOf('* [Sparse');
    const range = { start: { line, character: 30 }, end: { line, character: 30 } };
    const ask = (only?: string[]) =>
      editor.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only && { only }) },
      });
    const [fix] = await ask();
    equal(fix?.title, 'Change the anchor to #sparse-birds-a-survey');
    equal(fix?.isPreferred, true);
    deepEqual(await ask(['source.organizeImports']), []);
    const [onSave] = await ask(['source.fixAll']);
    equal(onSave?.kind, 'source.fixAll.digestLens');
    for (const action of [fix, onSave]) {
      const [edit] = action?.edit?.changes?.[uri] ?? [];
      const written = text.split('\n')[line] ?? '';
      equal(written.slice(edit?.range.start.character, edit?.range.end.character), 'Sparse-birds:-a-survey');
      equal(edit?.newText, 'sparse-birds-a-survey');
    }
  });

  it('shows the paper card on entries, titles and arXiv links, and nothing in prose', async () => {
    const card = async (part: string, character: number) => {
      const hover = await editor.ask<Hover | null>('textDocument/hover', at(part, character));
      return hover && (hover.contents as { value: string }).value;
    };
    match(
      (await card('* [Sparse', 6)) ?? '',
      /^⚠ This link is dead[\s\S]*---[\s\S]*\*\*Sparse birds: a survey\*\*/,
    );
    match(
      (await card('## Plain', 6)) ?? '',
      /^\*\*Plain stones\*\*\n\nAda Example, Bo Sample\n\n2025-01-03 · `2501\.00002v1`/,
    );
    match((await card('> https://arxiv.org/abs/2501.00001', 12)) ?? '', /· Sparsity\n\nAbout sparse birds/);
    equal(await card('An abstract', 3), null);
  });

  it('jumps from an entry to its paper although the link is dead, and back', async () => {
    const there = await editor.ask<LocationLink[]>('textDocument/definition', at('* [Sparse', 6));
    equal(there[0]?.targetSelectionRange.start.line, lineOf('## Sparse'));
    const back = await editor.ask<LocationLink[]>('textDocument/definition', at('## Sparse', 6));
    equal(back[0]?.targetRange.start.line, lineOf('* [Sparse'));
  });

  it('makes every entry a link to its paper', async () => {
    const links = await editor.ask<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
    deepEqual(
      links.map(({ target }) => target),
      [`${uri}#L${lineOf('## Sparse') + 1},4`, `${uri}#L${lineOf('## Plain') + 1},4`],
    );
  });

  it('folds the contents and the papers', async () => {
    const folds = await editor.ask<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [lineOf('# Table'), lineOf('* [Plain')],
        [lineOf('## Sparse'), lineOf('About')],
        [lineOf('## Plain'), lineOf('An abstract')],
      ],
    );
  });

  it('finds papers as workspace symbols by any words once they are indexed', async () => {
    await editor.until(() => editor.status?.papers === 2 && editor.status.filling === null);
    const symbols = await editor.ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'stones' });
    deepEqual(
      symbols.map(({ name, containerName }) => [name, containerName]),
      [['Plain stones', '2025-01-03']],
    );
  });

  it('has nothing to say about other Markdown', async () => {
    const other = 'file:///digests/README.md';
    await editor.open(
      other,
      '# Tools\n\n* [Install](#Install)\n\n## install\n\nSee https://arxiv.org/abs/2501.00001.\n',
    );
    const textDocument = { uri: other };
    equal(await editor.ask('textDocument/documentSymbol', { textDocument }), null);
    equal(await editor.ask('textDocument/foldingRange', { textDocument }), null);
    equal(await editor.ask('textDocument/documentLink', { textDocument }), null);
    equal(
      await editor.ask('textDocument/hover', { textDocument, position: { line: 2, character: 5 } }),
      null,
    );
    const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    deepEqual(report.kind === 'full' && report.items, []);
  });

  it('reports what the seeds are known to have', async () => {
    for (const [day, papers, dead] of [
      ['2024-12-27', 58, 5],
      ['2025-01-03', 30, 3],
    ] as const) {
      const seed = `file:///digests/seed-${day}.md`;
      await editor.open(seed, readFileSync(`seeds/${day}.md`, 'utf8'));
      const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri: seed },
      });
      ok(report.kind === 'full');
      equal(report.items.filter(({ code }) => code === 'broken-anchor').length, papers);
      equal(report.items.filter(({ severity }) => severity === 1).length, dead);
    }
  });
});

import { deepEqual, equal, match } from 'node:assert/strict';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { Editor } from '../support/editor.ts';
import { withPapers } from '../support/ruleCheck.ts';

const uri = 'file:///digests/2025-01-03.md';
const page = 'file:///extension/docs/rules.md#L12';
const text = withPapers(`
  # Contents
  * [Low Tide](#Low-Tide)
  * [High Tide](#High-Tide)
  * [Gone](#gone)

  = Low Tide
  = High Tide
  `);

describe('the menu of quick fixes', () => {
  const started = Editor.start({ initializationOptions: { rulePages: { 'broken-anchor': page } } });
  const actionsAt = async (line: number) => {
    const editor = await started;
    await editor.open(uri, text);
    return editor.ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line, character: 15 }, end: { line, character: 15 } },
      context: { diagnostics: [], only: ['quickfix'] },
    });
  };

  it('has the fix first and alone preferred, then those of all, and comments last', async () => {
    const actions = await actionsAt(1);
    deepEqual(
      actions.map(({ title, isPreferred }) => `${title}${isPreferred ? ' (preferred)' : ''}`),
      [
        'Change the anchor to #low-tide (preferred)',
        'Fix all 2 broken-anchor problems in this digest',
        'Fix all 2 problems in this digest',
        'Disable broken-anchor for this line',
        'Disable broken-anchor for this file',
      ],
    );
    match(JSON.stringify(actions[3]?.edit), / <!-- digest-lens-disable-line broken-anchor -->/);
  });

  it('is about the problems that the editor names, wherever in the line the cursor is', async () => {
    const editor = await started;
    await editor.open(uri, text);
    const textDocument = { uri };
    const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    const ofLine = report.kind === 'full' ? report.items.filter(({ range }) => range.start.line === 1) : [];
    const start = { line: 1, character: 0 };
    const titlesWith = async (diagnostics: unknown) => {
      const context = { diagnostics, only: ['quickfix'] };
      const params = { textDocument, range: { start, end: start }, context };
      return (await editor.ask<CodeAction[]>('textDocument/codeAction', params)).map(({ title }) => title);
    };
    deepEqual(await titlesWith([]), []);
    equal((await titlesWith(ofLine))[0], 'Change the anchor to #low-tide');
    // Neovim 0.7 counts the columns of what it names in bytes.
    const elsewhere = ofLine.map(problem => ({ ...problem, range: { start, end: start } }));
    equal((await titlesWith(elsewhere))[0], 'Change the anchor to #low-tide');
  });

  it('has no fix of all where there is one', async () => {
    deepEqual(
      (await actionsAt(3)).map(({ title }) => title),
      [
        'Remove the entry',
        'Fix all 2 problems in this digest',
        'Disable stale-entry for this line',
        'Disable stale-entry for this file',
      ],
    );
  });

  it('comes with problems that link to what explains them, where the client says where', async () => {
    const editor = await started;
    const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    const found = report.kind === 'full' ? report.items : [];
    equal(found.find(({ code }) => code === 'broken-anchor')?.codeDescription?.href, page);
    equal(found.find(({ code }) => code === 'stale-entry')?.codeDescription, undefined);
  });
});

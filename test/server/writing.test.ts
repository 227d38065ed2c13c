import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import type {
  CodeLens,
  CompletionList,
  DocumentHighlight,
  Location,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';

const uri = 'file:///digests/2025-01-03.md';
const other = 'file:///digests/2025-01-10.md';
const text = digestText('2025-01-03', [
  { title: 'Sparse birds: a survey', id: '2501.00001' },
  { title: 'Plain stones', id: '2501.00002', anchor: 'plain-stones' },
]);

describe('the language server, while somebody writes', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start({ initializationOptions: { hasCommands: true } });
    await editor.open(uri, text);
    await editor.open(
      other,
      digestText('2025-01-10', [{ title: 'Sparse birds: a survey', id: '2501.00001' }]),
    );
  });
  afterEach(() => editor.stop());

  const at = (part: string, character: number) => ({
    textDocument: { uri },
    position: { line: text.slice(0, text.indexOf(part)).split('\n').length - 1, character },
  });

  it('completes an anchor by the title of its heading', async () => {
    const entry = '* [Sparse birds: a survey](#';
    const { items } = await editor.ask<CompletionList>('textDocument/completion', at(entry, entry.length));
    const [first] = [...items].sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
    equal(first?.label, 'Sparse birds: a survey');
    equal(first?.textEdit?.newText, 'sparse-birds-a-survey');
    equal(await editor.ask('textDocument/completion', at('An abstract', 4)), null);
  });

  it('renames a paper with its entry, or says why it cannot', async () => {
    const title = at('## Sparse', 5);
    deepEqual(await editor.ask('textDocument/prepareRename', title), {
      range: {
        start: { line: title.position.line, character: 3 },
        end: { line: title.position.line, character: 25 },
      },
      placeholder: 'Sparse birds: a survey',
    });
    const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', { ...title, newName: 'Rare birds' });
    deepEqual(
      edit.changes?.[uri]?.map(({ newText }) => newText),
      ['Rare birds', 'rare-birds', 'Rare birds'],
    );
    await rejects(editor.ask('textDocument/rename', { ...title, newName: ' ' }), /A paper needs a title/);
    equal(await editor.ask('textDocument/prepareRename', at('An abstract', 4)), null);
  });

  it('finds a paper everywhere, and marks it here', async () => {
    const references = (includeDeclaration: boolean) =>
      editor.ask<Location[]>('textDocument/references', {
        ...at('## Sparse', 5),
        context: { includeDeclaration },
      });
    deepEqual(
      (await references(true)).map(place => place.uri),
      [uri, uri, other, other],
    );
    equal((await references(false)).length, 3);
    const marks = await editor.ask<DocumentHighlight[]>('textDocument/documentHighlight', at('* [Sparse', 6));
    equal(marks.length, 2);
    equal(await editor.ask('textDocument/documentHighlight', at('An abstract', 4)), null);
  });

  it('expands the selection from title to paper to digest', async () => {
    const { position } = at('## Sparse', 5);
    const [chain] = await editor.ask<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri },
      positions: [position],
    });
    const lines: number[] = [];
    for (let range = chain; range; range = range.parent as SelectionRange)
      lines.push(range.range.end.line - range.range.start.line);
    deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
    equal(chain?.range.start.character, 3);
  });

  it('shows lenses to an editor that knows their commands, and to no other', async () => {
    const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    deepEqual(
      lenses.map(({ command }) => command?.title),
      ['2 papers · 1 dead link', 'Fix 1 problem', 'PDF', 'BibTeX', 'also on 2025-01-10', 'PDF', 'BibTeX'],
    );
    match(JSON.stringify(lenses[4]?.command?.arguments), /2025-01-10\.md/);
    const plain = await Editor.start();
    await plain.open(uri, text);
    equal(await plain.ask('textDocument/codeLens', { textDocument: { uri } }), null);
    await plain.stop();
  });
});

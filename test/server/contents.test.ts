import { deepEqual, equal } from 'node:assert/strict';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type FixAllAnswer, method, type RebuildContentsAnswer } from '../../src/protocol/protocol.ts';
import { Editor } from '../support/editor.ts';
import { withPapers } from '../support/ruleCheck.ts';

const uri = 'file:///digests/2025-01-03.md';

function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), [...edits]);
}

function editsOf({ documentChanges, changes }: WorkspaceEdit): readonly TextEdit[] {
  const [change] = documentChanges ?? [];
  return change && 'edits' in change ? (change.edits as TextEdit[]) : (changes?.[uri] ?? []);
}

describe('whole tables of contents', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await Editor.start();
  });
  afterEach(() => editor.stop());

  const messy = withPapers('# Contents\n* [Bb](#Bb)\n* [Gone](#gone)\n* [Bb](#bb)\n\n= Aa\n= Bb\n');
  const tidy = withPapers('# Contents\n* [Aa](#aa)\n* [Bb](#bb)\n\n= Aa\n= Bb\n');
  const bare = withPapers('# 2025-01-03\n\n= Aa\n= Bb\n= Cc\n');

  it('are rebuilt on request, for the version of the text that was seen', async () => {
    await editor.open(uri, messy);
    const answer = await editor.ask<RebuildContentsAnswer>(method.rebuildContents, { uri });
    equal(edited(messy, editsOf(answer.edit)), tidy);
    const [change] = answer.edit.documentChanges ?? [];
    deepEqual(change && 'textDocument' in change && change.textDocument, { uri, version: 1 });
    const { added, removed, retitled, moved, isNew } = answer;
    deepEqual(
      { added, removed, retitled, moved, isNew },
      { added: 1, removed: 2, retitled: 0, moved: 0, isNew: false },
    );
    equal(await editor.ask(method.rebuildContents, { uri: 'file:///none.md' }), null);
  });

  it('are rebuilt and inserted by a code action where they are or should be', async () => {
    const actionsAt = async (text: string, line: number) => {
      await editor.open(uri, text);
      const position = { line, character: 0 };
      const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [], only: ['refactor'] },
      });
      await editor.close(uri);
      return actions.map(({ title, kind, edit }) => [title, kind, edited(text, editsOf(edit ?? {}))]);
    };
    deepEqual(await actionsAt(messy, 2), [['Rebuild the table of contents', 'refactor.rewrite', tidy]]);
    deepEqual(await actionsAt(messy, 7), []);
    deepEqual(await actionsAt(tidy, 1), []);
    const [insert] = await actionsAt(bare, 0);
    equal(insert?.[0], 'Insert a table of contents');
    equal(
      insert?.[2],
      bare.replace('\n\n', '\n\n# Table of Contents\n* [Aa](#aa)\n* [Bb](#bb)\n* [Cc](#cc)\n\n'),
    );
  });

  it('are repaired in one edit, also where one fix makes room for another', async () => {
    await editor.open(uri, withPapers('# Contents\n* [Aa](#Aa)\n* [Aa](#Aa)\n* [Bb](#Bb)\n\n= Aa\n= Bb\n'));
    const { edit, fixesOf, fixes } = await editor.ask<FixAllAnswer>(method.fixAll, { uri });
    equal(
      edited(withPapers('# Contents\n* [Aa](#Aa)\n* [Aa](#Aa)\n* [Bb](#Bb)\n\n= Aa\n= Bb\n'), editsOf(edit)),
      tidy,
    );
    deepEqual(fixesOf, [{ uri, fixes }]);
  });
});

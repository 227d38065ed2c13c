import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert.ts';
import { closeEverything, openDigest, putCursor } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

describe('writing in a digest', () => {
  afterEach(closeEverything);

  it('renames a paper with its entry and its anchor, as one step that can be undone', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const before = document.getText();
    const position = positionOf(document, '## Sparse chaos');
    // VS Code's own Markdown support renames headings, too; ours is asked first as soon as it is there.
    const edit = await until('our rename', async () => {
      const answer = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        position.translate(0, 5),
        'Dense order',
      );
      const texts = answer.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText));
      return texts.filter(text => text === 'Dense order').length === 2 ? answer : undefined;
    });
    ok(await vscode.workspace.applyEdit(edit));
    const after = document.getText();
    ok(after.includes('* [Dense order](#dense-order)'), after.slice(0, 300));
    ok(after.includes('\n## Dense order\n'), 'the heading');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
  });

  it('completes an anchor with the heading that the text names first', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const entry = positionOf(document, '(#Sparse-chaos').translate(0, 2);
    const anchors = await until('the anchors', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        entry,
      );
      const ours = items.filter(({ sortText }) => sortText?.startsWith('00'));
      return ours.length > 0 ? ours : undefined;
    });
    deepEqual(
      anchors.map(({ filterText }) => filterText),
      ['sparse-chaos-in-cortical-circuits'],
    );
  });

  it('finds the entry of a paper among its references', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const places = await until('the references', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        positionOf(document, '## Sparse chaos').translate(0, 5),
      );
      return found.length > 0 ? found : undefined;
    });
    const lines = new Set(places.map(({ range }) => range.start.line));
    ok(lines.has(positionOf(document, '* [Sparse chaos').line));
  });

  describe('in the window', () => {
    before(needsDriver);

    it('says above the contents what is wrong, and fixes it by a click', async () => {
      const editor = await openDigest('2025-01-03.md');
      await driver.waitFor('.codelens-decoration a', { text: 'Fix 30 problems' });
      await driver.screenshot('lens-contents');
      await driver.click('.codelens-decoration a', { text: 'Fix 30 problems' });
      await driver.waitForNone('.codelens-decoration a', { text: 'Fix 30 problems' });
      await vscode.commands.executeCommand('notifications.clearAll');
      ok(editor.document.isDirty);
      putCursor(editor, '## Sparse chaos');
      await vscode.commands.executeCommand('revealLine', {
        lineNumber: editor.selection.active.line,
        at: 'top',
      });
      await driver.waitFor('.codelens-decoration a', { text: 'PDF' });
      await driver.screenshot('lens-paper');
    });
  });
});

function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  ok(offset >= 0, text);
  return document.positionAt(offset);
}

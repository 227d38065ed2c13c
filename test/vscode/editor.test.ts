import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert.ts';
import { closeEverything, openBox, openDigest, putCursor, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

describe('a digest in the editor', () => {
  afterEach(closeEverything);

  it('has an outline of contents and papers', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const symbols = await until('our outline', async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return all?.find(({ detail }) => detail === '30 papers');
    });
    const names = symbols.children.map(({ name }) => name);
    deepEqual(names.slice(0, 2), ['Table of Contents', 'Sparse chaos in cortical circuits']);
    equal(names.length, 31);
    equal(symbols.children[1]?.detail, 'Rainer Engelken, Michael Monteforte, Fred Wolf');
  });

  it('has problems that say where links are dead', async () => {
    const { document } = await openDigest('2024-12-27.md');
    const problems = await deadLinksOf(document, 58);
    equal(problems.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length, 5);
    ok(problems.every(({ message }) => message.startsWith('This link is dead in ')));
  });

  it('shows the paper card in a hover, and why a link is dead', async () => {
    const editor = await openDigest('2025-01-03.md');
    await deadLinksOf(editor.document, 30);
    const position = putCursor(editor, 'Sparse chaos in cortical circuits');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      position,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map(content => (typeof content === 'string' ? content : content.value)),
    );
    const card = texts.find(text => text.includes('Engelken')) ?? '';
    ok(card.includes('This link is dead') && card.includes('2412.21188'), card);
  });

  it('jumps from an entry to its paper although the link is dead', async () => {
    const editor = await openDigest('2024-12-27.md');
    const [entry] = (await deadLinksOf(editor.document, 58)).filter(
      ({ severity }) => severity === vscode.DiagnosticSeverity.Error,
    );
    ok(entry, 'a link that is dead everywhere');
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      entry.range.start.translate(0, -3),
    );
    const lines = places.map(
      place => editor.document.lineAt('range' in place ? place.range.start : place.targetRange.start).text,
    );
    ok(
      lines.some(line => line.startsWith('## ')),
      lines.join(' | '),
    );
  });

  it('repairs one link by quick fix', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const [problem] = await deadLinksOf(document, 30);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem?.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.startsWith('Change the anchor to #'));
    ok(fix?.isPreferred && fix.edit, actions.map(({ title }) => title).join(' | '));
    await vscode.workspace.applyEdit(fix.edit);
    await deadLinksOf(document, 29);
  });

  it('repairs every link on save when the user wants that', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const before = document.getText();
    await deadLinksOf(document, 30);
    const settings = vscode.workspace.getConfiguration('editor', document.uri);
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.digestLens': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), '\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await deadLinksOf(document, 0);
    const back = new vscode.WorkspaceEdit();
    back.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), before);
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.applyEdit(back);
    await document.save();
  });

  it('scrolls under its day and its paper, not under the table of contents', async function () {
    needsDriver.call(this);
    const editor = await openDigest('2025-01-03.md');
    await deadLinksOf(editor.document, 30);
    const position = putCursor(editor, '## QAHAN').translate(12);
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.AtTop);
    await driver.waitFor('.sticky-line-content', { text: 'QAHAN' });
    const [above] = await driver.texts('.sticky-line-content');
    ok(above?.includes('2025-01-03'), above);
  });

  describe('in pictures', () => {
    before(needsDriver);

    it('with the views', async () => {
      const editor = await openDigest('2025-01-03.md');
      await showViews();
      putCursor(editor, '## Sparse chaos');
      await driver.waitFor(`${rowsOf('Days')}.selected`, { text: 'Sparse chaos' });
      await driver.click(rowsOf('Days'), { text: 'Exploring and Controlling' });
      await driver.waitFor('.view-line', { text: '## Exploring and Controlling' });
      await vscode.commands.executeCommand('workbench.actions.treeView.digestLens.topics.collapseAll');
      await driver.screenshot('views', { docs: true });
    });

    it('with the outline', async () => {
      await openDigest('2025-01-03.md');
      await vscode.commands.executeCommand('outline.focus');
      await driver.click('.pane-header', { text: 'digests' });
      await driver.waitFor('.outline-pane .monaco-list-row', { text: 'Sparse chaos' });
      await driver.screenshot('outline', { docs: true });
    });

    it('with a hover', async () => {
      const editor = await openDigest('2025-01-03.md');
      await deadLinksOf(editor.document, 30);
      putCursor(editor, 'Sparse chaos in cortical circuits');
      await vscode.commands.executeCommand('editor.action.showHover');
      await driver.waitFor('.monaco-hover', { text: 'Engelken' });
      await driver.screenshot('hover', { docs: true });
    });

    it('with a quick fix', async () => {
      const editor = await openDigest('2025-01-03.md');
      await deadLinksOf(editor.document, 30);
      putCursor(editor, '#Sparse-chaos-in');
      // The menu closes when the editor is not where the keyboard is.
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await driver.waitFor('.monaco-editor.focused');
      await driver.press('Control+.');
      await driver.waitFor('.action-widget', { text: 'Change the anchor' });
      const actions = await driver.texts('.action-widget .monaco-list-row.action');
      const at = (text: string) => actions.findIndex(action => action.includes(text));
      ok(at('Change the anchor') < at('Fix all 30') && at('Fix all 30') < at('Disable'), actions.join(', '));
      await driver.screenshot('quick-fix', { docs: true });
      await driver.press('Escape');
    });

    it('with the search', async () => {
      await openDigest('2025-01-03.md');
      await openBox('digestLens.search');
      await driver.type('topic:pruning language');
      await driver.waitFor('.quick-input-title', { text: 'of 88' });
      await driver.waitFor('.quick-input-list .monaco-list-row');
      await driver.screenshot('search', { docs: true });
      await driver.press('Escape');
    });
  });
});

/** Our problems of a document, as soon as there are as many as wanted. */
async function deadLinksOf(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
  return until(`${count} dead links`, () => {
    const problems = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ code }) => (typeof code === 'object' ? code.value : code) === 'broken-anchor');
    return problems.length === count ? problems : undefined;
  });
}

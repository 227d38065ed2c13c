import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { closeEverything, openDigest } from './digestWindow.ts';
import { driver, host, needsDriver, until } from './driver.ts';
import { skipBecause } from './reporter.ts';

describe('a server that is killed while somebody types', () => {
  before(function () {
    needsDriver.call(this);
    if (host === 'web') skipBecause(this, 'the server is no process there');
  });
  afterEach(closeEverything);

  it('is started again, and knows what was typed before, meanwhile and afterwards', async () => {
    const { document } = await openDigest('2025-01-03.md');
    const before = document.getText();
    await outlineHas(document, names => names.length > 5);
    const titles: string[] = [];
    const type = async (title: string) => {
      const edit = new vscode.WorkspaceEdit();
      const paper = `\n## ${title}\n\n>Authors: Ada Example\n\n>2025-01-02\n\n> https://arxiv.org/abs/2501.0900${titles.length}\n`;
      edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, paper);
      ok(await vscode.workspace.applyEdit(edit));
      titles.push(title);
    };
    await type('Typed before');
    const [killed] = await Promise.all([driver.killServer(), type('Typed meanwhile')]);
    equal(killed, 1);
    await type('Typed afterwards');
    await outlineHas(document, names => titles.every(title => names.includes(title)));
    // Whatever asks the client for the server has one.
    await until('the problems of the digest', () =>
      vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'Digest Lens'),
    );
    equal(document.getText().startsWith(before), true);
    equal(
      titles.every(title => document.getText().includes(`\n## ${title}\n`)),
      true,
    );
  });
});

/** Waits until the outline that our server gives has titles; VS Code's own writes the marks of headings, too. */
async function outlineHas(
  document: vscode.TextDocument,
  isRight: (names: readonly string[]) => boolean,
): Promise<void> {
  await until('the outline', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return isRight(namesIn(symbols ?? []).filter(name => !name.startsWith('#')));
  });
}

function namesIn(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesIn(children ?? [])]);
}

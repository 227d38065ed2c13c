import * as vscode from 'vscode';
import { deepEqual, ok } from './assert.ts';
import { closeEverything } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

// Names without "et al." in a cell are nothing to the grammar.
const content = `# 2025-01-03

| Date | Title | Authors | PDF |
| --- | --- | --- | --- |
| 2025-01-02 | **Sparse birds** | Ada Example, Bo Sample | [2501.00001](https://arxiv.org/abs/2501.00001) |
`;

async function openTable(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
  return document;
}

describe('the colours of a digest', () => {
  afterEach(closeEverything);

  it('are told to VS Code in types of our own', async () => {
    const { uri } = await openTable();
    const legend = await until('the types of tokens', async () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        'vscode.provideDocumentSemanticTokensLegend',
        uri,
      ),
    );
    const tokens = await until('tokens', async () => {
      const found = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        'vscode.provideDocumentSemanticTokens',
        uri,
      );
      return found && found.data.length > 0 ? [...found.data] : undefined;
    });
    const types = tokens.filter((_, at) => at % 5 === 3).map(type => legend.tokenTypes[type]);
    deepEqual(types, ['paperDate', 'paperAuthor', 'paperAuthor', 'arxivId', 'arxivId']);
  });

  describe('in pictures', () => {
    before(needsDriver);

    it('are there where the grammar has none', async () => {
      await openTable();
      const parts = await until('a name with a colour of its own', async () => {
        const texts = await driver.texts('.view-line span span');
        const plain = texts.map(text => text.replaceAll('\u00a0', ' ').trim());
        return plain.includes('Bo Sample') ? plain : undefined;
      });
      ok(parts.includes('Ada Example'), parts.join(' | '));
      await driver.screenshot('colours');
    });
  });
});

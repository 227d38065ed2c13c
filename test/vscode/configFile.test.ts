import * as vscode from 'vscode';
import { equal, match, ok } from './assert.ts';
import { closeEverything, openDigest } from './digestWindow.ts';
import { until } from './driver.ts';

describe('a configuration file', () => {
  let file: vscode.Uri;
  const write = (text: string) => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));

  before(() => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder);
    file = vscode.Uri.joinPath(folder.uri, '.digest-lens.json');
  });
  afterEach(async () => {
    await setRules(undefined);
    await vscode.workspace.fs.delete(file);
    await closeEverything();
  });

  it('holds at once, where nobody chose otherwise in the settings', async () => {
    const { document } = await openDigest('2025-01-03.md');
    await deadLinks(document.uri, 30);
    await write('{ "renderers": ["github"] } // VS Code has a default here');
    await deadLinks(document.uri, 3);
    await write('{ "renderers": ["github"], "rules": { "broken-anchor": "off" } }');
    await deadLinks(document.uri, 0);
    await setRules({ 'broken-anchor': 'hint' });
    await deadLinks(document.uri, 3);
  });

  it('shows what is wrong in it, from the schema and from the server, and may have comments', async () => {
    await openDigest('2025-01-03.md');
    await write('{\n  // a comment\n  "renderers": ["githup"]\n}\n');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    equal(document.languageId, 'jsonc');
    const ours = await until('our problem', () =>
      vscode.languages.getDiagnostics(file).find(({ source }) => source === 'Digest Lens'),
    );
    match(ours.message, /Did you mean "github"\?$/);
    equal(document.getText(ours.range), '"githup"');
    const others = vscode.languages.getDiagnostics(file).filter(({ source }) => source !== 'Digest Lens');
    for (const { message } of others) ok(!/comment/i.test(message), message);
    await write('{}');
    await until('no problem', () => vscode.languages.getDiagnostics(file).length === 0);
  });
});

async function setRules(rules: object | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('digestLens');
  await configuration.update('rules', rules, vscode.ConfigurationTarget.Workspace);
}

async function deadLinks(uri: vscode.Uri, wanted: number): Promise<void> {
  await until(`${wanted} dead links`, () => {
    const problems = vscode.languages.getDiagnostics(uri);
    return problems.filter(({ code }) => codeOf(code) === 'broken-anchor').length === wanted;
  });
}

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

import * as vscode from 'vscode';
import { deepEqual, equal, match, ok } from './assert.ts';
import { closeEverything } from './digestWindow.ts';
import { driver, host, needsDriver } from './driver.ts';

describe('the tools for language models', () => {
  before(async () => {
    await vscode.extensions.getExtension('digest-lens.digest-lens')?.activate();
  });

  it('are offered with what they take', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('digestLens_'));
    deepEqual(ours.map(({ name }) => name).sort(), ['digestLens_getPaper', 'digestLens_search']);
    for (const { description, inputSchema } of ours) ok(description && inputSchema);
  });

  it('search the papers, with file and line, and mark what is copied from files', async () => {
    const text = await told('digestLens_search', { query: 'pruning', limit: 3 });
    match(text, /^\d+ of 88 papers in 2 digests match\. These are the best 3/);
    match(text, /\n<file-text>\n1\. .*\n {3}arXiv \d{4}\.\d{5} · 20\d\d-\d\d-\d\d\.md:\d+ /);
    ok(text.endsWith('\n</file-text>'), text);
  });

  it('read a paper that a search named', async () => {
    const text = await told('digestLens_getPaper', { arxivId: '2412.18419' });
    match(text, /^arXiv 2412\.18419 is listed once\./);
    const [, file, line] = /<file-text>\n(.*):(\d+): /.exec(text) ?? [];
    const [uri] = await vscode.workspace.findFiles(file ?? '');
    ok(uri, text);
    const document = await vscode.workspace.openTextDocument(uri);
    match(document.lineAt(Number(line) - 1).text, /^## /);
    match(text, /\nAbstract in /);
  });

  it('answer as the documentation shows', async function () {
    needsDriver.call(this);
    const found = await told('digestLens_search', { query: 'kv cache', limit: 3 });
    const [, arxivId = ''] = /arXiv (\d{4}\.\d{5})/.exec(found) ?? [];
    const read = await told('digestLens_getPaper', { arxivId });
    const content = `#searchPapers kv cache\n\n${found}\n\n#readPaper ${arxivId}\n\n${read}\n`;
    const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
    await vscode.window.showTextDocument(document);
    await driver.waitFor('.view-line', { text: 'file-text' });
    await driver.screenshot('agents', { docs: true, selector: '.part.editor' });
    await closeEverything();
  });

  it('keep within the tokens that there are, and say what is missing', async () => {
    const countTokens = async (text: string) => Math.ceil(text.length / 4);
    const tokenizationOptions = { tokenBudget: 600, countTokens };
    const text = await told('digestLens_search', { query: '', limit: 50 }, { tokenizationOptions });
    ok((await countTokens(text)) <= 600, `${text.length} characters`);
    match(text, /\n<\/file-text>\n\d+ more did not fit into the answer; ask for less\.$/);
  });

  it('say what is wrong with a question', async () => {
    match(
      await refused('digestLens_search', { query: 'after:yesterday' }),
      /Write after: with a day, a month or a year/,
    );
    match(
      await refused('digestLens_getPaper', { arxivId: 'attention' }),
      /is no arXiv id; write it as 2412\.18419/,
    );
  });

  it('can be cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const answer = vscode.lm.invokeTool(
      'digestLens_search',
      { input: { query: 'pruning' }, toolInvocationToken: undefined },
      source.token,
    );
    ok(await failureOf(answer), `an answer in the ${host} host`);
  });
});

type More = Pick<vscode.LanguageModelToolInvocationOptions<object>, 'tokenizationOptions'>;

async function told(tool: string, input: object, more: More = {}): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined, ...more });
  equal(content.length, 1);
  const [part] = content;
  ok(part instanceof vscode.LanguageModelTextPart);
  return part.value;
}

async function refused(tool: string, input: object): Promise<string> {
  return (await failureOf(told(tool, input))) ?? '';
}

function failureOf(work: Thenable<unknown>): Promise<string | undefined> {
  return Promise.resolve(work).then(
    () => undefined,
    (error: unknown) => String(error),
  );
}

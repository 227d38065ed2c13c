// The window of who reads Chinese; VS Code's own texts stay English here.
import * as vscode from 'vscode';
import { equal, match } from '../vscode/assert.ts';
import { openBox, openDigest } from '../vscode/digestWindow.ts';
import { driver, needsDriver, until } from '../vscode/driver.ts';

const pane = (name: string) => `.pane:has(> .pane-header[aria-label^="${name}"])`;

describe('the window in Chinese', () => {
  before(needsDriver);

  it('shows views, status, lenses and problems in Chinese', async () => {
    equal(vscode.env.language, 'zh-cn');
    const { document } = await openDigest('2025-01-03.md');
    await vscode.commands.executeCommand('workbench.view.extension.digestLens');
    await driver.waitFor(`${pane('日期')} .monaco-list-row`, { text: '2025-01-03' });
    await driver.waitFor(`${pane('主题')} .monaco-list-row`);
    await driver.waitFor('.statusbar-item', { text: '30 篇论文' });
    await driver.waitFor('.codelens-decoration', { text: '30 篇论文 · 30 个失效链接' });
    const problem = await until('a problem', () => vscode.languages.getDiagnostics(document.uri)[0]);
    match(problem.message, /^此链接在以下平台中失效：/);
    await driver.screenshot('chinese', { docs: true });
  });

  it('says in Chinese what is wrong with a query', async () => {
    await openBox('digestLens.search');
    await driver.type('colour:blue');
    await driver.waitFor('.quick-input-widget', { text: '没有 colour: 这个字段' });
    await driver.screenshot('chinese-search');
    await driver.press('Escape');
  });
});

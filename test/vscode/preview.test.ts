import * as vscode from 'vscode';
import { deepEqual, equal } from './assert.ts';
import { closeEverything, openDigest } from './digestWindow.ts';
import { driver, host, needsDriver } from './driver.ts';

const entries = '.digest-lens-contents > li > a';

describe('the Markdown preview', () => {
  before(needsDriver);
  afterEach(closeEverything);

  for (const [name, papers] of [
    ['2024-12-27.md', 58],
    ['2025-01-03.md', 30],
  ] as const) {
    it(`scrolls to the ${papers} papers of ${name} from its table of contents`, async function () {
      this.timeout(120_000);
      await openDigest(name);
      await vscode.commands.executeCommand('markdown.showPreview');
      await driver.waitFor(entries);
      const titles = await driver.texts(entries);
      equal(titles.length, papers);
      equal((await driver.texts('.digest-lens-paper')).length, papers);
      for (const [index, title] of titles.entries()) {
        // The links are the same on both hosts; on one of them each is clicked.
        if (host === 'web' && index % 8 > 0) continue;
        await driver.click(`.digest-lens-contents > li:nth-child(${index + 1}) > a`);
        await driver.waitForTop('.digest-lens-paper', { text: title });
      }
      await driver.screenshot('preview', { docs: true });
      // Which landmarks the page has is VS Code's affair.
      const found = (await driver.audit('.digest-lens-paper')).filter(each => !each.startsWith('region:'));
      const ours = found.filter(each => each.includes('digest-lens'));
      deepEqual(ours, []);
    });
  }

  it('shows Markdown that is no digest without any mark of ours', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: '# Notes on arXiv\n\n* [Birds](#Birds)\n\n## Birds\n\nNo papers.\n',
    });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('markdown.showPreview');
    await driver.waitFor('h2', { text: 'Birds' });
    equal((await driver.texts('[class*="digest-lens"]')).length, 0);
    equal((await driver.texts('h2 a')).length, 0);
  });
});

import * as vscode from 'vscode';
import { deepEqual, equal, ok } from './assert.ts';
import { closeEverything, openBox, openDigest, putCursor, rowsOf, showViews } from './digestWindow.ts';
import { driver, needsDriver, until } from './driver.ts';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
const untitled = () => vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
const step = '.getting-started-step';

describe('the first minute', () => {
  before(needsDriver);
  after(closeEverything);

  describe('with the sample digests', () => {
    after(closeSamples);

    it('opens them unsaved, with every feature, and only once', async () => {
      await run('digestLens.openSamples');
      deepEqual(
        untitled().map(({ lineCount }) => lineCount > 900),
        [true, true],
      );
      const shown = vscode.window.activeTextEditor?.document;
      ok(shown?.isUntitled);
      await driver.waitFor('.statusbar-item', { text: '30 papers' });
      await until('problems', () => vscode.languages.getDiagnostics(shown.uri).length > 0);
      await driver.screenshot('samples');
      await run('digestLens.openSamples');
      equal(untitled().length, 2);
    });
  });

  describe('with the walkthrough', () => {
    after(closeSamples);

    it('shows its steps, and ticks off what was done', async () => {
      await openWalkthrough();
      await driver.waitFor(step, { text: 'Find a paper' });
      // By hand: VS Code does not notice commands that run within one extension host.
      await driver.click(`${step} .monaco-button`, { text: 'Open Sample Digests' });
      await until('the samples', () => untitled().length === 2);
      await openWalkthrough();
      await driver.waitFor(`${step}:has(.complete)`, { text: 'Open your digests' });
      await run('workbench.action.closeSidebar');
      await driver.resize(1280, 960);
      await driver.screenshot('walkthrough', { docs: true });
      await driver.resize(1280, 800);
    });

    it('has pictures of what it tells of', async () => {
      await closeSamples();
      await closeEverything();
      const editor = await openDigest('2025-01-03.md');
      await showViews();
      await driver.waitFor(rowsOf('Days'), { text: '2025-01-03' });
      await picture('views', '.part.sidebar');
      await openBox('digestLens.search');
      await driver.type('pruning');
      await driver.waitFor('.quick-input-list .monaco-list-row');
      await picture('search', '.quick-input-widget');
      await driver.press('Escape');
      putCursor(editor, '# Table of Contents');
      await run('revealLine', { lineNumber: 1, at: 'top' });
      await driver.waitFor('.codelens-decoration', { text: 'dead link' });
      await driver.resize(1000, 480);
      await picture('repair', '.part.editor .editor-container');
      await driver.resize(1280, 800);
      void run('digestLens.chooseRenderers');
      await driver.waitFor('.quick-input-list .monaco-list-row', { text: 'gitlab' });
      await picture('renderers', '.quick-input-widget');
      await driver.press('Escape');
      await run('workbench.action.focusActiveEditorGroup');
      void run('digestLens.export');
      await driver.waitFor('.quick-input-list .monaco-list-row', { text: 'All Papers of This Digest' });
      await driver.press('Enter');
      await driver.waitFor('.quick-input-list .monaco-list-row', { text: 'CSL-JSON' });
      await picture('cite', '.quick-input-widget');
      await driver.press('Escape');
    });
  });
});

function openWalkthrough(): Thenable<unknown> {
  return run('workbench.action.openWalkthrough', 'digest-lens.digest-lens#start', false);
}

async function closeSamples(): Promise<void> {
  for (const document of untitled()) {
    await vscode.window.showTextDocument(document);
    await run('workbench.action.revertAndCloseActiveEditor');
  }
}

function picture(name: string, selector: string): Promise<string> {
  return driver.screenshot(name, { selector, docs: true, into: 'media/walkthrough' });
}

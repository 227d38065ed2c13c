import * as vscode from 'vscode';
import { deepEqual, ok } from './assert.ts';
import { closeEverything } from './digestWindow.ts';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** Everything that VS Code itself and its own extensions do on a key. */
async function bindings(): Promise<readonly Binding[]> {
  await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
  const text = vscode.window.activeTextEditor?.document.getText() ?? '';
  // Comments stand in lines of their own.
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
}

describe('our keys', () => {
  after(closeEverything);

  it('take none that VS Code uses where they hold', async () => {
    const all = await bindings();
    ok(all.length > 300);
    const ours = all.filter(each => isOurs(each) && !isInMode(each));
    ok(ours.some(({ key }) => key === 'ctrl+k a'));
    const taken = all.filter(
      other => !isOurs(other) && ours.some(own => own.key === other.key && !areApart(own, other)),
    );
    deepEqual(taken, []);
  });

  it('begin no chord of VS Code', async () => {
    const all = await bindings();
    const ours = all.filter(each => isOurs(each) && !isInMode(each)).map(({ key }) => key);
    const longer = all.filter(({ key }) => ours.some(own => key.startsWith(`${own} `)));
    deepEqual(longer, []);
  });
});

function isOurs({ command, when = '' }: Binding): boolean {
  return command.startsWith('digestLens.') || when.includes('digestLens');
}

/** In triage and in our search box, keys are meant to mean something else. */
function isInMode({ when = '' }: Binding): boolean {
  return when.includes('digestLens.triage') || when.includes('digestLens.inSearch');
}

/** Notebooks have keys of their own for lists of cells, where none of our views has the focus. */
function areApart(own: Binding, other: Binding): boolean {
  const isOfCells = other.when?.includes('notebookCellListFocused') ?? false;
  return (
    isOfCells && /!notebookEditorFocused|focusedView == '?digestLens|editorTextFocus/.test(own.when ?? '')
  );
}

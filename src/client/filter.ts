import * as vscode from 'vscode';
import type { TreePage, TreeView } from '../protocol/protocol.ts';
import { papersShareText } from './counts.ts';
import { withoutLinks } from './linkText.ts';
import type { PaperView } from './paperView.ts';

/**
 * Asks for a filter, or a search, and applies it while it is typed: Enter keeps it, Escape brings back what was before.
 * Answers whether it is kept.
 */
export function askForFilter(view: PaperView): Promise<boolean> {
  const before = view.filter;
  let accepted = false;
  const input = vscode.window.createInputBox();
  input.title = titleFor(view.tree.view);
  input.placeholder = vscode.l10n.t('Words, "exact phrase", -not, author:, topic:, after:2025-01 …');
  input.value = before ?? '';
  const listener = view.tree.onDidLoad(page => {
    input.validationMessage = view.filter === null ? undefined : validationOf(page);
  });
  input.onDidChangeValue(value => {
    view.filter = readFilter(value);
    if (view.filter === null) input.validationMessage = undefined;
  });
  input.onDidAccept(() => {
    accepted = true;
    input.hide();
  });
  return new Promise(resolve => {
    input.onDidHide(() => {
      if (!accepted) view.filter = before;
      listener.dispose();
      input.dispose();
      resolve(accepted);
    });
    input.show();
  });
}

function titleFor(view: TreeView): string {
  switch (view) {
    case 'days':
      return vscode.l10n.t('Filter Days');
    case 'topics':
      return vscode.l10n.t('Filter Topics');
    case 'readingList':
    case 'searchResults':
      return vscode.l10n.t('Edit Search');
  }
}

function readFilter(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}

/** What the line under the box says: what is wrong with the query, or how much it leaves. */
function validationOf({ issues, matching, total }: TreePage): vscode.InputBoxValidationMessage {
  const [issue] = issues;
  return issue
    ? { message: withoutLinks(issue.message), severity: vscode.InputBoxValidationSeverity.Warning }
    : { message: papersShareText(matching, total), severity: vscode.InputBoxValidationSeverity.Info };
}

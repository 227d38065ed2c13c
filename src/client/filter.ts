import * as vscode from 'vscode';
import type { TreePage } from '../protocol/protocol.ts';
import { papersShareText } from './counts.ts';
import type { PaperView } from './paperView.ts';

/** Asks for a filter and applies it while it is typed: Enter keeps it, Escape brings back what was before. */
export function askForFilter(view: PaperView): void {
  const before = view.filter;
  let accepted = false;
  const input = vscode.window.createInputBox();
  input.title = view.tree.view === 'days' ? vscode.l10n.t('Filter Days') : vscode.l10n.t('Filter Topics');
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
  input.onDidHide(() => {
    if (!accepted) view.filter = before;
    listener.dispose();
    input.dispose();
  });
  input.show();
}

function readFilter(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}

/** What the line under the box says: what is wrong with the query, or how much it leaves. */
function validationOf({ issues, matching, total }: TreePage): vscode.InputBoxValidationMessage {
  const [issue] = issues;
  return issue
    ? { message: issue.message, severity: vscode.InputBoxValidationSeverity.Warning }
    : { message: papersShareText(matching, total), severity: vscode.InputBoxValidationSeverity.Info };
}

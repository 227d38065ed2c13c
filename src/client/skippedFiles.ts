import * as vscode from 'vscode';
import type { Obstacle, SortedEdits } from './fileEdits.ts';

/** Which files were left alone, and why, in one sentence; empty for none. */
export function leftAloneText(skipped: SortedEdits['skipped']): string {
  if (skipped.length === 0) return '';
  return vscode.l10n.t(
    'Left alone: {0}.',
    listed(skipped.map(({ uri, obstacle }) => `${nameOf(uri)} (${reasonOf(obstacle)})`)),
  );
}

/** Which of some files that were changed could not be saved; empty for none, and where VS Code is not to save them. */
export function unsavedText(changed: readonly vscode.Uri[]): string {
  if (!vscode.workspace.getConfiguration('files').get('refactoring.autoSave')) return '';
  const uris = new Set(changed.map(String));
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty, isUntitled }) => isDirty && !isUntitled && uris.has(uri.toString()),
  );
  if (unsaved.length === 0) return '';
  return vscode.l10n.t('Changed but not saved: {0}.', listed(unsaved.map(({ uri }) => nameOf(uri))));
}

function reasonOf(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'changed':
      return vscode.l10n.t('it changed in the meantime');
    case 'overtaken':
      return vscode.l10n.t('it has unsaved changes, and its file was changed, too');
    case 'readOnly':
      return vscode.l10n.t('it is read-only');
  }
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

/** More names than a message can hold. */
const mostNamed = 5;

function listed(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(', ');
  const more = names.length - mostNamed;
  return more > 0 ? vscode.l10n.t('{0} and {1} more', named, more) : named;
}

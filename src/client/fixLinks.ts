import * as vscode from 'vscode';
import { type FixAllAnswer, method } from '../protocol/protocol.ts';
import { digestsText, linksText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { editOf, type FileEdits, isApplied, type SortedEdits, sortedEdits } from './fileEdits.ts';
import { showInformation, showWarning } from './notifications.ts';
import type { SavedTexts } from './savedTexts.ts';
import { leftAloneText, unsavedText } from './skippedFiles.ts';

/** Repairs what is certain in one digest, as one step to undo, and says what is left. */
export async function fixDigest(server: DigestServer, texts: SavedTexts, uri: vscode.Uri): Promise<void> {
  const answer = await server.ask(method.fixAll, { uri: uri.toString() });
  const sorted = await sortedEdits(server, texts, answer.edit);
  const applied = await isApplied(sorted.ready);
  await (applied ? report(answer, sorted, sorted.ready, '') : couldNotApply());
}

/** How all digests are repaired: after a look at every change, or at once. */
type Way = 'preview' | 'apply';

/**
 * Repairs what is certain in all digests; asks how, where a key binding's `args` does not say it. A digest is repaired
 * as a whole or not at all, and one that cannot be does not keep the others from it.
 */
export async function fixAllDigests(server: DigestServer, texts: SavedTexts, args: unknown): Promise<void> {
  const answer = await server.ask(method.fixAll, { uri: null });
  const before = await sortedEdits(server, texts, answer.edit);
  if (before.ready.length === 0) {
    await report(answer, before, [], '');
    return;
  }
  const way = args === 'preview' || args === 'apply' ? args : await askHow(answer, before);
  if (way === undefined) return;
  // Asked again, because files may have changed while the question stood.
  const newest = await server.ask(method.fixAll, { uri: null });
  const sorted = await sortedEdits(server, texts, newest.edit);
  if (way === 'preview') {
    // The preview itself shows what was applied.
    await vscode.workspace.applyEdit(confirmedByUser(sorted.ready), { isRefactoring: true });
    return;
  }
  const applied = await appliedFiles(sorted.ready);
  await report(newest, sorted, applied, unsavedText(applied.map(({ uri }) => uri)));
}

async function askHow(answer: FixAllAnswer, sorted: SortedEdits): Promise<Way | undefined> {
  const preview: vscode.MessageItem & { way: Way } = { title: vscode.l10n.t('Preview'), way: 'preview' };
  const apply: vscode.MessageItem & { way: Way } = { title: vscode.l10n.t('Apply'), way: 'apply' };
  const question = vscode.l10n.t(
    'Fix {0} in {1}?',
    linksText(fixesIn(answer, sorted.ready)),
    digestsText(sorted.ready.length),
  );
  const detail = [leftAloneText(sorted.skipped), uncertainText(answer)].filter(Boolean).join(' ');
  const choice = await showInformation(question, { modal: true, detail }, preview, apply);
  return choice?.way;
}

/** Applies the edits of all files in one step, and where VS Code refuses that, file by file; answers which it took. */
async function appliedFiles(files: readonly FileEdits[]): Promise<readonly FileEdits[]> {
  // As a refactoring, so that files that are not open are saved.
  const apply = (some: readonly FileEdits[]) =>
    vscode.workspace.applyEdit(editOf(some), { isRefactoring: true });
  if (await apply(files)) {
    await saveAlone(files);
    return files;
  }
  const applied: FileEdits[] = [];
  for (const file of files) if (await apply([file])) applied.push(file);
  return applied;
}

/** VS Code saves what a refactoring changed where that is more than one file; here one is no exception. */
async function saveAlone(files: readonly FileEdits[]): Promise<void> {
  const [file, ...more] = files;
  if (!file || more.length > 0 || !vscode.workspace.getConfiguration('files').get('refactoring.autoSave'))
    return;
  const document = await vscode.workspace.openTextDocument(file.uri);
  if (!document.isUntitled) await document.save();
}

/** The same changes, each of which the user confirms in the refactor preview. */
function confirmedByUser(files: readonly FileEdits[]): vscode.WorkspaceEdit {
  const confirmed = new vscode.WorkspaceEdit();
  const metadata = { needsConfirmation: true, label: vscode.l10n.t('Fix links') };
  for (const { uri, edits } of files) {
    for (const { range, newText } of edits) confirmed.replace(uri, range, newText, metadata);
  }
  return confirmed;
}

/** Says what was fixed, what was left alone and why, and what needs a person. */
async function report(
  answer: FixAllAnswer,
  { ready, skipped }: SortedEdits,
  applied: readonly FileEdits[],
  unsaved: string,
): Promise<void> {
  const fixes = fixesIn(answer, applied);
  const refused = ready
    .filter(file => !applied.includes(file))
    .map(({ uri }) => ({ uri, obstacle: 'changed' as const }));
  const sentences = [
    fixes === 0 && skipped.length + refused.length > 0
      ? vscode.l10n.t('Nothing was fixed.')
      : fixes === 0
        ? vscode.l10n.t('There is no link to fix.')
        : vscode.l10n.t('Fixed {0} in {1}.', linksText(fixes), digestsText(applied.length)),
    leftAloneText([...skipped, ...refused]),
    unsaved,
    uncertainText(answer),
  ];
  const message = sentences.filter(Boolean).join(' ');
  const actions = answer.uncertain > 0 ? [vscode.l10n.t('Show Problems')] : [];
  const choice = await (skipped.length + refused.length > 0
    ? showWarning(message, ...actions)
    : showInformation(message, ...actions));
  if (choice !== undefined) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function fixesIn({ fixesOf }: FixAllAnswer, files: readonly FileEdits[]): number {
  const uris = new Set(files.map(({ uri }) => uri.toString()));
  return fixesOf
    .filter(({ uri }) => uris.has(vscode.Uri.parse(uri).toString()))
    .reduce((sum, { fixes }) => sum + fixes, 0);
}

function uncertainText({ uncertain }: FixAllAnswer): string {
  if (uncertain === 0) return '';
  return uncertain === 1
    ? vscode.l10n.t('1 problem needs your choice.')
    : vscode.l10n.t('{0} problems need your choice.', uncertain);
}

async function couldNotApply(): Promise<void> {
  await showWarning(vscode.l10n.t('Nothing was changed: the digests have changed in between. Try again.'));
}

import * as vscode from 'vscode';
import { type FixAllAnswer, method } from '../protocol/protocol.ts';
import { digestsText, linksText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';

/** Repairs what is certain in one digest, as one step to undo, and says what is left. */
export async function fixDigest(server: DigestServer, uri: vscode.Uri): Promise<void> {
  const answer = await server.ask(method.fixAll, { uri: uri.toString() });
  const applied =
    answer.fixes === 0 || (await apply(server, answer, edit => vscode.workspace.applyEdit(edit)));
  await (applied ? report(answer) : couldNotApply());
}

/** How all digests are repaired: after a look at every change, or at once. */
type Way = 'preview' | 'apply';

/** Repairs what is certain in all digests; asks how, where a key binding's `args` does not say it. */
export async function fixAllDigests(server: DigestServer, args: unknown): Promise<void> {
  const answer = await server.ask(method.fixAll, { uri: null });
  if (answer.fixes === 0) {
    await report(answer);
    return;
  }
  const way = args === 'preview' || args === 'apply' ? args : await askHow(answer);
  if (way === undefined) return;
  // Asked again, because files may have changed while the question stood.
  const newest = await server.ask(method.fixAll, { uri: null });
  // As a refactoring, so that files that are not open are saved.
  const applied = await apply(server, newest, edit =>
    vscode.workspace.applyEdit(way === 'preview' ? confirmedByUser(edit) : edit, { isRefactoring: true }),
  );
  if (way === 'preview') return; // The preview itself shows what was applied.
  await (applied ? report(newest) : couldNotApply());
}

async function askHow(answer: FixAllAnswer): Promise<Way | undefined> {
  const preview: vscode.MessageItem & { way: Way } = { title: vscode.l10n.t('Preview'), way: 'preview' };
  const apply: vscode.MessageItem & { way: Way } = { title: vscode.l10n.t('Apply'), way: 'apply' };
  const question = vscode.l10n.t('Fix {0} in {1}?', linksText(answer.fixes), digestsText(answer.digests));
  const detail = answer.uncertain > 0 ? uncertainText(answer) : '';
  const choice = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail },
    preview,
    apply,
  );
  return choice?.way;
}

/** Applies the edit in a way of the caller's; false where it does not fit the texts any more. */
async function apply(
  server: DigestServer,
  { edit }: FixAllAnswer,
  applyEdit: (edit: vscode.WorkspaceEdit) => Thenable<boolean>,
): Promise<boolean> {
  const { protocol2CodeConverter: converter } = await server.start();
  const converted = await converter.asWorkspaceEdit(edit);
  const isForTheseTexts = (edit.documentChanges ?? []).every(change => {
    if (!('textDocument' in change)) return true;
    const uri = converter.asUri(change.textDocument.uri).toString();
    const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
    return change.textDocument.version === null || open?.version === change.textDocument.version;
  });
  return isForTheseTexts && applyEdit(converted);
}

/** The same changes, each of which the user confirms in the refactor preview. */
function confirmedByUser(edit: vscode.WorkspaceEdit): vscode.WorkspaceEdit {
  const confirmed = new vscode.WorkspaceEdit();
  const metadata = { needsConfirmation: true, label: vscode.l10n.t('Fix links') };
  for (const [uri, changes] of edit.entries()) {
    for (const { range, newText } of changes) confirmed.replace(uri, range, newText, metadata);
  }
  return confirmed;
}

async function report(answer: FixAllAnswer): Promise<void> {
  const fixed =
    answer.fixes === 0
      ? vscode.l10n.t('There is no link to fix.')
      : vscode.l10n.t('Fixed {0} in {1}.', linksText(answer.fixes), digestsText(answer.digests));
  if (answer.uncertain === 0) {
    await vscode.window.showInformationMessage(fixed);
    return;
  }
  const showProblems = vscode.l10n.t('Show Problems');
  const choice = await vscode.window.showInformationMessage(
    `${fixed} ${uncertainText(answer)}`,
    showProblems,
  );
  if (choice === showProblems) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function uncertainText({ uncertain }: FixAllAnswer): string {
  return uncertain === 1
    ? vscode.l10n.t('1 problem needs your choice.')
    : vscode.l10n.t('{0} problems need your choice.', uncertain);
}

async function couldNotApply(): Promise<void> {
  await vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was changed: the digests have changed in between. Try again.'),
  );
}

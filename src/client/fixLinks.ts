import * as vscode from 'vscode';
import { type FixAllAnswer, method } from '../protocol/protocol.ts';
import { digestsText, linksText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';

/** Repairs what is certain in one digest, as one step to undo, and says what is left. */
export async function fixDigest(server: DigestServer, uri: vscode.Uri): Promise<void> {
  const answer = await server.ask(method.fixAll, { uri: uri.toString() });
  if (answer.fixes > 0 && !(await vscode.workspace.applyEdit(await toEdit(server, answer)))) {
    await couldNotApply();
    return;
  }
  await report(answer);
}

/** Repairs what is certain in all digests, after asking; with a look at every change where the user wants one. */
export async function fixAllDigests(server: DigestServer): Promise<void> {
  const answer = await server.ask(method.fixAll, { uri: null });
  if (answer.fixes === 0) {
    await report(answer);
    return;
  }
  const preview = vscode.l10n.t('Preview');
  const apply = vscode.l10n.t('Apply');
  const question = vscode.l10n.t('Fix {0} in {1}?', linksText(answer.fixes), digestsText(answer.digests));
  const detail = answer.uncertain > 0 ? uncertainText(answer) : '';
  const choice = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail },
    preview,
    apply,
  );
  if (choice === undefined) return;
  const edit = await toEdit(server, answer);
  const applied = await vscode.workspace.applyEdit(choice === preview ? confirmedByUser(edit) : edit, {
    isRefactoring: true,
  });
  if (choice === preview) return; // The preview tells by itself what was applied.
  await (applied ? report(answer) : couldNotApply());
}

async function toEdit(server: DigestServer, { edit }: FixAllAnswer): Promise<vscode.WorkspaceEdit> {
  const client = await server.start();
  return client.protocol2CodeConverter.asWorkspaceEdit(edit);
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

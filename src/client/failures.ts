import * as vscode from 'vscode';
import type { DigestServer } from './digestServer.ts';
import { showError, showInformation } from './notifications.ts';
import { reportProblem } from './problemReport.ts';

/** Says what went wrong, and offers what helps. */
export async function showFailures(
  server: DigestServer,
  extension: vscode.Extension<unknown>,
): Promise<void> {
  const reasons = server.state.kind === 'failed' ? [server.state.reason] : (server.library?.failures ?? []);
  if (reasons.length === 0) {
    await showInformation(vscode.l10n.t('Nothing went wrong.'));
    return;
  }
  const restart = vscode.l10n.t('Restart Server');
  const showLog = vscode.l10n.t('Show Log');
  const report = vscode.l10n.t('Report Problem');
  const choice = await showError(reasons.join(' '), restart, showLog, report);
  if (choice === restart) await server.restart();
  if (choice === showLog) server.log.show();
  if (choice === report) await reportProblem(server, extension);
}

/** Says once, unasked, that the server does not run any more, why, and what helps: without it nothing of ours works. */
export function tellOfFailure(server: DigestServer, extension: vscode.Extension<unknown>): vscode.Disposable {
  return server.onDidChangeState(({ kind }) => {
    if (kind === 'failed') server.inBackground(showFailures(server, extension));
  });
}

import * as vscode from 'vscode';
import type { DigestServer } from './digestServer.ts';
import { showError, showInformation } from './notifications.ts';

/** Says what went wrong, and offers what helps. */
export async function showFailures(server: DigestServer): Promise<void> {
  const reasons = server.state.kind === 'failed' ? [server.state.reason] : (server.library?.failures ?? []);
  if (reasons.length === 0) {
    await showInformation(vscode.l10n.t('Nothing went wrong.'));
    return;
  }
  const restart = vscode.l10n.t('Restart Server');
  const showLog = vscode.l10n.t('Show Log');
  const choice = await showError(reasons.join(' '), restart, showLog);
  if (choice === restart) await server.restart();
  if (choice === showLog) server.log.show();
}

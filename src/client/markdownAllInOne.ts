import * as vscode from 'vscode';
import { method } from '../protocol/protocol.ts';
import type { ActiveDigest } from './activeDigest.ts';
import { digestsText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { editOf, sortedEdits } from './fileEdits.ts';
import { showInformation, showWarning } from './notifications.ts';
import type { SavedTexts } from './savedTexts.ts';
import { leftAloneText } from './skippedFiles.ts';

const said = 'markdownAllInOne';

/**
 * Says once in a workspace that Markdown All in One writes tables of contents anew on every save, where it does and the
 * digest in the editor has one, and offers to keep it from that.
 */
export function warnOfRewriting(
  server: DigestServer,
  digest: ActiveDigest,
  { workspaceState, globalState }: vscode.ExtensionContext,
): vscode.Disposable {
  let isAsking = false;
  const look = async (uri: vscode.Uri) => {
    if (isAsking || workspaceState.get(said) || globalState.get(said) || !rewritesOnSave(uri)) return;
    isAsking = true;
    try {
      const { digests } = await server.ask(method.protectContents, { uri: uri.toString() });
      if (digests === 0) return;
      await workspaceState.update(said, true);
      if ((await ask()) === 'never') await globalState.update(said, true);
    } finally {
      isAsking = false;
    }
  };
  return digest.onDidChange(status => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (status && uri) server.inBackground(look(uri));
  });
}

/** A setting has a default only where an extension that declares it is at work, in whichever extension host. */
function rewritesOnSave(uri: vscode.Uri): boolean {
  const settings = vscode.workspace.getConfiguration('markdown.extension.toc', uri);
  const isThere = settings.inspect('updateOnSave')?.defaultValue !== undefined;
  return isThere && settings.get('updateOnSave') === true;
}

async function ask(): Promise<'never' | undefined> {
  const here = vscode.l10n.t('Protect This Digest');
  const everywhere = vscode.l10n.t('Protect All Digests');
  const never = vscode.l10n.t('Don’t Show Again');
  const answer = await showInformation(
    vscode.l10n.t(
      'Markdown All in One writes tables of contents anew with every save, and would replace the links of this digest. A comment <!-- no toc --> above the list keeps it from that.',
    ),
    here,
    everywhere,
    never,
  );
  if (answer === here) await vscode.commands.executeCommand('digestLens.protectContents');
  if (answer === everywhere) await vscode.commands.executeCommand('digestLens.protectAllContents');
  return answer === never ? 'never' : undefined;
}

/** Keeps Markdown All in One from the table of contents of one digest, or of all, as one step to undo. */
export async function protectContents(
  server: DigestServer,
  texts: SavedTexts,
  uri: vscode.Uri | null,
): Promise<void> {
  const { edit } = await server.ask(method.protectContents, { uri: uri?.toString() ?? null });
  const { ready, skipped } = await sortedEdits(server, texts, edit);
  if (ready.length === 0 && skipped.length > 0) {
    await showWarning(leftAloneText(skipped));
    return;
  }
  // As a refactoring, so that files that are not open are saved.
  const applied = await vscode.workspace.applyEdit(editOf(ready), { isRefactoring: uri === null });
  const message = applied
    ? vscode.l10n.t('The tables of contents of {0} are protected now.', digestsText(ready.length))
    : vscode.l10n.t('Nothing was changed: the digests have changed in between. Try again.');
  await showInformation([message, leftAloneText(skipped)].filter(Boolean).join(' '));
}

import * as vscode from 'vscode';
import { method, type RebuildContentsAnswer } from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';
import { isApplied, sortedEdits } from './fileEdits.ts';
import { showInformation, showWarning } from './notifications.ts';
import type { SavedTexts } from './savedTexts.ts';
import { leftAloneText } from './skippedFiles.ts';

/** Rebuilds the table of contents of a digest, or inserts one, as one step to undo, and says what it did. */
export async function rebuildContents(
  server: DigestServer,
  texts: SavedTexts,
  uri: vscode.Uri,
): Promise<void> {
  const answer = await server.ask(method.rebuildContents, { uri: uri.toString() });
  if (!answer) {
    await showInformation(
      vscode.l10n.t('There are no papers with headings here that a table of contents could link to.'),
    );
    return;
  }
  const { ready, skipped } = await sortedEdits(server, texts, answer.edit);
  if (skipped.length > 0) {
    await showWarning(leftAloneText(skipped));
    return;
  }
  const applied = await isApplied(ready);
  await (applied
    ? showInformation(ready.length === 0 ? alreadyRight() : doneText(answer))
    : showWarning(vscode.l10n.t('Nothing was changed: the digests have changed in between. Try again.')));
}

function alreadyRight(): string {
  return vscode.l10n.t('The table of contents is right as it is.');
}

function doneText({ isNew, added, removed, retitled, moved, relinked }: RebuildContentsAnswer): string {
  if (isNew) return vscode.l10n.t('Inserted a table of contents.');
  const changes = [
    added > 0 && vscode.l10n.t('{0} added', added),
    removed > 0 && vscode.l10n.t('{0} removed', removed),
    retitled > 0 && vscode.l10n.t('{0} retitled', retitled),
    moved > 0 && vscode.l10n.t('{0} moved', moved),
    relinked > 0 && vscode.l10n.t('{0} linked again', relinked),
  ].filter(Boolean);
  if (changes.length === 0) return vscode.l10n.t('Rebuilt the table of contents.');
  return vscode.l10n.t('Rebuilt the table of contents. Entries: {0}.', changes.join(', '));
}

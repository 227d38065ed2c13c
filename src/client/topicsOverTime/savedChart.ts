import * as vscode from 'vscode';
import type { FromChart, SavedFormat } from '../../protocol/chartMessages.ts';
import { showError, showInformation } from '../notifications.ts';
import { writeWhole } from '../wholeFile.ts';

/** Writes what the chart's page made into a file that the user chooses, and says where it is. */
export async function saveChart({ format, content }: Extract<FromChart, { kind: 'save' }>): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Topics over Time'),
    filters: { [names[format]]: [format] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `topics-over-time.${format}`) } : {}),
  });
  if (!file) return;
  try {
    await writeWhole(file, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await showError(vscode.l10n.t('The file could not be written: {0}', reason));
    return;
  }
  const open = vscode.l10n.t('Open');
  const done = vscode.l10n.t('Saved {0}.', vscode.workspace.asRelativePath(file));
  if ((await showInformation(done, open)) === open) await vscode.commands.executeCommand('vscode.open', file);
}

const names = { svg: 'SVG', png: 'PNG', csv: 'CSV' } as const satisfies Record<SavedFormat, string>;

import * as vscode from 'vscode';
import type { ListedPapers } from '../../protocol/protocol.ts';

/** What a part of the reading list is called. */
export function listedText(listed: ListedPapers): string {
  switch (listed) {
    case 'all':
      return vscode.l10n.t('Starred or with a Note');
    case 'starred':
      return vscode.l10n.t('Starred');
    case 'noted':
      return vscode.l10n.t('With a Note');
    case 'unread':
      return vscode.l10n.t('Unread');
    case 'read':
      return vscode.l10n.t('Read');
  }
}

import * as vscode from 'vscode';
import type { TreeNode } from '../protocol/protocol.ts';

/** How a row is to be shown, beyond what it is. */
export interface RowState {
  readonly open: boolean;
  readonly filtered: boolean;
}

/** Papers have none: their titles need the room, and a column of equal icons says nothing. */
const icons = {
  year: 'calendar',
  month: 'calendar',
  day: 'book',
  topic: 'tag',
  paper: undefined,
} as const satisfies Record<TreeNode['kind'], string | undefined>;

/** A row as VS Code shows it; its tooltip comes later, when the mouse rests on it. */
export function toTreeItem(node: TreeNode, { open, filtered }: RowState): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, !node.expandable ? None : open ? Expanded : Collapsed);
  // VS Code remembers by id what is open: with a filter, other branches are open than without.
  item.id = filtered ? `filtered/${node.key}` : node.key;
  item.description = node.description;
  const icon = icons[node.kind];
  if (icon) item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = node.kind;
  item.accessibilityInformation = {
    label: node.description === '' ? node.label : `${node.label}, ${node.description}`,
  };
  if (node.kind === 'paper' && node.location) {
    item.command = {
      command: 'digestLens.openLocation',
      title: vscode.l10n.t('Open'),
      // The keyboard stays in the tree, so that the next paper is one arrow key and Enter away.
      arguments: [node.location, { preserveFocus: true }],
    };
  }
  return item;
}

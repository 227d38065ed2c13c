import * as vscode from 'vscode';
import type { TreeNode } from '../protocol/protocol.ts';

/** Which papers a view shows: all, or those that match its filter. */
export type Rows = 'all' | 'fewMatches' | 'manyMatches';

const icons = {
  year: 'calendar',
  month: 'calendar',
  day: 'book',
  topic: 'tag',
  paper: 'file',
} as const satisfies Record<TreeNode['kind'], string>;

/** A row as VS Code shows it; its tooltip comes later, when the mouse rests on it. */
export function toTreeItem(node: TreeNode, rows: Rows): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node, rows));
  // Filtered rows have ids of their own, so that the branches a user opened and closed come back with all papers.
  item.id = rows === 'all' ? node.key : `filtered/${node.key}`;
  item.description = node.description;
  item.iconPath = new vscode.ThemeIcon(icons[node.kind]);
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

function collapsibleState(node: TreeNode, rows: Rows): vscode.TreeItemCollapsibleState {
  if (!node.expandable) return vscode.TreeItemCollapsibleState.None;
  return rows === 'fewMatches'
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

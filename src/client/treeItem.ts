import * as vscode from 'vscode';
import type { Reading } from '../core/readingList/readingList.ts';
import type { TreeNode } from '../protocol/protocol.ts';
import { numberText, unreadText } from './counts.ts';
import { showReading } from './readingList/rowLook.ts';

/** How a row is to be shown, beyond what it is. */
export interface RowState {
  readonly open: boolean;
  readonly filtered: boolean;
  /** What the reading list says of a paper; undefined for all as long as nothing is marked. */
  readonly reading: Reading | undefined;
}

/** Papers have none but what the reading list says of them: their titles need the room. */
const icons = {
  year: 'calendar',
  month: 'calendar',
  day: 'book',
  topic: 'tag',
  search: 'bookmark',
  paper: undefined,
  more: 'ellipsis',
} as const satisfies Record<TreeNode['kind'], string | undefined>;

/** A row as VS Code shows it; its tooltip comes later, when the mouse rests on it. */
export function toTreeItem(node: TreeNode, { open, filtered, reading }: RowState): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, !node.expandable ? None : open ? Expanded : Collapsed);
  // VS Code remembers by id what is open: with a filter, other branches are open than without.
  item.id = filtered ? `filtered/${node.key}` : node.key;
  item.description = descriptionOf(node);
  const icon = node.hidden ? 'eye-closed' : icons[node.kind];
  if (icon) item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = contextOf(node);
  item.accessibilityInformation = {
    label: item.description === '' ? node.label : `${node.label}, ${item.description}`,
  };
  if (node.kind === 'paper' && reading) showReading(item, reading);
  if (node.kind === 'more') {
    item.command = {
      command: 'digestLens.showMore',
      title: vscode.l10n.t('Show More'),
      arguments: [node],
    };
  }
  if (node.kind === 'paper' && node.earlier) item.contextValue += '.earlier';
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

/** What menus go by: papers without a topic are no topic that could be edited. */
function contextOf({ kind, key, hidden }: TreeNode): string {
  if (kind !== 'topic') return kind;
  if (key === 'topics/') return 'topicNone';
  return hidden ? 'topicHidden' : 'topic';
}

/** How many papers are below a row; once some of them are read, how many are not. */
function descriptionOf({ description, counts }: TreeNode): string {
  const text = /^\d+$/.test(description) ? numberText(Number(description)) : description;
  if (!counts || counts.unread === counts.papers) return text;
  return counts.unread === 0 ? vscode.l10n.t('{0}, all read', text) : unreadText(counts);
}

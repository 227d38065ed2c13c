import * as vscode from 'vscode';
import { method, type TopicCount, type TreeNode } from '../../protocol/protocol.ts';
import { papersText } from '../counts.ts';
import type { DigestServer } from '../digestServer.ts';
import { withoutIcons } from '../iconText.ts';
import { showInformation } from '../notifications.ts';
import { isTreeNode } from '../paperTarget.ts';

interface TopicItem extends vscode.QuickPickItem {
  readonly topic?: string;
}

/** The names of the topics that a command was called on; none where it was called on nothing. */
export function givenTopics(target: unknown, selected: unknown): string[] {
  const rows: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [target];
  return rows.filter(isTopic).map(({ label }) => label);
}

function isTopic(row: unknown): row is TreeNode {
  return isTreeNode(row) && row.kind === 'topic' && row.key !== 'topics/';
}

/** The topics that a command was called on, else those that the user chooses; undefined where nothing is chosen. */
export async function topicsFor(
  server: DigestServer,
  given: readonly string[],
  wanted: 'shown' | 'hidden',
  title: string,
): Promise<readonly string[] | undefined> {
  if (given.length > 0) return given;
  const all = await server.ask(method.topics, undefined);
  const items = all.filter(({ hidden }) => hidden === (wanted === 'hidden')).map(toItem);
  if (items.length === 0) {
    await showInformation(
      wanted === 'hidden' ? vscode.l10n.t('No topic is hidden.') : vscode.l10n.t('There is no topic yet.'),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title });
  return picked && picked.length > 0 ? picked.flatMap(({ topic }) => topic ?? []) : undefined;
}

/** The one topic that a command was called on, or that the user chooses. */
export async function topicFor(
  server: DigestServer,
  [given]: readonly string[],
  title: string,
): Promise<string | undefined> {
  if (given !== undefined) return given;
  const items = (await server.ask(method.topics, undefined)).map(toItem);
  return (await vscode.window.showQuickPick(items, { title }))?.topic;
}

/** The topic that others go into: one of several that were selected, or any other. */
export async function mergeTarget(
  server: DigestServer,
  topics: readonly string[],
): Promise<string | undefined> {
  const all = await server.ask(method.topics, undefined);
  const isMerged = ({ label }: TopicCount) => topics.includes(label);
  const among = topics.length > 1 ? all.filter(isMerged).map(toItem) : [];
  const others = all.filter(topic => !topic.hidden && !isMerged(topic)).map(toItem);
  const line = (label: string): TopicItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items =
    among.length > 0
      ? [line(vscode.l10n.t('selected')), ...among, line(vscode.l10n.t('other topics')), ...others]
      : others;
  const title =
    topics.length === 1
      ? vscode.l10n.t('Merge “{0}” into…', topics[0] ?? '')
      : vscode.l10n.t('Merge {0} Topics into…', topics.length);
  return (
    await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Which topic stays?') })
  )?.topic;
}

function toItem({ label, papers }: TopicCount): TopicItem {
  return { topic: label, label: withoutIcons(label), description: papersText(papers) };
}

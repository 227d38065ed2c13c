import * as vscode from 'vscode';

const setting = 'digestLens.topics';

/** Settings that can say something of topics. */
export type TopicScope = 'workspace' | 'user';

/** What some settings say of topics, and what those say that count less; null where they say nothing. */
export interface ScopedTopics {
  readonly scope: TopicScope;
  readonly own: unknown;
  readonly below: unknown;
}

/** The settings that an edit of topics belongs into: those of the workspace where they speak of topics, else the user's. */
export function topicsToEdit(): ScopedTopics {
  const own = topicsIn('workspace');
  return own === null ? userTopics() : { scope: 'workspace', own, below: topicsIn('user') };
}

/** The user's settings, which hold in every workspace that says nothing else. */
export function userTopics(): ScopedTopics {
  return { scope: 'user', own: topicsIn('user'), below: null };
}

/** What the settings say by now. */
export function topicsIn(scope: TopicScope): unknown {
  const said = vscode.workspace.getConfiguration().inspect(setting);
  return (scope === 'workspace' ? said?.workspaceValue : said?.globalValue) ?? null;
}

/** Writes what the settings are to say; null takes the setting out of them. */
export async function writeTopics(scope: TopicScope, topics: unknown): Promise<void> {
  const { Workspace, Global } = vscode.ConfigurationTarget;
  const target = scope === 'workspace' ? Workspace : Global;
  await vscode.workspace.getConfiguration().update(setting, topics ?? undefined, target);
}

/** Where an edit was written, as the end of a sentence. */
export function scopeText(scope: TopicScope): string {
  return scope === 'workspace'
    ? vscode.l10n.t('the workspace settings')
    : vscode.l10n.t('your user settings');
}

/** Opens the setting where it was written. */
export async function openTopics(scope: TopicScope): Promise<void> {
  const command =
    scope === 'workspace'
      ? 'workbench.action.openWorkspaceSettingsFile'
      : 'workbench.action.openSettingsJson';
  await vscode.commands.executeCommand(command, { revealSetting: { key: setting } });
}

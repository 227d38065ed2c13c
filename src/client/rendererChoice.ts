import * as vscode from 'vscode';
import { showInformation } from './notifications.ts';

/** Where digests can be read, as the manifest lists them. */
interface RendererItem extends vscode.QuickPickItem {
  readonly name: string;
}

const setting = 'digestLens.renderers';

/** The renderers that count in a folder. */
export function chosenRenderers(folder: vscode.Uri | undefined): readonly string[] {
  return vscode.workspace.getConfiguration(undefined, folder).get<readonly string[]>(setting, []);
}

/** Whether the user has said which renderers count, in any settings. */
export function hasChosenRenderers(folder: vscode.Uri): boolean {
  const said = vscode.workspace.getConfiguration(undefined, folder).inspect(setting);
  return [said?.globalValue, said?.workspaceValue, said?.workspaceFolderValue].some(
    value => value !== undefined,
  );
}

/** Asks where the links of digests must work, and keeps the answer in the settings of the workspace. */
export async function chooseRenderers(extension: vscode.Extension<unknown>): Promise<void> {
  const folder = await folderToSet();
  const chosen = chosenRenderers(folder);
  const items = rendererItems(extension).map(item => ({ ...item, picked: chosen.includes(item.name) }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Where are the digests read?'),
    placeHolder: vscode.l10n.t('Links are checked, and repaired, for all of these.'),
  });
  if (!picked) return;
  if (picked.length > 0)
    await setRenderers(
      folder,
      picked.map(({ name }) => name),
    );
  else await showInformation(vscode.l10n.t('Nothing was changed: choose at least one.'));
}

/** Keeps the renderers that count in a folder; undefined is a window without one. */
export async function setRenderers(folder: vscode.Uri | undefined, names: readonly string[]): Promise<void> {
  const { ConfigurationTarget } = vscode;
  const isOneOfMany = (vscode.workspace.workspaceFolders ?? []).length > 1;
  const inWorkspace = isOneOfMany ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Workspace;
  const target = folder ? inWorkspace : ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration(undefined, folder).update(setting, names, target);
}

async function folderToSet(): Promise<vscode.Uri | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.length < 2) return workspaceFolders[0]?.uri;
  const active = vscode.window.activeTextEditor?.document.uri;
  return (active && vscode.workspace.getWorkspaceFolder(active))?.uri ?? workspaceFolders[0]?.uri;
}

function rendererItems({ packageJSON }: vscode.Extension<unknown>): RendererItem[] {
  const { items } = packageJSON.contributes.configuration.properties[setting];
  return items.enum.map((name: string, index: number) => ({
    name,
    label: name,
    detail: items.markdownEnumDescriptions[index],
  }));
}

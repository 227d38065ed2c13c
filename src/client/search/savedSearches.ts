import * as vscode from 'vscode';

/** Searches that the user keeps, by their names; the settings hold them. */
export type SavedSearches = Readonly<Record<string, string>>;

/** All that hold in this window. */
export function savedSearches(): SavedSearches {
  const saved = vscode.workspace.getConfiguration('digestLens').get('savedSearches', {});
  // What else somebody wrote there is told as a mistake by the server.
  return Object.fromEntries(
    Object.entries<unknown>(saved).flatMap(([name, query]) =>
      typeof query === 'string' ? [[name, query] as const] : [],
    ),
  );
}

/** Keeps a search under a name: in the settings of the workspace where these hold searches already, else of the user. */
export async function putSearch(name: string, query: string): Promise<void> {
  const { workspace, user } = scopes();
  const scope = holding(name)[0] ?? (workspace.searches ? workspace : user);
  await write(scope, { ...scope.searches, [name]: query });
}

/** Gives a search another name in its place; one that had this name already is gone. */
export async function renameSearch(name: string, newName: string): Promise<void> {
  for (const scope of holding(name)) {
    const renamed = Object.entries(scope.searches ?? {})
      .filter(([each]) => each === name || each !== newName)
      .map(([each, query]) => [each === name ? newName : each, query]);
    await write(scope, Object.fromEntries(renamed));
  }
}

/** Forgets a search. */
export async function removeSearch(name: string): Promise<void> {
  for (const scope of holding(name)) {
    const others = Object.entries(scope.searches ?? {}).filter(([each]) => each !== name);
    await write(scope, others.length > 0 ? Object.fromEntries(others) : undefined);
  }
}

/** One place where settings are, the one that counts most first. */
interface Scope {
  readonly target: vscode.ConfigurationTarget;
  readonly searches: SavedSearches | undefined;
}

function scopes(): { readonly workspace: Scope; readonly user: Scope } {
  const said = vscode.workspace.getConfiguration('digestLens').inspect<SavedSearches>('savedSearches');
  return {
    workspace: { target: vscode.ConfigurationTarget.Workspace, searches: said?.workspaceValue },
    user: { target: vscode.ConfigurationTarget.Global, searches: said?.globalValue },
  };
}

function holding(name: string): Scope[] {
  const { workspace, user } = scopes();
  return [workspace, user].filter(({ searches }) => searches && Object.hasOwn(searches, name));
}

async function write({ target }: Scope, searches: SavedSearches | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('digestLens').update('savedSearches', searches, target);
}

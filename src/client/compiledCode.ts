import * as vscode from 'vscode';

/**
 * The environment in which Node keeps what it compiled of the server, for the next start; what other versions of the
 * extension left there is deleted. A Node that is older than 22 takes no notice.
 */
export function keepingCompiledCode({ globalStorageUri, extension }: vscode.ExtensionContext): {
  readonly NODE_COMPILE_CACHE?: string;
} {
  if (globalStorageUri.scheme !== 'file') return {};
  const all = vscode.Uri.joinPath(globalStorageUri, 'compiled');
  const { version } = extension.packageJSON as { readonly version: string };
  void deleteOthers(all, version);
  return { NODE_COMPILE_CACHE: vscode.Uri.joinPath(all, version).fsPath };
}

async function deleteOthers(all: vscode.Uri, version: string): Promise<void> {
  const none: [string, vscode.FileType][] = [];
  // Before the first start there is no such folder, and what cannot be deleted harms nobody.
  for (const [name] of await vscode.workspace.fs.readDirectory(all).then(undefined, () => none)) {
    if (name === version) continue;
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(all, name), { recursive: true })
      .then(undefined, () => undefined);
  }
}

import * as vscode from 'vscode';
import type { DigestServer } from './digestServer.ts';
import { oneGlob } from './globs.ts';
import { libraryStateOf } from './libraryState.ts';
import { showInformation } from './notifications.ts';
import { chooseRenderers, chosenRenderers, hasChosenRenderers, setRenderers } from './rendererChoice.ts';
import { type RendererSign, rendererSigns, signAmong } from './rendererSigns.ts';

/** In a folder itself or right below it, as `docs/mkdocs.yml`. */
const signGlobs = rendererSigns.flatMap(({ files }) => files.flatMap(file => [file, `*/${file}`]));

const configFile = '.digest-lens.json';

/**
 * Offers once to check links for the program that publishes a folder of digests, where a file in the folder names it
 * and nobody has chosen renderers yet.
 */
export class RendererSuggestion implements vscode.Disposable {
  readonly #server: DigestServer;
  readonly #context: vscode.ExtensionContext;
  readonly #asked = new Set<string>();
  readonly #listeners: readonly vscode.Disposable[];
  #watcher: vscode.FileSystemWatcher | undefined;

  constructor(server: DigestServer, context: vscode.ExtensionContext) {
    this.#server = server;
    this.#context = context;
    this.#listeners = [server.onDidChangeLibrary(() => this.#look())];
  }

  dispose(): void {
    this.#watcher?.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Looks at the folders once there are digests in them, and again where a sign turns up later. */
  #look(): void {
    if (libraryStateOf(this.#server.state, this.#server.library) !== 'ready' || this.#watcher) return;
    this.#watcher = vscode.workspace.createFileSystemWatcher(
      `**/{${rendererSigns.flatMap(({ files }) => files).join(',')}}`,
      false,
      true,
      true,
    );
    this.#watcher.onDidCreate(() => this.#lookEverywhere());
    this.#lookEverywhere();
  }

  #lookEverywhere(): void {
    for (const { uri, name } of vscode.workspace.workspaceFolders ?? []) {
      this.#server.inBackground(this.#lookIn(uri, name));
    }
  }

  async #lookIn(folder: vscode.Uri, name: string): Promise<void> {
    const key = `rendererSuggestion:${folder}`;
    if (this.#asked.has(key) || this.#context.workspaceState.get(key) || hasChosenRenderers(folder)) return;
    const pattern = new vscode.RelativePattern(folder, oneGlob([configFile, ...signGlobs]) ?? configFile);
    const names = (await vscode.workspace.findFiles(pattern)).map(fileName);
    const found = signAmong(names);
    // Who wrote a configuration of ours has chosen.
    if (!found || names.includes(configFile) || this.#asked.has(key)) return;
    this.#asked.add(key);
    await this.#suggest(folder, name, found.sign, found.file);
    await this.#context.workspaceState.update(key, true);
  }

  async #suggest(
    folder: vscode.Uri,
    name: string,
    { renderer, title }: RendererSign,
    because: string,
  ): Promise<void> {
    const yes = vscode.l10n.t('Check {0} Too', title);
    const choose = vscode.l10n.t('Choose…');
    const no = vscode.l10n.t('No');
    const answer = await showInformation(
      vscode.l10n.t(
        '“{0}” seems to be published with {1}, because it holds {2}. Shall the links of its digests work there, too?',
        name,
        title,
        because,
      ),
      yes,
      choose,
      no,
    );
    if (answer === yes) await setRenderers(folder, [...chosenRenderers(folder), renderer]);
    if (answer === choose) await chooseRenderers(this.#context.extension);
  }
}

function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

import type { ExtensionContext } from 'vscode';
import { ActiveDigest } from './activeDigest.ts';
import type { FileReader } from './clientOptions.ts';
import { registerCommands } from './commands.ts';
import { type ClientFactory, DigestServer } from './digestServer.ts';
import { followCursor } from './followCursor.ts';
import { keepStateContext } from './libraryState.ts';
import { PaperSearch } from './paperSearch.ts';
import { PaperView } from './paperView.ts';
import { extendMarkdownIt, refreshPreviews } from './preview.ts';
import { RendererSuggestion } from './rendererSuggestion.ts';
import { startAtDigest } from './startAtDigest.ts';
import { showStatus } from './status.ts';

let running: DigestServer | undefined;

/** What other extensions get of ours: the built-in Markdown preview asks for it. */
export interface Exports {
  readonly extendMarkdownIt: typeof extendMarkdownIt;
}

/** Puts the extension together; nothing is asked of the server before a digest or a view is seen. */
export function start(context: ExtensionContext, files: FileReader, createClient: ClientFactory): Exports {
  const server = new DigestServer(files, createClient);
  const digest = new ActiveDigest(server);
  const search = new PaperSearch(server);
  const views = { days: new PaperView(server, 'days'), topics: new PaperView(server, 'topics') };
  context.subscriptions.push(
    server,
    digest,
    search,
    views.days,
    views.topics,
    keepStateContext(server),
    showStatus(server, digest),
    followCursor(server, views.days),
    followCursor(server, views.topics),
    registerCommands({ server, digest, search, views, extension: context.extension }),
    startAtDigest(server),
    refreshPreviews(),
    new RendererSuggestion(server, context),
  );
  running = server;
  return { extendMarkdownIt };
}

/** Ends the server; VS Code waits for it. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}

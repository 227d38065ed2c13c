/** Where the extension starts in desktop VS Code and on remote machines: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { withCache } from './cache.ts';
import { type Exports, start } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: ExtensionContext): Exports {
  return start(context, async options => {
    const { LanguageClient, TransportKind } = await import('./nodeClient.ts');
    const server = { module: context.asAbsolutePath('dist/server/node.js'), transport: TransportKind.ipc };
    return new LanguageClient('digestLens', 'Digest Lens', server, withCache(options, context.storageUri));
  });
}

/** Where the extension starts in desktop VS Code and on remote machines: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { withCache } from './cache.ts';
import { keepingCompiledCode } from './compiledCode.ts';
import { type Exports, start } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: ExtensionContext): Exports {
  return start(context, async options => {
    const { LanguageClient, TransportKind } = await import('./nodeClient.ts');
    const server = {
      module: context.asAbsolutePath('dist/server/node.js'),
      transport: TransportKind.ipc,
      options: { execArgv: thrifty, env: keepingCompiledCode(context) },
    };
    return new LanguageClient('digestLens', 'Digest Lens', server, withCache(options, context.storageUri));
  });
}

/** Half of the room for what soon is garbage: tens of megabytes less for the server, which is no slower with it. */
const thrifty = ['--max-semi-space-size=8'];

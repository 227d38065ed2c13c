/** Where the extension starts in the browser: the server is a web worker and sees files only through us. */
import { type ExtensionContext, Uri } from 'vscode';
import { start } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: ExtensionContext): void {
  start(context, 'client', async options => {
    const { LanguageClient } = await import('vscode-languageclient/browser');
    const script = Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
    return new LanguageClient('digestLens', 'Digest Lens', async () => new Worker(script), options);
  });
}

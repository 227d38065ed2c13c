/** Where the extension starts in the browser: the server is a web worker and sees files only through us. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { type Exports, start } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: ExtensionContext): Exports {
  return start(context, async options => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
      'vscode-languageclient/browser'
    );
    const script = Uri.joinPath(context.extensionUri, 'dist/server/browser.js');
    // A new worker for every start; as a channel, because the client would not know VS Code's workers as workers.
    const connect = async () => {
      const worker = await startWorker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient('digestLens', 'Digest Lens', connect, options);
  });
}

/** VS Code refuses to start a worker from a file on a remote machine, so that one is brought here first. */
async function startWorker(script: Uri): Promise<Worker> {
  if (script.scheme !== 'vscode-remote') return new Worker(script.toString(true));
  const code = await workspace.fs.readFile(script);
  const url = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
  return new Worker(url);
}

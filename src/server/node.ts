import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { diskSource } from './diskSource.ts';
import { serve } from './server.ts';
import { stdioConnection } from './stdio.ts';

/** Serves the client on the other end of the channel that the arguments name: `--stdio`, `--node-ipc`. */
export function serveOnNode(): void {
  const overStdio = process.argv.includes('--stdio');
  serve(overStdio ? stdioConnection() : createConnection(ProposedFeatures.all), {
    files: diskSource,
    pause: () => new Promise(resolve => setImmediate(resolve)),
    now: () => performance.now(),
    quiet: 250,
  });
}

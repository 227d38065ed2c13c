import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './server.ts';

declare const self: DedicatedWorkerGlobalScope;

serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  files: others => others,
  pause: () => new Promise(resolve => setTimeout(resolve)),
  now: () => performance.now(),
  quiet: 250,
  patience: 20_000,
});

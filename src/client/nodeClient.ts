/** What starts the server as a process: a file of its own in the package, because it is large and most windows need none. */
export { LanguageClient, TransportKind } from 'vscode-languageclient/node';
export { clientOptions } from './clientOptions.ts';

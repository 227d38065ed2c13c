// Installs a packaged extension into a fresh VS Code and prints the extensions that VS Code has then.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readArguments, refuse, runScript } from './command-line.mjs';
import { installExtension } from './vscode-host/server.mjs';

const usage = 'Usage: node scripts/install-vsix.mjs FILE';
const { positionals } = readArguments(usage, {}, { allowPositionals: true });
const [file] = positionals;
if (file === undefined || !existsSync(file)) refuse('Name a packaged extension (.vsix).');

await runScript(async () => console.log(await installExtension(resolve(file))));

// Builds what ships: client and server for node and for the browser, and the command line.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { noticesOf } from './notices.mjs';
import { schemaOf } from './schema.mjs';

const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  keepNames: !production,
  // What ships names no map; a release keeps the maps beside it, to read reports with.
  sourcemap: production ? 'external' : 'linked',
  logLevel: 'warning',
  // Licences are collected in one file instead.
  legalComments: 'none',
  metafile: true,
  // Its other build loads its own parts in a way that cannot be bundled.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};
const node = { ...shared, platform: 'node', target: 'node20' };
const browser = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** The SDK is half as large as the rest of the command line: it is loaded by the one command that needs it. */
const apartFromCli = {
  name: 'apart from the command line',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/mcpServer\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './mcp.js', external: true } : undefined,
    ),
};

await rm('dist', { recursive: true, force: true });
const results = await Promise.all([
  build({
    ...node,
    entryPoints: ['src/client/node.ts'],
    outfile: 'dist/client/node.js',
    external: ['vscode'],
  }),
  build({
    ...browser,
    entryPoints: ['src/client/browser.ts'],
    outfile: 'dist/client/browser.js',
    external: ['vscode'],
  }),
  build({ ...node, entryPoints: ['src/server/main.ts'], outfile: 'dist/server/node.js' }),
  build({
    ...browser,
    format: 'iife',
    entryPoints: ['src/server/browser.ts'],
    outfile: 'dist/server/browser.js',
  }),
  build({ ...browser, format: 'iife', entryPoints: ['src/chart/main.ts'], outfile: 'dist/chart/main.js' }),
  build({ ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', plugins: [apartFromCli] }),
  build({ ...node, entryPoints: ['src/cli/mcpServer.ts'], outfile: 'dist/mcp.js' }),
]);
await writeFile('dist/THIRD-PARTY-NOTICES.md', await noticesOf(results.map(({ metafile }) => metafile)));
const [manifest, words] = await Promise.all(
  ['package.json', 'package.nls.json'].map(async file => JSON.parse(await readFile(file, 'utf8'))),
);
await writeFile('dist/digest-lens.schema.json', `${JSON.stringify(schemaOf(manifest, words), null, 2)}\n`);

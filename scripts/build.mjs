// Builds what ships: client and server for node and for the browser, and the command line.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { noticesOf } from './notices.mjs';
import { schemaOf } from './schema.mjs';

const production = process.argv.includes('--production');
const sources = resolve('src');

/**
 * Each file that imports a CommonJS module has its names copied, and these have hundreds: here all files share one copy.
 */
const copiedOnce = {
  name: 'copied once',
  setup: ({ onResolve, onLoad }) => {
    onResolve(
      { filter: /^vscode(-language(server|client)(\/\w+)?)?$/ },
      ({ path, importer, namespace, kind }) =>
        namespace === 'file' && kind === 'import-statement' && importer.startsWith(sources)
          ? { path, namespace: 'once' }
          : undefined,
    );
    onLoad({ filter: /./, namespace: 'once' }, ({ path }) => ({
      contents: `export * from ${JSON.stringify(path)}`,
      resolveDir: sources,
    }));
  },
};

/** markdown-it makes a finder of addresses in plain text, and asks it only where its option `linkify` is on: ours is off. */
const withoutLinkify = {
  name: 'without linkify',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^linkify-it$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'export class LinkifyIt {}' }));
  },
};

/**
 * The language client asks whether VS Code is new enough for it, where our manifest wants a newer one, and matches globs,
 * where our server registers none: it gets the globs that we have, and no libraries for either.
 */
const withoutVersionsAndGlobs = {
  name: 'without versions and globs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^semver\/functions\/\w+$|^minimatch$/ }, ({ path }) => ({ path, namespace: 'own' }));
    onLoad({ filter: /^semver/, namespace: 'own' }, () => ({
      contents: 'module.exports = version => version',
    }));
    onLoad({ filter: /^minimatch$/, namespace: 'own' }, () => ({
      contents: `
        import { globMatcher } from './core/globs.ts';
        export class Minimatch {
          constructor(glob) { this.match = globMatcher(glob); }
          makeRe() { return true; }
        }`,
      resolveDir: sources,
    }));
  },
};

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
  plugins: [copiedOnce, withoutLinkify, withoutVersionsAndGlobs],
  // Its other build loads its own parts in a way that cannot be bundled.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};
const node = { ...shared, platform: 'node', target: 'node20' };
const browser = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** What only some need is a file of its own, loaded by who needs it, as reading it takes every start its time. */
function apart(filter, path) {
  return {
    name: `${path} apart`,
    setup: ({ onResolve }) =>
      onResolve({ filter }, ({ kind }) => (kind === 'entry-point' ? undefined : { path, external: true })),
  };
}

await rm('dist', { recursive: true, force: true });
const results = await Promise.all([
  build({
    ...node,
    entryPoints: ['src/client/node.ts'],
    outfile: 'dist/client/node.js',
    external: ['vscode'],
    // VS Code shows its API to what is required, not to what is imported.
    supported: { 'dynamic-import': false },
    plugins: [
      copiedOnce,
      withoutLinkify,
      apart(/\/(nodeClient|clientOptions)\.ts$/, './languageClient.js'),
      apart(/\/digestPreview\.ts$/, './preview.js'),
    ],
  }),
  build({
    ...node,
    entryPoints: ['src/client/nodeClient.ts'],
    outfile: 'dist/client/languageClient.js',
    external: ['vscode'],
  }),
  build({ ...node, entryPoints: ['src/preview/digestPreview.ts'], outfile: 'dist/client/preview.js' }),
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
  build({
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    plugins: [copiedOnce, withoutLinkify, apart(/\/mcpServer\.ts$/, './mcp.js')],
  }),
  build({ ...node, entryPoints: ['src/cli/commands/mcpServer.ts'], outfile: 'dist/mcp.js' }),
]);
await writeFile('dist/THIRD-PARTY-NOTICES.md', await noticesOf(results.map(({ metafile }) => metafile)));
const [manifest, words] = await Promise.all(
  ['package.json', 'package.nls.json'].map(async file => JSON.parse(await readFile(file, 'utf8'))),
);
await writeFile('dist/digest-lens.schema.json', `${JSON.stringify(schemaOf(manifest, words), null, 2)}\n`);

// Bundles the tests for the extension host, for node or for the web worker.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../project.mjs';

/**
 * Bundles the test files into one module that exports `run(): Promise<void>`, and answers its path without suffix.
 * @param {string} folder
 * @param {{ worker: boolean, grep?: string, bridge?: string }} options
 */
export async function bundleTests(folder, { worker, grep, bridge }) {
  const { build } = await import('esbuild');
  const tests = join(root, 'test', 'vscode');
  const files = (await readdir(tests, { recursive: true })).filter(file => file.endsWith('.test.ts')).sort();
  const outfile = join(folder, 'index.js');
  await build({
    stdin: { contents: entry(files), resolveDir: tests, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: worker ? 'browser' : 'node',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'warning',
    external: ['vscode'],
    define: {
      BRIDGE: JSON.stringify(bridge ?? ''),
      GREP: JSON.stringify(grep ?? ''),
    },
  });
  return outfile.replace(/\.js$/, '');
}

/**
 * Test files are required one after another inside `run`, when Mocha's `describe` exists. CommonJS, so that the
 * exports are set last: Mocha's build for browsers sets the bundle's exports to itself.
 */
function entry(files) {
  const lines = files.map(file => `  require(${JSON.stringify(`./${file.replaceAll('\\', '/')}`)});`);
  return `const { runTests } = require('./index.ts');
module.exports = {
  run: () => runTests(() => {
${lines.join('\n')}
  }),
};`;
}

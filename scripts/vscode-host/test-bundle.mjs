// Bundles the tests for the extension host, for node or for the web worker.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { testsName } from './workbench-page.mjs';

/** @typedef {'desktop' | 'web'} Host */

/**
 * Bundles the test files of a folder into one module in the folder of the extension, which exports `run(): Promise<void>`;
 * answers its path without suffix.
 * @param {string} extension
 * @param {{ tests: string, host: Host, grep?: string, bridge?: string }} options
 */
export async function bundleTests(extension, { tests: within, host, grep, bridge }) {
  const { build } = await import('esbuild');
  const tests = join(root, within);
  const files = (await readdir(tests, { recursive: true })).filter(file => file.endsWith('.test.ts')).sort();
  const path = join(extension, testsName);
  await build({
    stdin: { contents: entry(files), resolveDir: tests, loader: 'ts' },
    outfile: `${path}.js`,
    bundle: true,
    format: 'cjs',
    platform: host === 'web' ? 'browser' : 'node',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'warning',
    external: ['vscode'],
    define: {
      BRIDGE: JSON.stringify(bridge ?? ''),
      HOST: JSON.stringify(host),
      GREP: JSON.stringify(grep ?? ''),
    },
  });
  return path;
}

/**
 * Test files are required one after another inside `run`, when Mocha's `describe` exists. CommonJS, so that the
 * exports are set last: Mocha's build for browsers sets the bundle's exports to itself.
 */
function entry(files) {
  const lines = files.map(file => `  require(${JSON.stringify(`./${file.replaceAll('\\', '/')}`)});`);
  return `const { runTests } = require(${JSON.stringify(join(root, 'test', 'vscode', 'index.ts'))});
module.exports = {
  run: () => runTests(() => {
${lines.join('\n')}
  }),
};`;
}

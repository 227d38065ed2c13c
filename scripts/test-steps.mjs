// The steps of `npm test`, in order.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { root } from './project.mjs';
import { findBrowser } from './vscode-host/browser.mjs';
import { installMarkdown } from './vscode-host/markdown.mjs';
import { installServer } from './vscode-host/server.mjs';
import { runTests, windows } from './vscode-host/test-run.mjs';

/** @typedef {import('./lifetime.mjs').Scope} Scope */
/** @typedef {import('./vscode-host/test-progress.mjs').Counts} Counts */

/**
 * @typedef {object} Step
 * @property {string} name What the user types to run it alone.
 * @property {string} title
 * @property {string} [needs] The step without which this one cannot run.
 * @property {(scope: Scope) => Promise<Counts>} run
 */

const biome = 'node_modules/@biomejs/biome/bin/biome';
// In a file, Biome's colours are noise.
const colors = process.stdout.isTTY ? 'force' : 'off';

/** @type {Step[]} */
export const steps = [
  { name: 'types', title: 'types', run: scope => check(scope, 'scripts/types.mjs') },
  { name: 'lint', title: 'lint and format', run: scope => check(scope, biome, 'ci', `--colors=${colors}`) },
  { name: 'build', title: 'build', run: scope => check(scope, 'scripts/build.mjs') },
  { name: 'unit', title: 'unit tests', run: scope => mocha(scope, 'unit', '.mocharc.json', 'dot') },
  {
    name: 'slow',
    title: 'bundles, command line, grammar, package',
    needs: 'build',
    run: scope => mocha(scope, 'slow', '.mocharc.slow.json', 'spec'),
  },
  {
    name: 'renderers',
    title: 'the renderers’ own programs',
    run: scope => mocha(scope, 'renderers', '.mocharc.renderers.json', 'spec'),
  },
  {
    name: 'editors',
    title: 'other editors, and the protocol',
    needs: 'build',
    run: scope => mocha(scope, 'editors', '.mocharc.editors.json', 'spec'),
  },
  { name: 'desktop', title: 'VS Code, desktop entry', needs: 'build', run: () => runTests('desktop') },
  { name: 'web', title: 'VS Code, web entry', needs: 'build', run: () => runTests('web') },
  ...['folders', 'web-folders'].map(name => ({
    name,
    title: `VS Code with several folders, ${windows[name].host} entry`,
    needs: 'build',
    run: () => runTests(windows[name].host, windows[name]),
  })),
  {
    name: 'chinese',
    title: 'VS Code in Chinese',
    needs: 'build',
    run: () => runTests('desktop', windows.chinese),
  },
];

/** Installs VS Code and a browser for the steps that need them; a step says itself what it could not get. */
export async function installHost() {
  await installServer().catch(() => undefined);
  await findBrowser().catch(() => undefined);
  await installMarkdown().catch(() => undefined);
}

/** A program that either succeeds or fails counts as one test. */
async function check(scope, ...args) {
  const { code } = await run(scope, process.execPath, args, { cwd: root });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function mocha(scope, name, config, show) {
  // Relative, because a comma in it would end the option.
  const output = `out/mocha-${name}-${process.pid}.json`;
  const file = join(root, output);
  scope.defer(() => rm(file, { force: true }));
  const reporter = [
    '--reporter',
    'scripts/mocha-reporter.mjs',
    '--reporter-option',
    `show=${show},output=${output}`,
  ];
  const args = ['node_modules/mocha/bin/mocha.js', '--config', config, ...reporter];
  const { code } = await run(scope, process.execPath, args, { cwd: root });
  const counts = JSON.parse(await readFile(file, 'utf8').catch(() => '{"passed":0,"failed":0,"skipped":0}'));
  // No test failed, but Mocha did: a file that does not load, or an error after the last test.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

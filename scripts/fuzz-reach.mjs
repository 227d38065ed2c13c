// Which branches of the core the tests of test/fuzz get to, by V8's own counts.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments, runScript } from './command-line.mjs';
import { scoped, temporaryFolder } from './lifetime.mjs';
import { run } from './processes.mjs';
import { root } from './project.mjs';

const usage = `Usage: npm run fuzz:reach -- [--times N]

Runs test/fuzz alone and says how many functions and branches of each part of the core it got to, and which functions
it did not.

  --times N  how many times as much as usual is looked at (default: 5)`;

const { values } = readArguments(usage, { times: { type: 'string', default: '5' } });
const parts = ['parse.ts', 'markdown/', 'dialects/', 'anchors/', 'rules/', 'tableOfContents/', 'features/'];
const more = ['search/', 'readingList/', 'shelf/', 'settings.ts', 'configFile.ts', 'json.ts'];

await runScript(() =>
  scoped(async scope => {
    const counts = temporaryFolder(scope, 'reach');
    const env = { ...process.env, NODE_V8_COVERAGE: counts, MORE_RUNS: values.times };
    const args = [
      'node_modules/mocha/bin/mocha.js',
      '--no-config',
      '--import=tsx',
      '--timeout=0',
      'test/fuzz/*.test.ts',
    ];
    const { code, output } = await run(scope, process.execPath, args, { cwd: root, env, quiet: true });
    if (code !== 0) throw new Error(output);
    const scripts = await scriptsOf(counts);
    for (const part of [...parts, ...more]) {
      const inPart = scripts.filter(({ name }) => name.startsWith(part));
      const sum = key => inPart.reduce((total, script) => total + script[key], 0);
      const missed = inPart.flatMap(({ name, missed }) => missed.map(each => `${name} ${each}`));
      console.log(
        `${part.padEnd(18)}${share(sum('reached'), sum('functions'))} functions, ${share(sum('taken'), sum('branches'))} branches`,
      );
      for (const each of missed) console.log(`    ${each}`);
    }
  }),
);

/** What was counted of each file of the core. */
async function scriptsOf(folder) {
  const scripts = [];
  for (const file of await readdir(folder)) {
    const { result } = JSON.parse(await readFile(join(folder, file), 'utf8'));
    for (const { url, functions } of result) {
      const name = /\/src\/core\/([^?]+)/.exec(url)?.[1];
      if (name !== undefined) scripts.push(countsIn(name, functions));
    }
  }
  return scripts;
}

function countsIn(name, all) {
  // The file itself is a function without a name, and helpers of the transpiler are not ours.
  const functions = all.filter(({ functionName }) => functionName !== '' && functionName !== '__name');
  const missed = functions.filter(({ ranges: [whole] }) => whole.count === 0);
  // Behind the first range, which is the function, stand the branches whose counts differ from what is around them.
  const branches = functions.filter(each => !missed.includes(each)).flatMap(({ ranges }) => ranges.slice(1));
  return {
    name,
    functions: functions.length,
    reached: functions.length - missed.length,
    missed: missed.map(({ functionName }) => functionName),
    branches: branches.length,
    taken: branches.filter(({ count }) => count > 0).length,
  };
}

function share(some, all) {
  return `${some} of ${all}`.padStart(12);
}

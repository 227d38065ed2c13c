// Runs the tests of laws over random values with other seeds than usual, round after round, as long as there is time.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments, refuse, runScript } from './command-line.mjs';
import { scoped } from './lifetime.mjs';
import { run } from './processes.mjs';
import { root } from './project.mjs';

const usage = `Usage: npm run fuzz -- [--minutes N] [--seed N] [--times N] [PART ...]

Looks at what tests look at by chance, at more of it and at something else in each round, until the time is over or a
law does not hold. Says how to see a failure again.

  PART         only test files whose name has this in it, as test/fuzz or readingList
  --minutes N  how long to go on, at least one round (default: 10)
  --seed N     what the first round starts from (default: any)
  --times N    how many times as much as usual is looked at in a round (default: 5)`;

const { values, positionals } = readArguments(
  usage,
  {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    times: { type: 'string', default: '5' },
  },
  { allowPositionals: true },
);
const [minutes, firstSeed, times] = [values.minutes, values.seed, values.times].map(Number);
if (![minutes, firstSeed, times].every(number => number >= 0))
  refuse('--minutes, --seed and --times are numbers.');

await runScript(() =>
  scoped(async scope => {
    const files = await lawFiles();
    if (files.length === 0) refuse('No test of that name looks at random values.');
    const { code } = await run(scope, process.execPath, ['scripts/build.mjs'], { cwd: root, quiet: true });
    if (code !== 0) throw new Error('The build failed; npm run build says why.');
    console.log(`${files.length} test files, from seed ${firstSeed}`);
    const began = performance.now();
    let [seed, sum] = [firstSeed, 0];
    do {
      const roundBegan = performance.now();
      const looked = await round(scope, files, seed++);
      if (looked === undefined) return;
      sum += looked;
      const seconds = Math.round((performance.now() - roundBegan) / 1000);
      console.log(`seed ${seed - 1}: ${looked} values in ${seconds} s, all laws held`);
    } while (performance.now() - began < minutes * 60_000);
    console.log(`${sum} values in ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
  }),
);

/** How many values were looked at; undefined where something did not hold, and it was told. */
async function round(scope, files, seed) {
  const counts = join(root, 'out', `fuzz-${process.pid}`);
  const env = { ...process.env, SEED: String(seed), MORE_RUNS: String(times), COUNT_VALUES: counts };
  const mocha = ['node_modules/mocha/bin/mocha.js', '--no-config', '--import=tsx', '--timeout=0', '--exit'];
  scope.defer(() => rm(counts, { force: true }));
  await rm(counts, { force: true });
  const { code, output } = await run(scope, process.execPath, [...mocha, ...files], {
    cwd: root,
    env,
    quiet: true,
  });
  if (code === 0) return Number(await readFile(counts, 'utf8'));
  console.log(output);
  console.log(
    `To see this again: npm run fuzz -- --minutes 0 --seed ${seed} --times ${times} ${positionals.join(' ')}`,
  );
  process.exitCode = 1;
  return undefined;
}

/** The test files that look at random values and need nothing but node. */
async function lawFiles() {
  const names = await readdir(join(root, 'test'), { recursive: true });
  const tests = names
    .map(name => `test/${name.replaceAll('\\', '/')}`)
    .filter(name => name.endsWith('.test.ts') && !/^test\/(?:renderers|vscode|bundle)\//.test(name))
    .filter(name => positionals.length === 0 || positionals.some(part => name.includes(part)));
  const texts = await Promise.all(tests.map(name => readFile(join(root, name), 'utf8')));
  return tests.filter((_, index) => texts[index].includes('/support/random.ts'));
}

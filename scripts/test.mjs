// Runs everything that must be right before a change goes in, and adds it up in the last line.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments, refuse, runScript } from './command-line.mjs';
import { installDependencies } from './dependencies.mjs';
import { scoped } from './lifetime.mjs';
import { root } from './project.mjs';
import { installHost, steps } from './test-steps.mjs';

const usage = `Usage: npm test -- [STEP ...]

Runs all steps, or only those named: ${steps.map(step => step.name).join(', ')}.`;

const { positionals } = readArguments(usage, {}, { allowPositionals: true });
const unknown = positionals.find(name => !steps.some(step => step.name === name));
if (unknown !== undefined) refuse(`There is no step "${unknown}".`);
const chosen = steps.filter(step => positionals.length === 0 || positionals.includes(step.name));

await runScript(() =>
  scoped(async scope => {
    await installDependencies(scope);
    if (chosen.some(step => step.needs === 'build')) await installHost();
    await mkdir(join(root, 'out'), { recursive: true });
    /** @type {{ step: typeof steps[number], counts: import('./vscode-host/test-progress.mjs').Counts, seconds: string }[]} */
    const results = [];
    for (const step of chosen) {
      console.log(`\n── ${step.title} ──\n`);
      const began = performance.now();
      const missing = results.some(({ step: { name }, counts }) => name === step.needs && counts.failed > 0);
      const counts = missing ? notRun(step) : await step.run(scope).catch(failure);
      results.push({ step, counts, seconds: ((performance.now() - began) / 1000).toFixed(1) });
    }
    summarize(results);
  }),
);

function notRun(step) {
  console.log(`Cannot run: ${step.needs} failed.`);
  return { passed: 0, failed: 1, skipped: 0 };
}

function failure(error) {
  console.error(error.constructor === Error ? error.message : error);
  return { passed: 0, failed: 1, skipped: 0 };
}

function summarize(results) {
  const width = Math.max(...results.map(({ step }) => step.title.length));
  console.log('\n── summary ──\n');
  for (const { step, counts, seconds } of results) {
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    const verdict = counts.failed > 0 ? '✖' : '✔';
    console.log(
      `${verdict} ${step.title.padEnd(width)}  ${seconds.padStart(6)} s  ${counts.passed} passed, ${counts.failed} failed${skipped}`,
    );
  }
  const sum = key => results.reduce((total, { counts }) => total + counts[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

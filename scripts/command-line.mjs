// Arguments of the scripts: help on request, one sentence and exit code 2 for a wrong one.
import { parseArgs } from 'node:util';

/**
 * Reads the arguments, or ends the process after help or after one sentence about what is wrong.
 * @template {import('node:util').ParseArgsConfig['options'] & {}} T
 * @param {string} usage
 * @param {T} options
 * @param {{ allowPositionals?: boolean }} [more]
 */
export function readArguments(usage, options, { allowPositionals = false } = {}) {
  const parsed = parse({ ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals);
  if (parsed.values.help) {
    console.log(usage);
    process.exit(0);
  }
  return parsed;
}

/**
 * Ends the process with one sentence about a wrong argument.
 * @param {string} sentence
 * @returns {never}
 */
export function refuse(sentence) {
  console.error(`${sentence} See --help.`);
  process.exit(2);
}

/**
 * Runs what a script is for: a failure that we foresaw prints its sentence, a bug its stack; both exit with 1.
 * @param {() => Promise<void>} work
 */
export async function runScript(work) {
  requireNode();
  try {
    await work();
  } catch (error) {
    console.error(error.constructor === Error ? error.message : error);
    process.exitCode = 1;
  }
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`Digest Lens needs Node 20 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

function parse(options, allowPositionals) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    // Node's own explanation goes on for three sentences; the first one says it.
    return refuse(`${error.message.split(/\.\s|\n/)[0].replace(/\.$/, '')}.`);
  }
}

// Child processes that never outlive the script that started them.
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { unlessEnding } from './lifetime.mjs';

/** @typedef {import('./lifetime.mjs').Scope} Scope */
/** @typedef {{ code: number, output: string }} Outcome */

const onWindows = process.platform === 'win32';

/**
 * Starts a child as the leader of its own process group, which is stopped as a whole when the scope ends.
 * @param {Scope} scope
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(scope, command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !onWindows,
    windowsHide: true,
    ...options,
  });
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
  // The one who waits for the end handles a failed start; nobody else has to.
  exited.catch(() => undefined);
  // Not `close`, which also waits for whoever else holds the output.
  const gone = new Promise(resolve => child.once('error', resolve).once('exit', resolve));

  const stop = async () => {
    signalGroup(child.pid, 'SIGTERM');
    const impatience = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 5000);
    await gone;
    clearTimeout(impatience);
    // Grandchildren that did not follow their parent.
    signalGroup(child.pid, 'SIGKILL');
  };
  const forget = scope.defer(stop);
  exited.then(forget, forget);
  return { child, exited };
}

/**
 * Runs a child to its end and answers its exit code; with `quiet`, its output is kept instead of shown.
 * @param {Scope} scope
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} [options]
 * @returns {Promise<Outcome>}
 */
export async function run(scope, command, args, { quiet = false, ...options } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  const { child, exited } = start(scope, command, args, { ...options, stdio });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      output += text;
    });
  }
  const code = await exited;
  await unlessEnding();
  return { code, output };
}

/**
 * Ends all processes that run a program of node's, without a warning, and answers how many. Only on Linux.
 * @param {string} program
 */
export async function killPrograms(program) {
  const names = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  let killed = 0;
  for (const name of names) {
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''); // it has ended meanwhile
    if (!line.split('\0').includes(program)) continue;
    process.kill(Number(name), 'SIGKILL');
    killed++;
  }
  return killed;
}

/**
 * Runs npm to its end, quietly, and fails with what it said when it fails.
 * @param {Scope} scope
 * @param {string[]} args
 * @param {string} cwd
 */
export async function npm(scope, args, cwd) {
  const quietly = [...args, '--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'];
  // npm names its own program when it runs a script; that spares Windows the shell that npm.cmd needs.
  const program = process.env.npm_execpath;
  const outcome = program?.endsWith('.js')
    ? await run(scope, process.execPath, [program, ...quietly], { cwd, quiet: true })
    : await run(scope, 'npm', quietly, { cwd, quiet: true, shell: onWindows });
  if (outcome.code === 0) return;
  // After the reason, npm lists all its options.
  const reason = outcome.output.trim().split('\n').slice(0, 12).join('\n');
  throw new Error(`npm ${args.join(' ')} failed:\n${reason}`);
}

function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    if (onWindows) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
    else process.kill(-pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

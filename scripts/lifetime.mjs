// What a script begins, it ends: children are stopped and temporary folders removed, also on Ctrl+C.
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Scope
 * @property {(action: () => unknown) => () => void} defer Registers an ending; the answer takes it back.
 * @property {() => Promise<void>} end Runs the endings, last first.
 */

/** @type {Set<Scope>} */
const open = new Set();

const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
let listening = false;

/**
 * Runs work with a scope whose endings happen when the work is over, and also when a signal ends the process.
 * @template T
 * @param {(scope: Scope) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function scoped(work) {
  listenForSignals();
  const scope = openScope();
  try {
    return await work(scope);
  } finally {
    await scope.end();
  }
}

/**
 * Makes a temporary folder that is gone when the scope ends.
 * @param {Scope} scope
 * @param {string} name
 */
export async function temporaryFolder(scope, name) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
  scope.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** @returns {Scope} */
function openScope() {
  /** @type {Set<() => unknown>} */
  const endings = new Set();
  /** @type {Promise<void> | undefined} */
  let ended;
  const scope = {
    defer: action => {
      const ending = () => action();
      endings.add(ending);
      return () => endings.delete(ending);
    },
    end: () => {
      ended ??= runAll(endings).finally(() => open.delete(scope));
      return ended;
    },
  };
  open.add(scope);
  return scope;
}

async function runAll(endings) {
  for (const ending of [...endings].reverse()) {
    try {
      await ending();
    } catch (error) {
      // One ending that fails must not keep the others from running.
      console.error(error);
    }
  }
}

function listenForSignals() {
  if (listening) return;
  listening = true;
  for (const [signal, code] of Object.entries(signals)) {
    process.once(signal, async () => {
      for (const scope of [...open].reverse()) await scope.end();
      process.exit(code);
    });
  }
}

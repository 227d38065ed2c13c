// What a script begins, it ends: children are stopped and temporary folders removed, also on Ctrl+C.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Scope
 * @property {(action: () => unknown) => () => void} defer Registers an ending; the answer takes it back.
 * @property {() => Promise<void>} end Runs the endings, last first.
 */

/** @type {Set<Scope>} */
const open = new Set();

/** @type {Set<string>} */
const temporary = new Set();

const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
let listening = false;
let ending = false;

/**
 * Runs work with a scope whose endings happen when the work is over, and also when a signal ends the process.
 * @template T
 * @param {(scope: Scope) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function scoped(work) {
  listenForTheEnd();
  await unlessEnding();
  const scope = openScope();
  try {
    return await work(scope);
  } finally {
    await scope.end();
    await unlessEnding();
  }
}

/** Resolves at once, but never when a signal is ending the process: then no further work may begin. */
export async function unlessEnding() {
  if (ending) await new Promise(() => undefined);
}

/**
 * Makes a temporary folder that is gone when the scope ends.
 * @param {Scope} scope
 * @param {string} name
 */
export function temporaryFolder(scope, name) {
  // At once, so that no signal finds a folder that nobody knows of.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `${name}-`)));
  temporary.add(folder);
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
      // Work goes on for a moment after a signal: what it begins then ends right away.
      if (ended) {
        void action();
        return () => undefined;
      }
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

function listenForTheEnd() {
  if (listening) return;
  listening = true;
  // Work that a signal cut short may have written once more after its folder was removed.
  process.once('exit', () => {
    for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
  });
  for (const [signal, code] of Object.entries(signals)) {
    process.once(signal, async () => {
      ending = true;
      for (const scope of [...open].reverse()) await scope.end();
      process.exit(code);
    });
  }
}

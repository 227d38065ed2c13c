// Installs the VS Code server and Chromium from npm into `.vscode-test/`, each once per lockfile.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scoped } from '../lifetime.mjs';
import { npm } from '../processes.mjs';
import { root } from '../project.mjs';

/** @typedef {import('../lifetime.mjs').Scope} Scope */

const here = dirname(fileURLToPath(import.meta.url));
const cache = join(root, '.vscode-test');
const stampFile = 'installed.json';

/**
 * A part of the host: a folder beside this file with a package.json and its lockfile.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} title What the user reads while it is installed.
 * @property {(scope: Scope, folder: string) => Promise<void>} finish What npm leaves to be done.
 */

/**
 * Answers the folder in which the part is installed, after installing it if necessary.
 * @param {Part} part
 */
export async function installed(part) {
  const folder = join(cache, part.name);
  const source = join(here, part.name);
  const lock = await readFile(join(source, 'package-lock.json'), 'utf8');
  const stamp = {
    versions: JSON.parse(lock).packages[''].dependencies,
    lock: createHash('sha256').update(lock).digest('hex'),
  };
  if ((await readStamp(folder)) === stamp.lock) return folder;

  await mkdir(cache, { recursive: true });
  await removeAbandoned();
  console.log(`Installing ${part.title} into .vscode-test/ (once) …`);
  const began = performance.now();
  await scoped(async scope => {
    const unfinished = join(cache, `unfinished-${part.name}-${process.pid}`);
    scope.defer(() => rm(unfinished, { recursive: true, force: true }));
    await mkdir(unfinished);
    for (const file of ['package.json', 'package-lock.json'])
      await cp(join(source, file), join(unfinished, file));
    await npm(scope, ['ci', '--omit=dev', '--ignore-scripts'], unfinished);
    await part.finish(scope, unfinished);
    await writeFile(join(unfinished, stampFile), JSON.stringify(stamp, undefined, 2));
    await replace(folder, unfinished, stamp.lock);
  });
  console.log(`Installed ${part.title} in ${Math.round((performance.now() - began) / 1000)} s.`);
  return folder;
}

/** Puts the finished folder in its place; where another run was faster, its result is as good as ours. */
async function replace(folder, finished, lock) {
  const replaced = join(cache, `unfinished-replaced-${process.pid}`);
  if ((await readStamp(folder)) === lock) return;
  await rename(folder, replaced).catch(ignoreMissing);
  try {
    await rename(finished, folder);
  } catch (error) {
    if ((await readStamp(folder)) !== lock) throw error;
  }
  await rm(replaced, { recursive: true, force: true });
}

/** Removes what installations that were interrupted left behind. */
async function removeAbandoned() {
  for (const name of await readdir(cache)) {
    const pid = /^unfinished-.*-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function readStamp(folder) {
  const text = await readFile(join(folder, stampFile), 'utf8').catch(ignoreMissing);
  return text && JSON.parse(text).lock;
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

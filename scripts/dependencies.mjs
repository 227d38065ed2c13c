// The project's own node_modules, installed when missing or different from the lockfile.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './processes.mjs';
import { root } from './project.mjs';

/**
 * Installs the project's dependencies unless node_modules already is what package-lock.json asks for.
 * @param {import('./lifetime.mjs').Scope} scope
 */
export async function installDependencies(scope) {
  if (await isInstalled()) return;
  console.log('Installing dependencies …');
  // Not `npm ci`: it fails where a registry lacks Biome's binaries for other platforms. No package needs its
  // install script: esbuild and Biome come as ready binaries.
  await npm(scope, ['install', '--ignore-scripts', '--no-save'], root);
}

/** Compares versions, not dates: a checkout touches the lockfile without changing it. */
async function isInstalled() {
  const [wanted, present] = await Promise.all([
    readPackages(join(root, 'package-lock.json')),
    readPackages(join(root, 'node_modules', '.package-lock.json')),
  ]);
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const there = present[path];
    return path === '' || (there ? there.version === version : optional === true);
  });
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

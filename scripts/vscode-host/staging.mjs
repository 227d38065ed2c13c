// Copies for one run: the extension as it ships and a workspace, so that parallel runs cannot meet.
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../project.mjs';

/**
 * Copies what ships into a folder.
 * @param {string} folder
 */
export async function stageExtension(folder) {
  await mkdir(folder, { recursive: true });
  const ships = await shippedNames();
  const names = (await readdir(root)).filter(name => ships.test(name));
  await Promise.all(names.map(name => cp(join(root, name), join(folder, name), { recursive: true })));
}

/** The names in the project's folder that the list in .vscodeignore lets in. */
async function shippedNames() {
  const lines = (await readFile(join(root, '.vscodeignore'), 'utf8')).split('\n');
  const names = lines.filter(line => line.startsWith('!')).map(line => line.slice(1).split('/')[0] ?? '');
  return new RegExp(`^(${names.map(name => name.replaceAll('.', '\\.').replaceAll('*', '.*')).join('|')})$`);
}

/**
 * Copies the sample digests into a folder, for VS Code to open and change.
 * @param {string} folder
 */
export async function stageWorkspace(folder) {
  await cp(join(root, 'seeds'), folder, { recursive: true });
}

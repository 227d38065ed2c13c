// Copies for one run: the extension as it ships and a workspace, so that parallel runs cannot meet.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../project.mjs';

/** @typedef {'desktop' | 'web'} Host */

const shipped = /^(dist|media|syntaxes|l10n|package\.nls.*\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

/**
 * Copies what ships into a folder; for the web host the manifest names only the entry for browsers.
 * @param {string} folder
 * @param {Host} host
 */
export async function stageExtension(folder, host) {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(root)).filter(name => shipped.test(name));
  await Promise.all(names.map(name => cp(join(root, name), join(folder, name), { recursive: true })));
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (host === 'web') delete manifest.main;
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
}

/**
 * Copies the sample digests into a folder, for VS Code to open and change.
 * @param {string} folder
 */
export async function stageWorkspace(folder) {
  await cp(join(root, 'seeds'), folder, { recursive: true });
}

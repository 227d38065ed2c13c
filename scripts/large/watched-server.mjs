// The language server of a copy of the extension, with a watch in its process.
import { rename, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { root } from '../project.mjs';

/**
 * Puts the watch in front of the server of a copy of the extension.
 * @param {string} extension
 * @param {{ socket: string, profile: boolean }} options
 */
export async function watchServer(extension, options) {
  const folder = join(extension, 'dist', 'server');
  await rename(join(folder, 'node.js'), join(folder, 'watched.js'));
  const watch = JSON.stringify(join(root, 'scripts', 'large', 'server-watch.cjs'));
  await writeFile(
    join(folder, 'node.js'),
    `require(${watch}).watch(${JSON.stringify(options)});\nrequire('./watched.js');\n`,
  );
}

/**
 * Asks the watch: `turns`, `age`, `memory` or `profile`.
 * @param {string} socket
 * @param {string} question
 * @returns {Promise<any>}
 */
export function askWatch(socket, question) {
  return new Promise((resolve, reject) => {
    request({ socketPath: socket, path: `/${question}`, method: 'POST' }, answer => {
      json(answer).then(resolve, reject);
    })
      .on('error', reject)
      .end();
  });
}

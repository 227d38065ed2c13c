// The VS Code server: the real workbench and extension host, without desktop VS Code.
import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scoped, temporaryFolder } from '../lifetime.mjs';
import { npm, run, start } from '../processes.mjs';
import { installed } from './install.mjs';
import { userSettings } from './user-settings.mjs';

/** @typedef {import('../lifetime.mjs').Scope} Scope */
/** @typedef {{ node: string, program: string }} Installation */

/** @type {import('./install.mjs').Part} */
const part = {
  name: 'server',
  title: 'the VS Code server (about 900 MB)',
  finish: async (scope, folder) => {
    const program = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
    // Not `npm ci`: VS Code's own lockfile lacks a package that npm insists on.
    const flags = ['install', '--omit=dev', '--ignore-scripts'];
    await npm(scope, flags, program);
    await npm(scope, flags, join(program, 'extensions'));
  },
};

/**
 * Answers where the VS Code server and the Node for it are, after installing both if necessary.
 * @returns {Promise<Installation>}
 */
export async function installServer() {
  const modules = join(await installed(part), 'node_modules');
  return {
    node: nodeFor(modules),
    program: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/**
 * Starts a server on a free port, with a data folder that is gone afterwards where none is named.
 * @param {Scope} scope
 * @param {{ token?: string, extensions?: string, data?: string }} [options] `extensions` is a folder of some that are
 *   there already.
 */
export async function startServer(scope, { token, extensions, data: named } = {}) {
  const { node, program } = await installServer();
  const data = named ?? temporaryFolder(scope, 'digest-lens-vscode');
  await writeUserSettings(data);
  if (extensions) await cp(extensions, join(data, 'extensions'), { recursive: true });
  const access = token ? ['--connection-token', token] : ['--without-connection-token'];
  // Without the test driver, a built VS Code ignores extensions under development.
  const flags = ['--enable-smoke-test-driver', '--disable-workspace-trust', '--telemetry-level', 'off'];
  const { child, exited } = start(scope, node, [program, ...base(data), ...flags, ...access, ...onFreePort], {
    env: { ...process.env, ...socketsIn(data) },
  });
  let log = '';
  const port = await new Promise((resolve, reject) => {
    const read = text => {
      log += text;
      const bound = /Extension host agent listening on (\d+)/.exec(log);
      if (bound) resolve(Number(bound[1]));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    exited.then(code => reject(new Error(`The VS Code server ended with code ${code}:\n${log}`)), reject);
  });
  return { port, exited, log: () => log };
}

/**
 * Installs a packaged extension into a fresh VS Code and answers the list of its extensions afterwards.
 * @param {string} vsix
 */
export function installExtension(vsix) {
  return scoped(async scope => {
    const { node, program } = await installServer();
    const data = temporaryFolder(scope, 'digest-lens-vscode');
    const ask = async (...question) => {
      const outcome = await run(scope, node, [program, ...base(data), ...question], { quiet: true });
      if (outcome.code !== 0) throw new Error(`VS Code failed to ${question.join(' ')}:\n${outcome.output}`);
      return outcome.output;
    };
    await ask('--install-extension', vsix);
    return ask('--list-extensions', '--show-versions');
  });
}

const onFreePort = ['--host', '127.0.0.1', '--port', '0'];

function base(data) {
  return ['--accept-server-license-terms', '--server-data-dir', data];
}

/** VS Code leaves its sockets behind: in our folder they go with it, as long as their paths stay short enough. */
function socketsIn(folder) {
  return process.platform === 'linux' && folder.length < 50 ? { XDG_RUNTIME_DIR: folder } : {};
}

async function writeUserSettings(data) {
  const folder = join(data, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(userSettings, undefined, 2));
}

/** The server needs Node 24: the one from npm, or the one that runs this script. */
function nodeFor(modules) {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const binary = join(modules, `node-${os}-${process.arch}`, 'bin', os === 'win' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `npm has no Node 24 for ${process.platform}-${process.arch}: install Node 24 and run this again with it.`,
  );
}

// Opens VS Code with Digest Lens: on a copy of the sample digests, or on the user's own folder.
import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readArguments, refuse, runScript } from './command-line.mjs';
import { installDependencies } from './dependencies.mjs';
import { scoped, temporaryFolder } from './lifetime.mjs';
import { openInBrowser } from './open-in-browser.mjs';
import { run } from './processes.mjs';
import { root } from './project.mjs';
import { hasDesktop, openDesktop } from './vscode-host/desktop.mjs';
import { openFrontDoor } from './vscode-host/front-door.mjs';
import { startServer } from './vscode-host/server.mjs';
import { stageExtension, stageWorkspace } from './vscode-host/staging.mjs';
import { nodeWorkbench } from './vscode-host/workbench-page.mjs';

const usage = `Usage: npm start -- [FOLDER] [--port N] [--no-open]

Opens VS Code with Digest Lens on FOLDER, or on a copy of the sample digests: desktop VS Code if it is
installed, else the VS Code server from npm, in your browser. Ctrl+C ends it.

  --port N   use the VS Code server, on this port
  --no-open  use the VS Code server and only print its address`;

const { values, positionals } = readArguments(
  usage,
  { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  { allowPositionals: true },
);
if (positionals.length > 1) refuse('Name one folder only.');
const folder = positionals[0] === undefined ? undefined : resolve(positionals[0]);
if (folder && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
  refuse(`${folder} is not a folder.`);
const port = values.port === undefined ? 0 : Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) refuse(`"${values.port}" is not a port.`);
const wantsServer = values.port !== undefined || values['no-open'] === true;

await runScript(() =>
  scoped(async scope => {
    // First, because a port in use should be said at once.
    const door = wantsServer || !hasDesktop() ? await openFrontDoor(scope, port) : undefined;
    await installDependencies(scope);
    console.log('Building the extension …');
    const build = await run(scope, process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
    if (build.code !== 0) throw new Error('The extension did not build.');

    const workspace = folder ?? (await sampleDigests(scope));
    if (door) await serve(scope, door, workspace);
    else await openDesktop(scope, workspace);
  }),
);

async function sampleDigests(scope) {
  const copy = join(temporaryFolder(scope, 'digest-lens'), 'digests');
  await stageWorkspace(copy);
  return copy;
}

async function serve(scope, door, workspace) {
  // Not the project's folder: VS Code takes themes below it for those under development, and its own are there.
  const extension = join(temporaryFolder(scope, 'digest-lens'), 'extension');
  await stageExtension(extension);
  const token = randomBytes(9).toString('base64url');
  const server = await startServer(scope, { token });
  const sample = join(workspace, '2025-01-03.md');
  const openFile = existsSync(sample) ? sample : undefined;
  door.leadTo(server.port, nodeWorkbench({ folder: workspace, extension, openFile }));
  const address = `http://127.0.0.1:${door.port}/?tkn=${token}`;
  console.log(`\nVS Code with Digest Lens: ${address}\n${what(workspace)}\nCtrl+C ends it.`);
  if (!values['no-open']) openInBrowser(address);
  await server.exited;
  throw new Error(`The VS Code server ended:\n${server.log()}`);
}

function what(workspace) {
  return folder ? `It shows ${workspace}.` : 'It shows a copy of the sample digests: change what you like.';
}

// Desktop VS Code, where `code` is on the path.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../lifetime.mjs';
import { run } from '../processes.mjs';
import { root } from '../project.mjs';
import { userSettings } from './user-settings.mjs';

/** @typedef {import('../lifetime.mjs').Scope} Scope */

const onWindows = process.platform === 'win32';

/** Whether `code` starts desktop VS Code here; in a terminal of a remote window it only talks to that window. */
export function hasDesktop() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  const program = onWindows ? 'code.cmd' : 'code';
  return (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, program)));
}

/**
 * Opens a folder in a desktop VS Code of its own, beside the user's, and waits until its window is closed.
 * @param {Scope} scope
 * @param {string} workspace
 */
export async function openDesktop(scope, workspace) {
  const profile = temporaryFolder(scope, 'digest-lens-vscode');
  await mkdir(join(profile, 'User'), { recursive: true });
  await writeFile(join(profile, 'User', 'settings.json'), JSON.stringify(userSettings, undefined, 2));
  // `code` starts VS Code apart from itself, so stopping `code` is not enough.
  scope.defer(() => endVsCode(profile));
  console.log('VS Code is open with Digest Lens: close its window or press Ctrl+C here to end it.');
  const args = [
    `--extensionDevelopmentPath=${root}`,
    ...['--user-data-dir', profile, '--extensions-dir', join(profile, 'extensions')],
    ...['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    workspace,
  ];
  const { code, output } = await run(scope, 'code', args, { quiet: true, shell: onWindows });
  if (code !== 0) throw new Error(`VS Code did not open:\n${output}`);
}

/** Ends the VS Code that writes its process id into this profile, if it is still there. */
async function endVsCode(profile) {
  const lock = await readFile(join(profile, 'code.lock'), 'utf8').catch(() => undefined);
  if (!lock) return;
  try {
    process.kill(Number(lock));
  } catch {
    // It has ended by itself.
  }
}

import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'mocha';
import { type RuleCode, ruleCodes } from '../../src/core/rules/rules.ts';

/** What a run of the program left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const root = resolve(import.meta.dirname, '../..');

/** The program as it ships. */
export const program = join(root, 'dist/cli.js');

/** Runs the program in a folder, without colours, and waits for its end. */
export async function digestLens(
  cwd: string,
  args: readonly string[],
  input: string | Buffer = '',
): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: 'pipe' });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text;
  });
  child.stdin.on('error', () => undefined); // a program that does not read its input may end before it is written
  child.stdin.end(input);
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  return { code, stdout, stderr };
}

/** Options that leave one rule, for tests that are about its problems. */
export function onlyRule(code: RuleCode): string[] {
  return ruleCodes.filter(other => other !== code).map(other => `--rule=${other}=off`);
}

/** A temporary folder with some files, gone after the tests. */
export async function folderWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'digest-lens-cli-')));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** A temporary folder with a copy of the sample digests in `seeds`. */
export async function folderWithSeeds(): Promise<string> {
  const folder = await folderWith({});
  await cp(join(root, 'seeds'), join(folder, 'seeds'), { recursive: true });
  return folder;
}

const folders: string[] = [];

after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

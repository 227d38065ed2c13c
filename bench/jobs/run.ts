import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Job, JobResult } from './main.ts';

const run = promisify(execFile);

/** So that what is in use can be told from what is not yet cleared away. */
const flags = ['--expose-gc', '--max-old-space-size=8192'];

/** Does a job in a process of its own. */
export async function runJob<Name extends Job>(
  program: string,
  name: Name,
  files: readonly string[],
): Promise<JobResult<Name>> {
  const { stdout } = await run(process.execPath, [...flags, program, name, ...files], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

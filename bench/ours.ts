import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Our programs, as they ship. */
export interface Ours {
  readonly server: string;
  readonly cli: string;
  /** The extension as desktop VS Code loads it. */
  readonly client: string;
  /** `jobs/main.ts` as one file: the core without a server around it. */
  readonly jobs: string;
}

/** Copies what was built into a folder of its own, so that a build during the run does not change what is measured. */
export async function packageOurs(folder: string): Promise<Ours> {
  const ours = {
    server: join(folder, 'server.cjs'),
    cli: join(folder, 'cli.cjs'),
    client: join(folder, 'client', 'node.js'),
    jobs: join(folder, 'jobs.cjs'),
  };
  await copyFile('dist/server/node.js', ours.server);
  await copyFile('dist/cli.js', ours.cli);
  await cp('dist/client', join(folder, 'client'), { recursive: true });
  // With the options of scripts/build.mjs: TypeScript run as it is would be slower than what ships.
  await build({
    entryPoints: ['bench/jobs/main.ts'],
    outfile: ours.jobs,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    logLevel: 'warning',
  });
  return ours;
}

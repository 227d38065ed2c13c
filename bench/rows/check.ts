import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { median, shownTime, timed } from '../figures.ts';
import { against, type RowGroup } from '../table.ts';

/** How long a check of all digests keeps a terminal or a CI job waiting. */
export const check: RowGroup = async ({ workload, ours }) => {
  const { folder, files } = workload;
  const own = median(await timed(3, () => finished([ours.cli, 'check', folder])));
  const [peer = 0] = await timed(1, () => finished(['bench/markdownlint.mjs', ...files]));
  return {
    rows: [
      {
        work: 'digest-lens check on the whole folder, whole process',
        ours: shownTime(own),
        peer: `${shownTime(peer)} (markdownlint, MD051 alone)`,
        ...against(own, peer, 15),
      },
    ],
    notes: [],
  };
};

/** Exit codes say whether there are problems; only a crash counts as a failure here. */
async function finished(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0 && code !== 1) throw new Error(`${args[0]} ended with ${code}`);
}

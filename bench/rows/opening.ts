import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { shownTime } from '../figures.ts';
import { judged, type RowGroup } from '../table.ts';

const run = promisify(execFile);

/** What those pay who open Markdown that is no digest. */
export const opening: RowGroup = async ({ ours }) => {
  const rounds: { readonly activating: number; readonly opening: number }[] = [];
  for (let round = 0; round < 7; round++) {
    const { stdout } = await run(process.execPath, ['bench/opening.cjs', ours.client]);
    rounds.push(JSON.parse(stdout));
  }
  // The least: processor time grows with what else the machine does, and never shrinks.
  const activating = Math.min(...rounds.map(each => each.activating));
  const each = Math.min(...rounds.map(round => round.opening));
  return {
    rows: [
      {
        work: 'the first Markdown file of a window, no digest: loading and activating the extension',
        ours: shownTime(activating),
        peer: '–',
        ratio: '–',
        target: judged('≤ 60 ms', activating <= 60),
      },
      {
        work: 'every other one, 102 KB',
        ours: shownTime(each),
        peer: '–',
        ratio: '–',
        target: judged('≤ 1 ms', each <= 1),
      },
    ],
    notes: [
      'Opening Markdown that is no digest is measured in processor time, with a stand-in for VS Code that does nothing. No ' +
        'server is started for it.',
    ],
  };
};

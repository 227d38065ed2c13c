import { median, shownTime } from '../figures.ts';
import { runJob } from '../jobs/run.ts';
import { against, type RowGroup } from '../table.ts';

/** What reading costs where nothing else is in the way. */
export const parse: RowGroup = async ({ workload, ours }) => {
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < 3; round++) {
    own.push((await runJob(ours.jobs, 'parseAll', workload.files)).time);
    peer.push((await runJob(ours.jobs, 'tokenizeAll', workload.files)).time);
  }
  return {
    rows: [
      {
        work: 'texts → digests with all fields and all problems',
        ours: shownTime(median(own)),
        peer: `${shownTime(median(peer))} (markdown-it, tokens alone)`,
        ...against(median(own), median(peer), 2),
      },
    ],
    notes: ['Parsing and search run without a server, each time in a fresh process.'],
  };
};

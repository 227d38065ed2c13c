import { shownSize, shownTime, shownTimes } from '../figures.ts';
import type { Asked, Built } from '../jobs/asked.ts';
import { runJob } from '../jobs/run.ts';
import type { Row, RowGroup } from '../table.ts';

/** What else could search, on the same papers and by the same questions. */
export const alternatives: RowGroup = async ({ workload, ours }) => {
  const own = await runJob(ours.jobs, 'searchOurs', workload.files);
  const rows: Row[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    const peer = await runJob(ours.jobs, job, workload.files);
    if (!peer) continue;
    rows.push({
      work: 'search: filled, in memory, a query, known items',
      ours: shown(own),
      peer: `${shown(peer)} (${name})`,
      ratio: '–',
      target: '–',
    });
  }
  return {
    rows,
    notes: [
      'Rows of searches compare how long the index takes to fill, what it holds in memory, the median and p95 of 100 ' +
        'queries, and how many known items are among the first five. "Our words" has our tokens, beginnings and typos in ' +
        'MiniSearch, and asks for all words.',
    ],
  };
};

const jobs = {
  'MiniSearch, default options': 'searchPlain',
  'MiniSearch, default options, titles and authors': 'searchTitles',
  'MiniSearch, our words': 'searchOurWords',
  'MiniSearch, our words, titles and authors': 'searchOurTitles',
  'SQLite FTS5': 'searchSqlite',
  'no index, every text is looked through': 'searchScan',
} as const;

function shown({ build, memory, times, found, items }: Asked & Built): string {
  return `${shownTime(build)}, ${shownSize(memory)}, ${shownTimes(times)}, ${found} of ${items}`;
}

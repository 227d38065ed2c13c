import { median, p95, shownTime, shownTimes } from '../figures.ts';
import { runJob } from '../jobs/run.ts';
import { judged, type RowGroup, ratioOf } from '../table.ts';

/** Whether half-remembered papers are found, and how fast. */
export const search: RowGroup = async ({ workload, ours }) => {
  const own = await runJob(ours.jobs, 'searchOurs', workload.files);
  const plain = await runJob(ours.jobs, 'searchPlain', workload.files);
  const peer = '(MiniSearch, default options)';
  return {
    rows: [
      {
        work: 'search: fill the index with all papers',
        ours: shownTime(own.build),
        peer: `${shownTime(plain.build)} ${peer}`,
        ratio: ratioOf(own.build, plain.build),
        target: '–',
      },
      {
        work: 'search: one of 100 queries',
        ours: shownTimes(own.times),
        peer: `${shownTimes(plain.times)} ${peer}`,
        ratio: ratioOf(median(own.times), median(plain.times)),
        target: judged('p95 ≤ 10 ms', p95(own.times) <= 10),
      },
      {
        work: 'search: known item among the first five',
        ours: `${own.found} of ${own.items}`,
        peer: `${plain.found} of ${plain.items} ${peer}`,
        ratio: '–',
        target: judged('all', own.found === own.items),
      },
      {
        work: 'search: known items among the first five by what one remembers',
        ours: own.kinds.map(({ kind, items, found }) => `${kind}: ${found} of ${items}`).join('; '),
        peer: plain.kinds.map(({ kind, items, found }) => `${kind}: ${found} of ${items}`).join('; '),
        ratio: '–',
        target: judged(
          'all',
          own.kinds.every(({ items, found }) => found === items),
        ),
      },
    ],
    notes: [
      'Half of the queries are known items: titles with one or two words left out, with a typo, by their three longest ' +
        'words with two typos, or by the first letters of these. The other half is what a search box holds while one types. ' +
        'Before them ours asks itself sixteen questions, as the server does as soon as search is complete.',
    ],
  };
};

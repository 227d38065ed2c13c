import { basename, join } from 'node:path';
import { median, p95, shownCount, shownSize, shownTime } from '../figures.ts';
import { runJob } from '../jobs/run.ts';
import { type Loading, loadFolder } from '../lsp/loading.ts';
import { type Bench, growthOf, judged, type Row, type RowGroup } from '../table.ts';
import { type ManyDigests, manyDigests } from '../workload/workload.ts';

/** What becomes of our times and of our memory when there are 100,000 papers. */
export const scale: RowGroup = async bench => {
  const workloads: ManyDigests[] = [];
  for (const digests of sizes) {
    workloads.push(await manyDigests(join(bench.scratch, `scale-${digests}`), digests));
  }
  const among = workloads.map(({ papers }) => shownCount(papers)).join(' · ');
  return {
    rows: [...(await serverRows(bench, workloads, among)), ...(await coreRows(bench, workloads, among))],
    notes: [
      'Rows with four figures are one row for four sizes, each with four times the papers of the one before. They are ' +
        '[flat] where the largest takes at most twice what the smallest does, and [linear] where one paper never takes ' +
        'more than twice what it takes at a smaller size. Targets are for the largest.',
      'A wait is how long the server takes, while it reads and indexes, to answer a question that costs nothing, asked ' +
        'every 20 ms, with what the question before it cost. Memory is the peak resident size of the server process.',
      'An edit is a word typed into an abstract of one digest: it ends when the digest is read, its problems are found, ' +
        'both trees have counted, and search finds the word.',
    ],
  };
};

/** Digests of 50 papers. */
const sizes = [31, 125, 500, 2_000];

async function serverRows(
  { ours }: Bench,
  workloads: readonly ManyDigests[],
  among: string,
): Promise<readonly Row[]> {
  const loads: Loading[] = [];
  const seconds: Loading[] = [];
  for (const { folder, files } of workloads) {
    const newest = basename(files.at(-1) ?? '', '.md');
    const cache = `${folder}-cache`;
    loads.push(await loadFolder(ours.server, folder, newest, cache));
    seconds.push(await loadFolder(ours.server, folder, newest, cache));
  }
  const row = rowsOver(workloads, among);
  const memory = loads.map(load => load.memory ?? 0);
  return [
    row(
      'process start → newest digest in the tree',
      shownTime,
      loads.map(load => load.newest),
      1_000,
    ),
    row(
      'process start → every digest read',
      shownTime,
      loads.map(load => load.read),
    ),
    row(
      'process start → search finds every paper',
      shownTime,
      loads.map(load => load.complete),
    ),
    row(
      'longest wait of a question meanwhile',
      shownTime,
      loads.map(load => load.longestWait),
      50,
    ),
    row('peak memory of the server after that', shownSize, memory, 600e6),
    row(
      'second start, unchanged files: process start → every digest in the tree',
      shownTime,
      seconds.map(load => load.read),
      1_000,
    ),
    row(
      'second start, unchanged files: process start → search finds every paper',
      shownTime,
      seconds.map(load => load.complete),
      2_000,
    ),
    row(
      'second start, unchanged files: longest wait of a question meanwhile',
      shownTime,
      seconds.map(load => load.longestWait),
      50,
    ),
  ];
}

async function coreRows(
  { ours }: Bench,
  workloads: readonly ManyDigests[],
  among: string,
): Promise<readonly Row[]> {
  const own = [];
  for (const { files } of workloads) own.push(await runJob(ours.jobs, 'libraryAtScale', files));
  const largest = workloads.at(-1)?.files ?? [];
  const titles = await runJob(ours.jobs, 'searchTitles', largest);
  const sqlite = await runJob(ours.jobs, 'searchSqlite', largest);
  const peers = (show: (peer: typeof titles) => string) =>
    [`${show(titles)} (MiniSearch, titles and authors)`, sqlite ? `${show(sqlite)} (SQLite FTS5)` : '']
      .filter(Boolean)
      .join(', ');
  const row = rowsOver(workloads, among);
  const found = own.map(each => each.found);
  const items = own.at(-1)?.items ?? 0;
  return [
    {
      ...row(
        'search: fill the index',
        shownTime,
        own.map(each => each.build),
      ),
      peer: peers(({ build }) => shownTime(build)),
    },
    row(
      'search: longest step of filling',
      shownTime,
      own.map(each => each.longestStep),
      50,
    ),
    row(
      'search: memory of the index',
      shownSize,
      own.map(each => each.index),
    ),
    row(
      'search: one of 100 queries, median',
      shownTime,
      own.map(each => median(each.times)),
    ),
    {
      ...row(
        'search: one of 100 queries, p95',
        shownTime,
        own.map(each => p95(each.times)),
        50,
      ),
      peer: peers(({ times }) => shownTime(p95(times))),
    },
    {
      work: `search: known item among the first five, of ${items}: ${among} papers`,
      ours: found.join(' · '),
      peer: peers(peer => String(peer.found)),
      ratio: '–',
      target: judged(
        'all',
        found.every(count => count === items),
      ),
    },
    row(
      'one edit, all in, p95',
      shownTime,
      own.map(each => p95(each.edits)),
      20,
    ),
    row(
      `tree: open a topic of ${own.map(each => shownCount(each.topic)).join(' · ')} papers`,
      shownTime,
      own.map(each => each.open),
      50,
    ),
    row(
      'tree: reveal a paper in both trees',
      shownTime,
      own.map(each => each.reveal),
      50,
    ),
  ];
}

type RowOf = (work: string, show: (value: number) => string, values: readonly number[], most?: number) => Row;

function rowsOver(workloads: readonly ManyDigests[], among: string): RowOf {
  return (work, show, values, most) => ({
    work: `${work}: ${among} papers`,
    ours: `${values.map(show).join(' · ')} ${growthOf(
      workloads.map(({ papers }) => papers),
      values,
    )}`,
    peer: '–',
    ratio: values
      .slice(1)
      .map((value, index) => `${(value / (values[index] ?? 1)).toFixed(1)} ×`)
      .join(' · '),
    target: most === undefined ? '–' : judged(`≤ ${show(most)}`, (values.at(-1) ?? 0) <= most),
  });
}

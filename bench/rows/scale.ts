import { basename, join } from 'node:path';
import { median, p95, shownCount, shownSize, shownTime } from '../figures.ts';
import type { JobResult } from '../jobs/main.ts';
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

/** One row: what is measured of each run, and what the largest may take. */
interface Figure<Run> {
  readonly work: string;
  readonly show: (value: number) => string;
  readonly of: (run: Run) => number;
  readonly most?: number;
  readonly peer?: string;
}

async function serverRows({ ours }: Bench, workloads: readonly ManyDigests[], among: string): Promise<Row[]> {
  const firsts: Loading[] = [];
  const seconds: Loading[] = [];
  for (const { folder, files } of workloads) {
    const newest = basename(files.at(-1) ?? '', '.md');
    for (const loads of [firsts, seconds]) {
      loads.push(await loadFolder(ours.server, folder, newest, `${folder}-cache`));
    }
  }
  const first: readonly Figure<Loading>[] = [
    time('process start → newest digest in the tree', ({ newest }) => newest, 1_000),
    time('process start → every digest read', ({ read }) => read),
    time('process start → search finds every paper', ({ complete }) => complete),
    time('longest wait of a question meanwhile', ({ longestWait }) => longestWait, 50),
    { work: 'peak memory of the server after that', show: shownSize, of: peakOf, most: 600e6 },
  ];
  const second: readonly Figure<Loading>[] = [
    time('process start → every digest in the tree', ({ read }) => read, 1_000),
    time('process start → search finds every paper', ({ complete }) => complete, 2_000),
    time('longest wait of a question meanwhile', ({ longestWait }) => longestWait, 50),
    { work: 'peak memory of the server after that', show: shownSize, of: peakOf },
  ];
  return [
    ...first.map(figure => rowOf(figure, firsts, workloads, among)),
    ...second.map(figure =>
      rowOf({ ...figure, work: `second start, unchanged files: ${figure.work}` }, seconds, workloads, among),
    ),
  ];
}

function peakOf({ memory = 0 }: Loading): number {
  return memory;
}

async function coreRows({ ours }: Bench, workloads: readonly ManyDigests[], among: string): Promise<Row[]> {
  const own: AtScale[] = [];
  for (const { files } of workloads) own.push(await runJob(ours.jobs, 'libraryAtScale', files));
  const largest = workloads.at(-1)?.files ?? [];
  const titles = await runJob(ours.jobs, 'searchTitles', largest);
  const sqlite = await runJob(ours.jobs, 'searchSqlite', largest);
  const peers = (show: (peer: typeof titles) => string) =>
    [`${show(titles)} (MiniSearch, titles and authors)`, sqlite ? `${show(sqlite)} (SQLite FTS5)` : '']
      .filter(Boolean)
      .join(', ');
  const figures: readonly Figure<AtScale>[] = [
    { ...time('search: fill the index', ({ build }) => build), peer: peers(peer => shownTime(peer.build)) },
    time('search: longest step of filling', ({ longestStep }) => longestStep, 50),
    { work: 'search: memory of the index', show: shownSize, of: ({ index }) => index },
    time('search: one of 100 queries, median', ({ times }) => median(times)),
    {
      ...time('search: one of 100 queries, p95', ({ times }) => p95(times), 50),
      peer: peers(({ times }) => shownTime(p95(times))),
    },
    time('one edit, all in, p95', ({ edits }) => p95(edits), 20),
    time(
      `tree: open a topic of ${own.map(({ topic }) => shownCount(topic)).join(' · ')} papers`,
      ({ open }) => open,
      50,
    ),
    time('tree: reveal a paper in both trees', ({ reveal }) => reveal, 50),
  ];
  const found = own.map(each => each.found);
  const items = own.at(-1)?.items ?? 0;
  return [
    ...figures.map(figure => rowOf(figure, own, workloads, among)),
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
  ];
}

type AtScale = JobResult<'libraryAtScale'>;

function time<Run>(work: string, of: (run: Run) => number, most?: number): Figure<Run> {
  return { work, show: shownTime, of, ...(most !== undefined && { most }) };
}

function rowOf<Run>(
  { work, show, of, most, peer = '–' }: Figure<Run>,
  runs: readonly Run[],
  workloads: readonly ManyDigests[],
  among: string,
): Row {
  const values = runs.map(of);
  const papers = workloads.map(workload => workload.papers);
  const growth = values.slice(1).map((value, index) => `${(value / (values[index] ?? 1)).toFixed(1)} ×`);
  return {
    work: `${work}: ${among} papers`,
    ours: `${values.map(show).join(' · ')} ${growthOf(papers, values)}`,
    peer,
    ratio: growth.join(' · '),
    target: most === undefined ? '–' : judged(`≤ ${show(most)}`, (values.at(-1) ?? 0) <= most),
  };
}

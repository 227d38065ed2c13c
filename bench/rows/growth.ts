import { join } from 'node:path';
import { p95, shownCount, shownSize, shownTime, shownTimes } from '../figures.ts';
import { ourServer } from '../lsp/kinds.ts';
import { typeInto } from '../lsp/typing.ts';
import { type Bench, growthOf, judged, type Row, type RowGroup } from '../table.ts';
import { PaperSource } from '../workload/papers.ts';
import { Random } from '../workload/random.ts';
import { digestOf } from '../workload/workload.ts';

/** Whether a digest of twice the size takes twice the time, and not four times. */
export const growth: RowGroup = async bench => ({
  rows: [
    await keystrokes(bench, 'keystroke', () => PaperSource.ordinary(new Random(3))),
    await keystrokes(bench, 'keystroke, with `<`, `[`, `$` or `*` in every line', () =>
      PaperSource.hostile(new Random(3)),
    ),
    await megabyte(bench),
  ],
  notes: [
    'Growth takes the fastest keystroke of each size. It is [linear] where the time for one paper never gets more than twice what it was at a smaller size; each ' +
      'size has four times the papers of the one before, so work that grows with the square would show as 4.',
  ],
});

const sizes = [50, 200, 800, 3_200];
const edits = 12;

async function keystrokes({ ours }: Bench, work: string, source: () => PaperSource): Promise<Row> {
  const times: number[] = [];
  for (const papers of sizes) {
    const digest = digestOf(join('/', 'growth', 'digest.md'), source().digest('2025-01-03', papers));
    // The fastest: whatever else the machine does only ever adds, and would bend the curve.
    times.push(Math.min(...(await typeInto(ourServer(ours.server), digest, edits)).times));
  }
  const growth = growthOf(sizes, times);
  return {
    work: `${work}: ${sizes.map(shownCount).join(' · ')} papers`,
    ours: `${times.map(shownTime).join(' · ')} ${growth}`,
    peer: '–',
    ratio: `${times
      .slice(1)
      .map((time, index) => `${(time / (times[index] ?? 1)).toFixed(1)} ×`)
      .join(' · ')}`,
    target: judged('linear', growth !== '[more than linear]'),
  };
}

async function megabyte({ ours }: Bench): Promise<Row> {
  const source = PaperSource.ordinary(new Random(5));
  const digest = digestOf(join('/', 'growth', 'digest.md'), source.digest('2025-01-03', 560));
  const { times } = await typeInto(ourServer(ours.server), digest, 40);
  return {
    work: `keystroke, ${shownSize(digest.text.length)} digest of ${shownCount(digest.papers)} papers`,
    ours: shownTimes(times),
    peer: '–',
    ratio: '–',
    target: judged('p95 ≤ 16 ms', p95(times) <= 16),
  };
}

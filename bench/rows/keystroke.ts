import { median, p95, shownTimes } from '../figures.ts';
import { markdownServer, ourServer } from '../lsp/kinds.ts';
import { typeInto } from '../lsp/typing.ts';
import { against, type Bench, type Row, type RowGroup } from '../table.ts';
import type { DigestFile } from '../workload/workload.ts';

/** How long an editor shows something stale after a letter was typed. */
export const keystroke: RowGroup = async bench => {
  const { ordinary, large } = bench.workload;
  return { rows: [await rowOf(bench, ordinary, 20), await rowOf(bench, large, 40)], notes: [] };
};

const edits = 40;

async function rowOf({ workload, ours }: Bench, digest: DigestFile, parts: number): Promise<Row> {
  const own = await typeInto(ourServer(ours.server), digest, edits);
  const peer = await typeInto(markdownServer(workload), digest, edits);
  return {
    work: `keystroke → fresh diagnostics and symbols, ${digest.title}`,
    ours: shownTimes(own.times),
    peer: `${shownTimes(peer.times)} (VS Code)`,
    ...against(median(own.times), median(peer.times), parts, {
      text: ' and p95 ≤ 16 ms',
      met: p95(own.times) <= 16,
    }),
  };
}

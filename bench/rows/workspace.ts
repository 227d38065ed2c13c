import { pathToFileURL } from 'node:url';
import { median, shownSize, shownTime } from '../figures.ts';
import { Client } from '../lsp/client.ts';
import { markdownServer, ourServer } from '../lsp/kinds.ts';
import { isComplete, isRead, pause } from '../lsp/loading.ts';
import { against, judged, type RowGroup, ratioOf } from '../table.ts';
import type { Workload } from '../workload/workload.ts';

/** How long until a whole workspace can be asked, and what it costs in memory. */
export const workspace: RowGroup = async ({ workload, ours }) => {
  const own: OurStart[] = [];
  for (let round = 0; round < 3; round++) own.push(await startOurs(ours.server, workload));
  const peer = await startPeer(workload);
  const symbols = median(own.map(start => start.symbols));
  const complete = median(own.map(start => start.complete));
  const memory = peakOf(own.map(start => start.memory));
  return {
    rows: [
      {
        work: 'whole workspace: process start → first workspace symbols',
        ours: shownTime(symbols),
        peer: `${shownTime(peer.symbols)} (VS Code)`,
        ...against(symbols, peer.symbols, 10),
      },
      {
        work: 'whole workspace: process start → search finds every paper',
        ours: shownTime(complete),
        peer: '–',
        ratio: '–',
        target: judged('≤ 1.5 s', complete <= 1_500),
      },
      {
        work: 'peak memory of the server after that',
        ours: memory === undefined ? '–' : shownSize(memory),
        peer: peer.memory === undefined ? '–' : `${shownSize(peer.memory)} (VS Code)`,
        ratio: memory === undefined || peer.memory === undefined ? '–' : ratioOf(memory, peer.memory),
        target: memory === undefined ? '≤ 150 MB' : judged('≤ 150 MB', memory <= 150e6),
      },
    ],
    notes: [
      'Workspace symbols count as there when every file is read and the answer holds at least one; ours are the median ' +
        "of three starts, the peer's is one. Memory is the peak resident size of the server process alone (Linux): the " +
        "tokens that the peer's client holds come on top of it.",
    ],
  };
};

interface OurStart {
  readonly symbols: number;
  readonly complete: number;
  readonly memory: number | undefined;
}

async function startOurs(server: string, { folder, word }: Workload): Promise<OurStart> {
  const begin = performance.now();
  const client = await Client.start(ourServer(server), [pathToFileURL(folder).href]);
  while (!(await isRead(client))) await pause();
  while ((await client.workspaceSymbols(word)).length === 0) await pause();
  const symbols = performance.now() - begin;
  while (!(await isComplete(client))) await pause();
  const complete = performance.now() - begin;
  const memory = await client.peakMemory();
  await client.stop();
  return { symbols, complete, memory };
}

async function startPeer(
  workload: Workload,
): Promise<{ readonly symbols: number; readonly memory: number | undefined }> {
  const begin = performance.now();
  const client = await Client.start(markdownServer(workload), [pathToFileURL(workload.folder).href]);
  const found = await client.workspaceSymbols(workload.word);
  const symbols = performance.now() - begin;
  if (found.length === 0) throw new Error('the peer finds no symbols');
  const memory = await client.peakMemory();
  await client.stop();
  return { symbols, memory };
}

function peakOf(peaks: readonly (number | undefined)[]): number | undefined {
  const known = peaks.filter(peak => peak !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median, shownCount, shownTime } from '../figures.ts';
import { Client, type ServerKind } from '../lsp/client.ts';
import { markdownServer, ourServer } from '../lsp/kinds.ts';
import { against, judged, type RowGroup, ratioOf } from '../table.ts';
import type { DigestFile } from '../workload/workload.ts';

const run = promisify(execFile);

/** How long a user waits for the first answer of a program that was not running. */
export const start: RowGroup = async ({ workload, ours }) => {
  const { ordinary } = workload;
  const [own, peer] = [ourServer(ours.server), markdownServer(workload)];
  const starts: FirstDiagnostics[] = [];
  const peerStarts: FirstDiagnostics[] = [];
  const cli: number[] = [];
  const node: number[] = [];
  // In turns, so that whatever else the machine does hits all alike.
  for (let round = 0; round < 7; round++) {
    starts.push(await firstDiagnostics(own, ordinary));
    peerStarts.push(await firstDiagnostics(peer, ordinary));
    cli.push(await timeOf([ours.cli, '--version']));
    node.push(await timeOf(['-e', '0']));
  }
  const [ownTime, peerTime, cliTime, nodeTime] = [
    median(starts.map(({ time }) => time)),
    median(peerStarts.map(({ time }) => time)),
    median(cli),
    median(node),
  ];
  return {
    rows: [
      {
        work: `process start → first diagnostics, ${ordinary.title}`,
        ours: shownTime(ownTime),
        peer: `${shownTime(peerTime)} (VS Code)`,
        ...against(ownTime, peerTime, 2),
      },
      {
        work: 'command line: process start → version',
        ours: shownTime(cliTime),
        peer: `${shownTime(nodeTime)} (node -e 0)`,
        ratio: ratioOf(cliTime, nodeTime),
        target: judged('≤ 150 ms more', cliTime - nodeTime <= 150),
      },
    ],
    notes: [
      "(VS Code) is VS Code's Markdown server, vscode-markdown-languageserver 0.5.0. It leaves parsing to its client. The client here " +
        "does as VS Code's does, with markdown-it and its default options; the parse counts, because a user waits for it. " +
        'Validation of fragments and other links is switched on. Its server and ours run as processes of their own, over stdio.',
      `In the ${ordinary.title}, ours finds ${shownCount(starts[0]?.problems ?? 0)} problems and the peer ` +
        `${shownCount(peerStarts[0]?.problems ?? 0)}: ours counts a link as dead when one of GitHub and VS Code's preview ` +
        'does not follow it, and the preview minds upper and lower case.',
    ],
  };
};

interface FirstDiagnostics {
  readonly time: number;
  readonly problems: number;
}

async function firstDiagnostics(kind: ServerKind, digest: DigestFile): Promise<FirstDiagnostics> {
  const begin = performance.now();
  const client = await Client.start(kind);
  client.open(digest);
  const problems = (await client.diagnostics(digest.uri)).length;
  const time = performance.now() - begin;
  await client.stop();
  return { time, problems };
}

async function timeOf(args: readonly string[]): Promise<number> {
  const begin = performance.now();
  await run(process.execPath, args);
  return performance.now() - begin;
}

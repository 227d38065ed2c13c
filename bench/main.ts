// `npm run bench`: the same work done by us and by others, in one run on this machine, printed as a table.
// The table is written to docs/performance.md, but for runs of some groups only.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './machine.ts';
import { packageOurs } from './ours.ts';
import { alternatives } from './rows/alternatives.ts';
import { check } from './rows/check.ts';
import { growth } from './rows/growth.ts';
import { keystroke } from './rows/keystroke.ts';
import { opening } from './rows/opening.ts';
import { parse } from './rows/parse.ts';
import { scale } from './rows/scale.ts';
import { search } from './rows/search.ts';
import { start } from './rows/start.ts';
import { workspace } from './rows/workspace.ts';
import { type Bench, markdownTable, type Row, type RowGroup, terminalTable } from './table.ts';
import { generatedWorkload, realWorkload } from './workload/workload.ts';

const quickGroups: Readonly<Record<string, RowGroup>> = {
  start,
  opening,
  keystroke,
  growth,
  workspace,
  check,
  parse,
  search,
};
const groups: Readonly<Record<string, RowGroup>> = { ...quickGroups, alternatives, scale };

const usage = `Usage: npm run bench -- [--full] [--only NAME,NAME] [PATH]

Measures on invented digests, or on those in PATH. --full adds the long rows: other searches, and up to 100,000 papers.
--only runs some of ${Object.keys(groups).join(', ')}.`;

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const read = readArguments();
  if (typeof read === 'string') {
    console.error(`${read}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const { folder, wanted } = read;
  const scratch = await mkdtemp(join(tmpdir(), 'digest-lens-bench-'));
  try {
    await bench(scratch, folder, wanted);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What is asked for, or what is wrong with it. */
function readArguments(): { folder: string | undefined; wanted: readonly string[] } | string {
  try {
    const { values, positionals } = parseArgs({
      options: { only: { type: 'string' }, full: { type: 'boolean' } },
      allowPositionals: true,
    });
    const wanted = values.only?.split(',') ?? Object.keys(values.full ? groups : quickGroups);
    const unknown = wanted.find(name => !(name in groups));
    if (unknown !== undefined) return `There is no group "${unknown}".`;
    return { folder: positionals[0], wanted };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function bench(scratch: string, folder: string | undefined, wanted: readonly string[]): Promise<void> {
  const before = machine();
  console.error('Preparing …');
  const workload =
    folder === undefined ? await generatedWorkload(join(scratch, 'digests')) : await realWorkload(folder);
  const context: Bench = { workload, ours: await packageOurs(scratch), scratch };
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const [name, group] of Object.entries(groups)) {
    if (!wanted.includes(name)) continue;
    console.error(`Measuring ${name} …`);
    const result = await group(context);
    rows.push(...result.rows);
    notes.push(...result.notes);
  }
  const about = [`Workload: ${workload.title}.`, `Machine: ${before}.`];
  console.log(`\n${about.join('\n')}\n\n${terminalTable(rows)}\n\n${listed(notes)}`);
  // A table with groups left out is for the eyes of whoever left them out.
  if (Object.keys(quickGroups).every(name => wanted.includes(name))) {
    await writeFile('docs/performance.md', page(about, rows, notes));
  }
}

function page(about: readonly string[], rows: readonly Row[], notes: readonly string[]): string {
  return `# Performance

<!-- Written by \`npm run bench\`; edits are lost with the next run. -->

Measured on ${new Date().toISOString().slice(0, 10)}. ${about.join(' ')} Times differ from machine to machine and with
what else runs there; the ratios are taken within one run, and the targets are set on them where a peer does the same work.

${markdownTable(rows)}

${listed(notes)}

Run it again with \`npm run bench\`, with the long rows of up to 100,000 papers with \`npm run bench -- --full\`, or on your own
digests with \`npm run bench -- PATH\`.
`;
}

function listed(notes: readonly string[]): string {
  return notes.map(note => `- ${note}`).join('\n');
}

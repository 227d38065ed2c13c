// `npm run bench`: the same work done by us and by others, in one run on this machine, printed as a table.
// `npm run bench -- PATH` takes real digests; `--only NAME,NAME` runs some groups; `--full` runs the long ones, too, and
// writes docs/performance.md.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './machine.ts';
import { packageOurs } from './ours.ts';
import { check } from './rows/check.ts';
import { growth } from './rows/growth.ts';
import { keystroke } from './rows/keystroke.ts';
import { parse } from './rows/parse.ts';
import { scale } from './rows/scale.ts';
import { search } from './rows/search.ts';
import { start } from './rows/start.ts';
import { workspace } from './rows/workspace.ts';
import { type Bench, markdownTable, type Row, type RowGroup, terminalTable } from './table.ts';
import { generatedWorkload, realWorkload } from './workload/workload.ts';

const quickGroups: Readonly<Record<string, RowGroup>> = {
  start,
  keystroke,
  growth,
  workspace,
  check,
  parse,
  search,
};
const groups: Readonly<Record<string, RowGroup>> = { ...quickGroups, scale };

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' }, full: { type: 'boolean' } },
    allowPositionals: true,
  });
  const scratch = await mkdtemp(join(tmpdir(), 'digest-lens-bench-'));
  try {
    const wanted = values.only?.split(',') ?? Object.keys(values.full ? groups : quickGroups);
    await bench(scratch, positionals[0], wanted);
  } finally {
    await rm(scratch, { recursive: true, force: true });
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
  if (Object.keys(groups).every(name => wanted.includes(name))) {
    await writeFile('docs/performance.md', page(about, rows, notes));
  }
}

function page(about: readonly string[], rows: readonly Row[], notes: readonly string[]): string {
  return `# Performance

<!-- Written by \`npm run bench -- --full\`; edits are lost with the next run. -->

Measured on ${new Date().toISOString().slice(0, 10)}. ${about.join(' ')} Times differ from machine to machine and with
what else runs there; the ratios are taken within one run, and the targets are set on them where a peer does the same work.

${markdownTable(rows)}

${listed(notes)}

Run it again with \`npm run bench -- --full\`, without the long rows by leaving out \`--full\`, or on your own digests with
\`npm run bench -- PATH\`.
`;
}

function listed(notes: readonly string[]): string {
  return notes.map(note => `- ${note}`).join('\n');
}

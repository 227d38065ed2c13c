// Opens a workspace of very many papers in a real VS Code, works in it, and prints how long that took.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machine } from '../bench/machine.ts';
import { manyDigests } from '../bench/workload/workload.ts';
import { readArguments, refuse, runScript } from './command-line.mjs';
import { timedActions } from './large/timed-actions.mjs';
import { askWatch, watchServer } from './large/watched-server.mjs';
import { scoped, temporaryFolder } from './lifetime.mjs';
import { root } from './project.mjs';
import { runTests } from './vscode-host/test-run.mjs';

const usage = `Usage: npm run test:large -- [--digests N] [--edits N] [--profile] [--write]

Invents a workspace, opens it in a real VS Code for the first time and again, and works in it. Pictures are in
out/screenshots/desktop.

  --digests N  how many digests of 50 papers; 2000, which are 100,000 papers, where nothing is said
  --edits N    how many edits an hour has; 600 where nothing is said
  --profile    write a profile of the server's first start to out/large.cpuprofile; it takes memory and time itself
  --write      write the table to docs/scale.md`;

const { values } = readArguments(usage, {
  digests: { type: 'string', default: '2000' },
  edits: { type: 'string', default: '600' },
  profile: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
});
const [digests, edits] = [values.digests, values.edits].map(Number);
for (const count of [digests, edits]) if (!(count > 0)) refuse('Counts are numbers above 0.');

await runScript(() =>
  scoped(async scope => {
    const about = `${(digests * 50).toLocaleString('en-US')} invented papers in ${digests.toLocaleString('en-US')} digests. Machine: ${machine()}.`;
    console.log(`Inventing ${digests} digests …`);
    const folder = temporaryFolder(scope, 'digest-lens-large');
    const workspace = join(folder, 'digests');
    await manyDigests(workspace, digests);
    // Short, as paths of sockets must be.
    const socket = join(folder, 'watch');
    const data = temporaryFolder(scope, 'digest-lens-data');
    /** @type {{ start: string, name: string, value: string }[]} */
    const figures = [];
    let failed = 0;
    const port = await freePort();
    for (const start of ['the first time', 'again']) {
      let opened = 0;
      console.log(`\nOpened ${start}\n`);
      const counts = await runTests('desktop', {
        tests: 'test/large',
        grep: `opened ${start}`,
        workspace,
        data,
        port,
        prepare: extension =>
          watchServer(extension, { socket, profile: values.profile && start === 'the first time' }),
        opens: () => {
          opened = performance.now();
        },
        actions: page => ({
          ...timedActions(page),
          workload: () => ({ digests, edits, profiled: values.profile }),
          sinceOpened: () => performance.now() - opened,
          watch: ({ question }) => askWatch(socket, question),
          keepProfile: async () => {
            await mkdir(join(root, 'out'), { recursive: true });
            const profile = await askWatch(socket, 'profile');
            await writeFile(join(root, 'out', 'large.cpuprofile'), JSON.stringify(profile));
          },
          figure: ({ name, value }) => {
            console.log(`    ${name}: ${value}`);
            figures.push({ start, name, value });
          },
        }),
      });
      failed += counts.failed;
    }
    console.log(`\n${about}\n\n${table(figures)}`);
    if (values.write && failed === 0) await writeFile(join(root, 'docs', 'scale.md'), page(about, figures));
    process.exitCode = failed === 0 ? 0 : 1;
  }),
);

async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer();
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** One row for each figure, one column for each start. */
function table(figures) {
  const names = [...new Set(figures.map(({ name }) => name))];
  const of = (name, start) => figures.find(each => each.name === name && each.start === start)?.value ?? '–';
  const rows = names.map(name => `| ${name} | ${of(name, 'the first time')} | ${of(name, 'again')} |`);
  return ['| | first start | second start |', '| --- | --- | --- |', ...rows].join('\n');
}

function page(about, figures) {
  return `# A very large workspace

<!-- Written by \`npm run test:large -- --write\`; edits are lost with the next run. -->

Measured on ${new Date().toISOString().slice(0, 10)} in a real VS Code, driven by keys and clicks: ${about}

Times are those that a user waits, from the key or the click to the frame that shows the answer. The first start reads and
indexes everything; the second has the cache. A turn is the longest time that the server works without looking for the next
question, counted in time of the processor; the wait is how long that took on this machine, where VS Code and a browser were busy,
too. Memory is the server's: what it holds after a collection, what the system counted then, and the most it ever counted.

${table(figures)}
`;
}

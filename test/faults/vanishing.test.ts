import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { integer, sample } from 'fast-check';
import { method } from '../../src/protocol/protocol.ts';
import { program } from '../cli/program.ts';
import { digestText } from '../support/digestText.ts';
import { runs, seed } from '../support/random.ts';
import { RawServer } from '../support/rawServer.ts';

describe('a folder that disappears while it is read', function () {
  this.timeout(240_000);
  let parent: string;
  let root: string;
  beforeEach(() => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), 'digests-')));
    root = join(parent, 'here');
    for (let month = 10; month < 13; month++) {
      mkdirSync(join(root, `2024-${month}`), { recursive: true });
      for (let day = 10; day < 29; day++) {
        const name = `2024-${month}/2024-${month}-${day}.md`;
        writeFileSync(join(root, name), digestText(`2024-${month}-${day}`, [{ title: `Rivers ${day}` }]));
      }
    }
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('ends in an empty library, and in a full one when it is back', async () => {
    for (const looks of sample(integer({ min: 0, max: 30 }), { seed, numRuns: runs(5) })) {
      const server = await RawServer.start(pathToFileURL(root).href);
      for (let look = 0; look < looks; look++) await server.ask(method.libraryStatus);
      renameSync(root, join(parent, 'away'));
      const told = (type: number) =>
        server.tell('workspace/didChangeWatchedFiles', {
          changes: [{ uri: pathToFileURL(root).href, type }],
        });
      told(3);
      let status = await server.settled();
      while (status.digests > 0) {
        told(3);
        status = await server.settled();
      }
      equal(status.papers, 0);
      renameSync(join(parent, 'away'), root);
      server.tell('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(join(root, '.gitignore')).href, type: 1 }],
      });
      while (status.digests < 57) status = await server.settled();
      deepEqual(status.failures, []);
      ok((await server.ask('shutdown')).error === undefined);
      server.kill();
      await server.ended;
    }
  });

  it('ends the command line with what it saw, and no bug', async () => {
    for (const looks of sample(integer({ min: 0, max: 400 }), { seed, numRuns: runs(5) })) {
      const child = spawn(process.execPath, [program, 'check', '.'], { cwd: root, stdio: 'pipe' });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', text => {
        stderr += text;
      });
      child.stdout.resume();
      const ended = new Promise<number | null>(resolve => child.once('close', resolve));
      for (let look = 0; look < looks; look++) await new Promise(resolve => setImmediate(resolve));
      renameSync(join(root, '2024-11'), join(parent, 'away'));
      const code = await ended;
      renameSync(join(parent, 'away'), join(root, '2024-11'));
      ok(code === 0 || code === 1 || code === 2);
      ok(!stderr.includes('bug'), stderr);
    }
  });
});

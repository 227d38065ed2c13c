import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digestLens } from '../cli/program.ts';
import { digestText } from '../support/digestText.ts';
import { RawServer } from '../support/rawServer.ts';

/** A pipe that nobody writes to: who opens it to read waits for ever. */
function makePipe(path: string): boolean {
  try {
    execFileSync('mkfifo', [path], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // Windows has none
  }
}

describe('a folder with pipes and devices where files should be', function () {
  this.timeout(120_000);
  const digest = digestText('2025-01-03', [{ title: 'Quiet rivers' }]);
  let root: string;
  beforeEach(function () {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'digests-')));
    writeFileSync(join(root, '2025-01-03.md'), digest);
    if (!makePipe(join(root, 'pipe'))) this.skip();
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is checked by the command line, and the pipes are left alone', async () => {
    symlinkSync('pipe', join(root, '2025-01-04.md'));
    makePipe(join(root, '2025-01-05.md'));
    makePipe(join(root, '.gitignore'));
    const { code, stderr } = await digestLens(root, ['list', '.']);
    equal(code, 2);
    equal(stderr, 'digest-lens: .gitignore is not a regular file.\n');
    makePipe(join(root, '.digest-lens.json'));
    const configured = await digestLens(root, ['list', '.']);
    deepEqual(
      [configured.code, configured.stderr],
      [2, 'digest-lens: .digest-lens.json is not a regular file.\n'],
    );
    const endless = await digestLens(root, ['list', '/dev/zero']);
    equal(endless.code, 2);
    match(endless.stderr, /^digest-lens: \/dev\/zero is .* MB, and files over 50 MB are not read\.\n/);
  });

  it('is read by the server, also where they come while it runs', async () => {
    makePipe(join(root, '.gitignore'));
    makePipe(join(root, '.digest-lens.json'));
    const server = await RawServer.start(pathToFileURL(root).href);
    try {
      equal((await server.settled()).digests, 1);
      const made = ['2025-01-05.md', '2025-01-06.md', '2025-01-07.md', '2025-01-08.md', '2025-01-09.md'];
      for (const name of made) makePipe(join(root, name));
      symlinkSync('/dev/zero', join(root, '2025-01-10.md'));
      writeFileSync(join(root, '2025-01-11.md'), digestText('2025-01-11', [{ title: 'Late rivers' }]));
      const changes = [...made, '2025-01-10.md', '2025-01-11.md'].map(name => ({
        uri: pathToFileURL(join(root, name)).href,
        type: 1,
      }));
      server.tell('workspace/didChangeWatchedFiles', { changes });
      equal((await server.settled()).digests, 2);
    } finally {
      server.kill();
    }
  });
});

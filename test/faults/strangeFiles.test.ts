import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

  it('with files of the system that seem empty and have no end, or none that comes, is read', async function () {
    const endless = ['/proc/self/pagemap', '/proc/kmsg'].filter(path => existsSync(path));
    if (endless.length < 2) this.skip(); // they are Linux's
    for (const [index, path] of endless.entries()) symlinkSync(path, join(root, `2025-02-0${index + 1}.md`));
    const { code, stderr } = await digestLens(root, ['list', '.']);
    equal(code, 2);
    match(
      stderr,
      /^digest-lens: 2025-02-01\.md (?:is 51 MB|cannot be read).*\n.*2025-02-02\.md cannot be read.*\n$/,
    );
    const server = await RawServer.start(pathToFileURL(root).href);
    try {
      const { digests, failures } = await server.settled();
      deepEqual([digests, failures.length], [1, 2]);
    } finally {
      server.kill();
    }
  });

  it('with settings and a .gitignore that are longer than anybody needs is read without them', async () => {
    writeFileSync(join(root, '.gitignore'), '*\n'.repeat(500_000));
    const ignored = await digestLens(root, ['list', '.']);
    deepEqual(
      [ignored.code, ignored.stderr],
      [2, 'digest-lens: .gitignore has more than 10,000 lines or 1 MB, and none of it counts.\n'],
    );
    match(ignored.stdout, /Quiet rivers/);
    writeFileSync(
      join(root, '.digest-lens.json'),
      `{ "files": { "exclude": [${'"a", '.repeat(50_000)}"b"] } }`,
    );
    const configured = await digestLens(root, ['list', '.']);
    deepEqual(
      [configured.code, configured.stderr],
      [
        2,
        'digest-lens: .digest-lens.json:1: The file has more than 200,000 characters, and nothing in it counts.\n',
      ],
    );
    const server = await RawServer.start(pathToFileURL(root).href);
    try {
      equal((await server.settled()).digests, 1);
    } finally {
      server.kill();
    }
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

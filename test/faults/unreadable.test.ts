import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { method } from '../../src/protocol/protocol.ts';
import { program } from '../cli/program.ts';
import { digestText } from '../support/digestText.ts';
import { RawServer } from '../support/rawServer.ts';

/** Permissions mean nothing to root, so that its tests run what they run as nobody. */
const asNobody =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];

function runAsNobody(cwd: string, args: readonly string[]) {
  const [command = '', ...rest] = [...asNobody, process.execPath, program, ...args];
  return spawnSync(command, rest, { cwd, encoding: 'utf8' });
}

describe('a folder with files that may not be read', function () {
  this.timeout(120_000);
  const dead = digestText('2025-01-03', [
    { title: 'Alpha: a study', anchor: 'Alpha:-a-study' },
    { title: 'Beta', anchor: 'beta' },
  ]);
  let root: string;
  before(function () {
    const isPossible = process.platform !== 'win32' && runAsNobody('/', ['--version']).status === 0;
    if (!isPossible) this.skip(); // Windows, or root that cannot be anybody else
  });
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'digests-')));
    chmodSync(root, 0o755);
    mkdirSync(join(root, 'closed'));
    mkdirSync(join(root, 'open'));
    for (const name of ['2025-01-03.md', '2025-01-04.md', 'open/2025-01-05.md', 'closed/2025-01-06.md'])
      writeFileSync(join(root, name), dead);
    writeFileSync(join(root, 'open', '.gitignore'), '*');
    for (const name of ['2025-01-04.md', 'open/.gitignore', 'closed']) chmodSync(join(root, name), 0o000);
  });
  afterEach(() => {
    if (!root) return;
    chmodSync(join(root, 'closed'), 0o755);
    rmSync(root, { recursive: true });
  });

  it('is checked as far as it may be, and the rest is named', () => {
    const { status, stdout, stderr } = runAsNobody(root, ['list', '--format=json', '.']);
    equal(status, 2);
    deepEqual(
      stderr.split('\n').filter(Boolean).sort(),
      ['2025-01-04.md', 'closed', 'open/.gitignore'].map(
        name => `digest-lens: ${name} cannot be read: permission denied.`,
      ),
    );
    equal(stdout.trim().split('\n').length, 4);
  });

  it('is left as it is by a repair that may not write, with the reason', () => {
    const { status, stderr } = runAsNobody(root, ['fix', '--renderer=github', '2025-01-03.md']);
    equal(status, 2);
    match(
      stderr,
      /^digest-lens: 2025-01-03\.md was left as it is: it cannot be written: permission denied\.\n/,
    );
    equal(readFileSync(join(root, '2025-01-03.md'), 'utf8'), dead);
  });

  it('says in one sentence that its settings may not be read', () => {
    writeFileSync(join(root, '.digest-lens.json'), '{}');
    chmodSync(join(root, '.digest-lens.json'), 0o000);
    const { status, stderr } = runAsNobody(root, ['list', '.']);
    deepEqual([status, stderr], [2, 'digest-lens: .digest-lens.json cannot be read: permission denied.\n']);
  });

  it('is shown by the server as far as it may be, with what is missing, until it may be read', async () => {
    const server = await RawServer.start(pathToFileURL(root).href, asNobody);
    try {
      const before = await server.settled();
      equal(before.digests, 2);
      const denied = (name: string) => `${join(root, name)} cannot be read: permission denied.`;
      deepEqual(
        [...before.failures].sort(),
        [denied('2025-01-04.md'), denied('closed'), denied('open/.gitignore')].sort(),
      );
      for (const name of ['2025-01-04.md', 'open/.gitignore', 'closed']) chmodSync(join(root, name), 0o755);
      server.tell('workspace/didChangeWatchedFiles', {
        changes: [
          { uri: pathToFileURL(join(root, 'open', '.gitignore')).href, type: 2 },
          { uri: pathToFileURL(join(root, '2025-01-04.md')).href, type: 2 },
        ],
      });
      let after = await server.settled();
      while (after.failures.length > 0) after = await server.settled();
      equal(after.digests, 3);
      // And the other way round: what may not be read any more is gone, and named.
      chmodSync(join(root, '2025-01-03.md'), 0o000);
      const uri = pathToFileURL(join(root, '2025-01-03.md')).href;
      server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      while (after.failures.length === 0) after = await server.settled();
      deepEqual([after.digests, after.failures], [2, [denied('2025-01-03.md')]]);
      ok((await server.ask(method.search, { query: 'alpha', limit: 5 })).result);
    } finally {
      server.kill();
    }
  });
});

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integer, sample } from 'fast-check';
import { digestLens, program } from '../cli/program.ts';
import { digestText } from '../support/digestText.ts';
import { runs, seed } from '../support/random.ts';

const papers = Array.from({ length: 60 }, (_, at) => ({
  title: `Alpha ${at}: a study`,
  anchor: `Alpha-${at}:-a-study`,
}));
const dead = digestText('2025-01-03', papers);
const alive = dead.replaceAll(/#Alpha-(\d+):-a-study/g, '#alpha-$1-a-study');
const fix = ['fix', '--renderer=github', '.'];

describe('a result that cannot be written', () => {
  it('is told, and is no success', function () {
    const script = '"$0" "$@" > /dev/full';
    const args = ['-c', script, process.execPath, program, 'list', 'seeds'];
    const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8' });
    if (/cannot create|No such/.test(stderr)) this.skip(); // a system without such a device
    equal(status, 2);
    match(stderr, /^digest-lens: The result cannot be written: .*\.\n$/);
  });
});

describe('digest-lens fix that cannot finish', function () {
  this.timeout(runs(6) * 40_000);
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'digests-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (count: number) => {
    for (let at = 0; at < count; at++) writeFileSync(join(folder, `${String(at).padStart(3, '0')}.md`), dead);
  };

  it('leaves a file as it was where the system lets it write no more, and says so', function () {
    if (process.platform === 'win32') this.skip();
    write(1);
    // In blocks of a kilobyte.
    const limited = `ulimit -f 2 && exec "$0" "$@"`;
    const { status, stderr } = spawnSync('bash', ['-c', limited, process.execPath, program, ...fix], {
      cwd: folder,
      encoding: 'utf8',
    });
    deepEqual(
      [status, stderr],
      [
        2,
        'digest-lens: 000.md was left as it is: it cannot be written: it would be larger than the system allows.\n',
      ],
    );
    equal(readFileSync(join(folder, '000.md'), 'utf8'), dead);
    deepEqual(readdirSync(folder), ['000.md']);
  });

  it('leaves files as they were on a full disk, and says so', function () {
    const mounted = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    if (mounted.status !== 0) this.skip(); // needs Linux, and rights
    // What is mounted is seen in there only.
    const script = `
      mount -t tmpfs -o size=64k tmpfs . && cd "$PWD" || exit 9
      cat > text; for name in a b c; do cp text $name.md || exit 9; done; rm text
      dd if=/dev/zero of=filling bs=1k count=64 2> /dev/null
      "$@" 2>&1; echo "exit code $?"; cat a.md; ls -A`;
    const { stdout } = spawnSync(
      'unshare',
      ['-m', 'sh', '-c', script, 'sh', process.execPath, program, ...fix],
      {
        cwd: folder,
        encoding: 'utf8',
        input: dead,
      },
    );
    match(stdout, /^digest-lens: a\.md was left as it is: it cannot be written: the disk is full\.$/m);
    match(stdout, /^exit code 2$/m);
    ok(stdout.includes(dead));
    ok(stdout.endsWith('a.md\nb.md\nc.md\nfilling\n'), stdout.slice(-200));
  });

  it('leaves every file whole, old or new, when it is killed at any moment, and the next run does the rest', async () => {
    const count = 30;
    let cut = 0;
    for (const changed of sample(integer({ min: 0, max: count }), { seed, numRuns: runs(6) })) {
      write(count);
      const names = readdirSync(folder).filter(name => name.endsWith('.md'));
      const before = new Map(names.map(name => [name, statSync(join(folder, name)).ino]));
      const child = spawn(process.execPath, [program, ...fix], { cwd: folder, stdio: 'ignore' });
      const ended = new Promise(resolve => child.once('exit', resolve));
      let hasEnded = false;
      void ended.then(() => {
        hasEnded = true;
      });
      const isNew = (name: string) => statSync(join(folder, name)).ino !== before.get(name);
      while (!hasEnded && names.filter(isNew).length < changed)
        await new Promise(resolve => setImmediate(resolve));
      if (!hasEnded) cut++;
      child.kill('SIGKILL');
      await ended;
      const texts = names.map(name => readFileSync(join(folder, name), 'utf8'));
      ok(texts.every(text => text === dead || text === alive));
      // One copy that was not given its name yet, and that is no digest to anybody.
      ok(readdirSync(folder).length <= names.length + 1);
      equal((await digestLens(folder, fix)).code, 0);
      for (const name of names) equal(readFileSync(join(folder, name), 'utf8'), alive);
    }
    ok(cut > 1, `${cut} were killed in their work`);
  });
});

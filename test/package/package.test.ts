import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Entry, listZip } from './zip.ts';

const allowed = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/package\.nls(\.[a-z-]+)?\.json$/,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/LICENSE\.txt$/,
  /^extension\/dist\/(?!cli\.js$).*(?<!\.map)$/,
  /^extension\/(media|syntaxes|l10n)\/.+$/,
  /^extension\/docs\/images\/[^/]+\.png$/,
  /^extension\/docs\/rules\.md$/,
  /^extension\/seeds\/[\d-]+\.md$/,
];
/** What is built from, besides the files at the top. */
const sources = ['docs', 'l10n', 'media', 'scripts', 'seeds', 'src', 'syntaxes'];
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the packaged extension', function () {
  this.timeout(120_000);
  mkdirSync('out', { recursive: true });
  const folder = mkdtempSync('out/package-');
  const vsix = join(folder, 'digest-lens.vsix');
  const forNpm = `digest-lens-${manifest.version}.tgz`;
  let entries: Entry[] = [];

  before(() => {
    runScript('scripts/package.mjs', ['--out', vsix, '--npm', folder]);
    entries = listZip(readFileSync(vsix));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('holds what ships and nothing else', () => {
    const strangers = entries.filter(({ path }) => !allowed.some(pattern => pattern.test(path)));
    assert.deepEqual(strangers, []);
  });

  it('holds every file that the manifest names', () => {
    const paths = new Set(entries.map(({ path }) => path));
    const missing = namedFiles({ ...manifest, bin: undefined }).filter(
      file => !paths.has(`extension/${file}`),
    );
    assert.deepEqual(missing, []);
  });

  it('holds what the page of the chart loads', () => {
    const paths = entries.map(({ path }) => path);
    for (const file of ['dist/chart/main.js', 'media/topics-over-time.css'])
      assert.ok(paths.includes(`extension/${file}`), file);
  });

  it('is smaller than a megabyte without its pictures', () => {
    const size = entries
      .filter(({ path }) => !path.endsWith('.png'))
      .reduce((total, entry) => total + entry.size, 0);
    assert.ok(size < 1_000_000, `${size} bytes`);
  });

  it('has the licence of every package that its source maps name', () => {
    const notices = readFileSync('dist/THIRD-PARTY-NOTICES.md', 'utf8');
    const maps = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(file =>
      file.endsWith('.map'),
    );
    assert.ok(maps.length > 5);
    const sources = maps.flatMap(
      map => JSON.parse(readFileSync(join('dist', map), 'utf8')).sources as string[],
    );
    const packages = new Set(
      sources.flatMap(source => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
    );
    assert.ok(packages.size > 20);
    assert.deepEqual(
      [...packages].filter(name => !notices.includes(`\n## ${name} `)),
      [],
    );
  });

  it('is the same, byte for byte, when somebody else builds it elsewhere, and so is the package for npm', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'digest-lens-elsewhere-'));
    const umask = process.umask(0o077);
    try {
      for (const part of [...sources, ...readdirSync('.').filter(isPlainFile)]) {
        cpSync(part, join(elsewhere, part), { recursive: true });
      }
      for (const file of ['package.json', 'README.md']) chmodSync(join(elsewhere, file), 0o600);
      symlinkSync(resolve('node_modules'), join(elsewhere, 'node_modules'));
      const args = ['--out', join(elsewhere, 'digest-lens.vsix'), '--npm', elsewhere];
      runScript(join(elsewhere, 'scripts/package.mjs'), args, { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8' });
      for (const file of ['digest-lens.vsix', forNpm]) {
        assert.ok(readFileSync(join(folder, file)).equals(readFileSync(join(elsewhere, file))), file);
      }
    } finally {
      process.umask(umask);
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('installs as a command line from npm, into an empty folder and without the network', () => {
    const empty = mkdtempSync(join(tmpdir(), 'digest-lens-npm-'));
    try {
      const args = ['install', '--global', '--offline', '--prefix', empty, join(folder, forNpm)];
      execFileSync('npm', args, { stdio: 'ignore', shell: process.platform === 'win32' });
      const bin = join(empty, process.platform === 'win32' ? 'digest-lens.cmd' : 'bin/digest-lens');
      const said = (...words: string[]) =>
        spawnSync(bin, words, { cwd: empty, encoding: 'utf8', shell: process.platform === 'win32' });
      assert.equal(said('--version').stdout, `digest-lens ${manifest.version}\n`);
      assert.match(said('check', resolve('seeds')).stdout, /in 2 digests with 88 papers/);
      assert.equal(said('lsp', '--stdio').status, 1, 'there was no message');
      assert.equal(said('mcp').status, 0, 'there was no question');
    } finally {
      rmSync(empty, { recursive: true });
    }
  });

  it('installs into VS Code', function () {
    // The first time, VS Code itself is installed.
    this.timeout(600_000);
    const installed = runScript('scripts/install-vsix.mjs', [vsix]);
    assert.match(
      installed,
      new RegExp(`^${manifest.publisher}\\.${manifest.name}@${manifest.version}$`, 'm'),
    );
  });
});

function runScript(script: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  return execFileSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
}

function isPlainFile(path: string): boolean {
  return !path.endsWith('.vsix') && statSync(path).isFile();
}

/** All files that a manifest refers to, wherever in it: `./dist/client/node.js`, `media/digest-lens.svg`. */
function namedFiles(value: unknown): string[] {
  if (typeof value === 'string') {
    const file = /^(?:\.\/)?((?:dist|media|syntaxes)\/[\w./-]+\.\w+)$/.exec(value)?.[1];
    return file === undefined ? [] : [file];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namedFiles) : [];
}

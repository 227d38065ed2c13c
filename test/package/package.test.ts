import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
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
  let entries: Entry[] = [];

  before(() => {
    runScript('scripts/package.mjs', '--out', vsix);
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

  it('is the same, byte for byte, when somebody else builds it elsewhere, and so is the package for npm', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'digest-lens-elsewhere-'));
    try {
      for (const part of [...sources, ...readdirSync('.').filter(isPlainFile)]) {
        cpSync(part, join(elsewhere, part), { recursive: true });
      }
      symlinkSync(resolve('node_modules'), join(elsewhere, 'node_modules'));
      chmodSync(join(elsewhere, 'package.json'), 0o664);
      runScript(join(elsewhere, 'scripts/package.mjs'), '--out', join(elsewhere, 'again.vsix'));
      assert.ok(
        readFileSync(vsix).equals(readFileSync(join(elsewhere, 'again.vsix'))),
        'the extensions differ',
      );
      assert.ok(packForNpm('.').equals(packForNpm(elsewhere)), 'the npm packages differ');
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('installs into VS Code', function () {
    // The first time, VS Code itself is installed.
    this.timeout(600_000);
    const installed = runScript('scripts/install-vsix.mjs', vsix);
    assert.match(
      installed,
      new RegExp(`^${manifest.publisher}\\.${manifest.name}@${manifest.version}$`, 'm'),
    );
  });
});

function runScript(...args: string[]): string {
  return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What `npm pack` makes of a project that is built. */
function packForNpm(project: string): Buffer {
  const packed = mkdtempSync(join(tmpdir(), 'digest-lens-npm-'));
  try {
    const args = ['pack', '--ignore-scripts', '--pack-destination', packed];
    execFileSync('npm', args, { cwd: project, stdio: 'ignore' });
    const [file = ''] = readdirSync(packed);
    return readFileSync(join(packed, file));
  } finally {
    rmSync(packed, { recursive: true });
  }
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

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
];
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

  it('is smaller than a megabyte without its pictures', () => {
    const size = entries
      .filter(({ path }) => !path.endsWith('.png'))
      .reduce((total, entry) => total + entry.size, 0);
    assert.ok(size < 1_000_000, `${size} bytes`);
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

/** All files that a manifest refers to, wherever in it: `./dist/client/node.js`, `media/digest-lens.svg`. */
function namedFiles(value: unknown): string[] {
  if (typeof value === 'string') {
    const file = /^(?:\.\/)?((?:dist|media|syntaxes)\/[\w./-]+\.\w+)$/.exec(value)?.[1];
    return file === undefined ? [] : [file];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namedFiles) : [];
}

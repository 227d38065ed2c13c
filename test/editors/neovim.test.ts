import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { digestText } from '../support/digestText.ts';
import { isInstalled, neovimSetUp } from './documented.ts';

const root = resolve(import.meta.dirname, '../..');

const text = digestText('2025-01-03', [
  { title: 'Sparse 鳥 birds: a survey', id: '2501.00001', abstract: 'About **sparse** birds.' },
  { title: 'Plain stones', id: '2501.00002', anchor: 'plain_stones' },
]);

/** What the script of this test saw in the editor. */
interface Seen {
  readonly failure?: string;
  readonly messages?: string;
  readonly problems: readonly Problem[];
  readonly outline: readonly { readonly line: number; readonly text: string }[];
  readonly card: string;
  readonly definition: string;
  readonly offered: readonly string[];
  readonly fixed: string;
  readonly renamed: string;
  readonly typed: readonly Problem[];
}

interface Problem {
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

const installed = isInstalled('nvim');
const name = installed
  ? 'Neovim, set up as the documentation says'
  : 'Neovim, which is not installed here: apt-get install neovim brings it';

describe(name, () => {
  let folder = '';
  let seen: Seen;

  before(function () {
    if (!installed) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'digest-lens-neovim-'));
    const at = (name: string) => join(folder, name);
    writeFileSync(at('2025-01-03.md'), text);
    writeFileSync(at('init.lua'), neovimSetUp());
    // The program as `npm install --global` would put it in the path.
    writeFileSync(at('digest-lens'), `#!/bin/sh\nexec "${process.execPath}" "${root}/dist/cli.js" "$@"\n`);
    chmodSync(at('digest-lens'), 0o755);
    const script = join(import.meta.dirname, 'neovim.lua');
    execFileSync('nvim', ['--headless', '-n', '-u', 'init.lua', '2025-01-03.md', '-c', `luafile ${script}`], {
      cwd: folder,
      env: {
        ...process.env,
        HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_STATE_HOME: folder,
        XDG_CACHE_HOME: folder,
        PATH: `${folder}${delimiter}${process.env.PATH}`,
        SEEN: at('seen.json'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    seen = JSON.parse(readFileSync(at('seen.json'), 'utf8'));
    equal(seen.failure, undefined, `${seen.failure}\n${seen.messages}`);
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('shows the problems that it is sent, for the renderer that it was told of', () => {
    deepEqual(
      seen.problems.map(({ line, code }) => [line, code]),
      [
        [4, 'broken-anchor'],
        [5, 'broken-anchor'],
      ],
    );
    match(seen.problems[0]?.message ?? '', /^This link is dead in GitHub: /);
    // Neovim shows bytes: those before the `#`, among them a character of three.
    equal(seen.problems[0]?.column, Buffer.byteLength('* [Sparse 鳥 birds: a survey]('));
  });

  it('lists the outline', () => {
    deepEqual(
      seen.outline.map(({ line, text }) => `${line} ${text}`),
      [
        '1 [Package] 2025-01-03',
        '3 [Array] Table of Contents',
        '8 [File] Sparse 鳥 birds: a survey',
        '19 [File] Plain stones',
      ],
    );
  });

  it('shows the card of a paper', () => {
    match(seen.card, /Sparse 鳥 birds: a survey/);
    match(seen.card, /2501\.00001v1/);
    match(seen.card, /Ada Example, Bo Sample/);
  });

  it('goes from an entry to its paper although the link is dead', () => {
    equal(seen.definition, '## Sparse 鳥 birds: a survey');
  });

  it('applies a code action', () => {
    match(
      seen.offered.join('\n'),
      /Change the anchor to #sparse-鳥-birds-a-survey\nFix all 2 broken-anchor problems in this digest/,
    );
    equal(
      seen.fixed,
      text
        .replace('(#Sparse-鳥-birds:-a-survey)', '(#sparse-鳥-birds-a-survey)')
        .replace('(#plain_stones)', '(#plain-stones)'),
    );
  });

  it('renames a paper with its entry', () => {
    equal(
      seen.renamed,
      seen.fixed
        .replace('[Plain stones](#plain-stones)', '[Rough 😀 stones](#rough--stones)')
        .replace('## Plain stones', '## Rough 😀 stones'),
    );
  });

  it('tells the server what is typed', () => {
    deepEqual(
      seen.typed.map(({ line, code }) => [line, code]),
      [[5, 'broken-anchor']],
    );
  });
});

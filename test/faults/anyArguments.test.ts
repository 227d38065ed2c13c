import { ok } from 'node:assert/strict';
import { array, asyncProperty, constantFrom, oneof, string } from 'fast-check';
import { digestLens, folderWith } from '../cli/program.ts';
import { digestText } from '../support/digestText.ts';
import { holdsInTime } from '../support/random.ts';

const command = constantFrom('check', 'fix', 'list', 'search', 'export', 'stats', 'help', 'mcp', '');
const argument = oneof(
  constantFrom(
    ...[
      '.',
      'a.md',
      'nowhere.md',
      '*.md',
      '{',
      '[a',
      '-',
      '--',
      '--format',
      '--format=json',
      '--format=',
      'json',
    ],
    ...[
      '--renderer=github',
      '--renderer',
      '--rule=broken-anchor=off',
      '--rule==',
      '--dry-run',
      '--diff',
      '--limit=0',
    ],
    ...[
      '--limit=1e999',
      '--query=title:',
      '--config=a.md',
      '--no-config',
      '--baseline=a.md',
      '-x',
      '-hV',
      '--__proto__',
    ],
    ...['--reading-list=a.md', '--rebuild-toc', '--explain', 'topic:"', '\u202e', ''],
  ),
  // No way out of the folder.
  string({ unit: 'binary', maxLength: 8 }).map(text => text.replace(/[\0/\\.~]/g, 'x')),
);

describe('the command line with any arguments', function () {
  this.timeout(240_000);

  it('does what it is told or says what is wrong, and finds no bug', async () => {
    const folder = await folderWith({ 'a.md': digestText('2025-01-03', [{ title: 'Quiet rivers' }]) });
    await holdsInTime(
      asyncProperty(command, array(argument, { maxLength: 5 }), async (name, args) => {
        const { code, stderr } = await digestLens(folder, [name, ...args]);
        ok(code !== null && [0, 1, 2].includes(code), `${code}: ${stderr}`);
        ok(!/This is a bug|\n {4}at /.test(stderr), stderr);
      }),
      15,
    );
  });
});

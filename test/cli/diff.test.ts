import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, constantFrom, property } from 'fast-check';
import { unifiedDiff } from '../../src/cli/reports/unifiedDiff.ts';
import { digestText } from '../support/digestText.ts';
import { holds } from '../support/random.ts';
import { digestLens, folderWith } from './program.ts';

const dead = digestText(
  '2025-01-03',
  Array.from({ length: 20 }, (_, index) => ({
    title: `Paper ${index}: a study`,
    anchor: index % 9 === 0 ? `Paper-${index}:-a-study` : `paper-${index}-a-study`,
  })),
);

const versions: Readonly<Record<string, (text: string) => string>> = {
  'lf.md': text => text,
  'crlf.md': text => text.replaceAll('\n', '\r\n'),
  'bom.md': text => `\uFEFF${text}`,
  'no end.md': text => text.trimEnd(),
  'deep/in "quotes".md': text => text,
  'ü/名.md': text => text,
};

describe('digest-lens fix --diff', () => {
  for (const [name, command] of [
    ['git apply', ['git', 'apply', '--whitespace=nowarn', '-']],
    ['patch -p1', ['patch', '-p1', '--binary']],
  ] as const) {
    it(`prints what ${name} makes of the files the same as fix does, and changes nothing`, async () => {
      const files = Object.fromEntries(Object.entries(versions).map(([file, of]) => [file, of(dead)]));
      const [patched, fixed] = [await folderWith(files), await folderWith(files)];
      const { code, stdout, stderr } = await digestLens(patched, ['fix', '--diff', '--renderer=github', '.']);
      assert.equal(code, 0);
      assert.match(stderr, /^Would repair 18 problems in 6 of 6 digests\. Nothing was written\.\n$/);
      for (const [file, text] of Object.entries(files)) {
        assert.equal(await readFile(join(patched, file), 'utf8'), text);
      }
      const [program, ...args] = command;
      execFileSync(program, args, { cwd: patched, input: stdout });
      await digestLens(fixed, ['fix', '--renderer=github', '.']);
      for (const file of Object.keys(files)) {
        const [is, wanted] = await Promise.all([patched, fixed].map(f => readFile(join(f, file), 'utf8')));
        assert.equal(is, wanted, file);
      }
    });
  }

  it('prints nothing where nothing would change', async () => {
    const { code, stdout } = await digestLens('.', ['fix', '--diff', '-'], 'No digest.\n');
    assert.deepEqual([code, stdout], [0, '']);
  });
});

describe('a unified diff', () => {
  it('shows the changed lines and three around them', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}\n`);
    const changed = lines.with(1, 'second\n').with(10, 'eleventh').slice(0, 11);
    assert.equal(
      unifiedDiff('a.md', lines.join(''), changed.join('')),
      [
        '--- a/a.md',
        '+++ b/a.md',
        '@@ -1,5 +1,5 @@',
        ' line 1',
        '-line 2',
        '+second',
        ' line 3',
        ' line 4',
        ' line 5',
        '@@ -8,5 +8,4 @@',
        ' line 8',
        ' line 9',
        ' line 10',
        '-line 11',
        '-line 12',
        '+eleventh',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
    assert.equal(unifiedDiff('a.md', 'same', 'same'), '');
  });

  it('takes git from any text to any other', async () => {
    const folder = await folderWith({});
    const file = join(folder, 'a.md');
    const text = array(constantFrom('a\n', 'b\n', 'c\n', 'd\n', 'e\r\n', '\n', 'x'), { maxLength: 30 }).map(
      lines => lines.join(''),
    );
    holds(
      property(text, text, (before, after) => {
        // git takes a file that becomes empty, or was, for one that goes or comes.
        if (before === after || before === '' || after === '') return;
        writeFileSync(file, before);
        const input = unifiedDiff('a.md', before, after);
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input });
        assert.equal(readFileSync(file, 'utf8'), after);
      }),
      60,
    );
  });

  it('of a text that changed in every line is made as quickly as any', () => {
    const lines = (mark: string) =>
      Array.from({ length: 100_000 }, (_, i) => `${mark}${i % 1000}\n`).join('');
    assert.ok(unifiedDiff('a.md', lines('a'), lines('b')).length > 1_000_000);
  });
});

import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith, folderWithSeeds, onlyRule } from './program.ts';

const oneDead = digestText('2025-01-03', [
  { title: 'Alpha: a study', anchor: 'Alpha:-a-study' },
  { title: 'Beta', anchor: 'beta' },
]);

async function summary(cwd: string, args: readonly string[]): Promise<string> {
  const { code, stdout } = await digestLens(cwd, ['check', ...args]);
  return `${code} ${stdout.trimEnd().split('\n').at(-1)}`;
}

describe('digest-lens check', () => {
  it('finds what is dead in the sample digests, by renderer', async () => {
    const folder = await folderWithSeeds();
    const links = onlyRule('broken-anchor');
    const looked = 'in 2 digests with 88 papers. digest-lens fix repairs';
    assert.equal(
      await summary(folder, [...links, 'seeds']),
      `1 88 problems (8 errors, 80 warnings) ${looked} 88.`,
    );
    assert.equal(
      await summary(folder, [...links, '--renderer', 'github', 'seeds']),
      `1 8 problems (8 errors) ${looked} 8.`,
    );
    assert.equal(
      await summary(folder, [...links, '--renderer', 'vscode', 'seeds']),
      `1 88 problems (88 errors) ${looked} 88.`,
    );
    const { stdout } = await digestLens(folder, [
      'check',
      ...links,
      '--renderer=github',
      '--format=json',
      'seeds',
    ]);
    const files = JSON.parse(stdout).problems.map((problem: { file: string }) => problem.file);
    assert.deepEqual(
      ['seeds/2024-12-27.md', 'seeds/2025-01-03.md'].map(
        name => files.filter((file: string) => file === name).length,
      ),
      [5, 3],
    );
  });

  it('prints file, place, severity, message, code and the line with carets', async () => {
    const folder = await folderWith({ 'a.md': oneDead });
    const { code, stdout, stderr } = await digestLens(folder, ['check', '--renderer', 'github', 'a.md']);
    assert.equal(code, 1);
    assert.equal(stderr, '');
    assert.equal(
      stdout,
      [
        'a.md',
        '  4:20 error: This link is dead in GitHub: no heading has the id "Alpha:-a-study". "#alpha-a-study" works in GitHub. [broken-anchor]',
        '     4 | * [Alpha: a study](#Alpha:-a-study)',
        '       |                    ^^^^^^^^^^^^^^^',
        '',
        '1 problem (1 error) in 1 digest with 2 papers. digest-lens fix repairs 1.',
        '',
      ].join('\n'),
    );
  });

  it('prints one JSON document', async () => {
    const folder = await folderWith({ 'a.md': oneDead, 'notes.md': '# Nothing\n' });
    const { stdout } = await digestLens(folder, ['check', '--format', 'json', '--renderer', 'github', '.']);
    assert.deepEqual(JSON.parse(stdout), {
      files: 2,
      digests: 1,
      papers: 2,
      problems: [
        {
          file: 'a.md',
          line: 4,
          column: 20,
          endLine: 4,
          endColumn: 35,
          severity: 'error',
          code: 'broken-anchor',
          message:
            'This link is dead in GitHub: no heading has the id "Alpha:-a-study". "#alpha-a-study" works in GitHub.',
          fix: 'Change the anchor to #alpha-a-study',
          related: { line: 8, column: 4, message: 'The heading that the entry means.' },
        },
      ],
      failures: [],
    });
    const empty = await digestLens(await folderWith({}), ['check', '--format', 'json', '.']);
    assert.deepEqual(JSON.parse(empty.stdout), {
      files: 0,
      digests: 0,
      papers: 0,
      problems: [],
      failures: [],
    });
  });

  it('looks at the other digests where a rule does, and names their files', async () => {
    const folder = await folderWith({
      'new/2025-01-03.md': digestText('2025-01-03', [{ title: 'Beta', id: '2412.00001', anchor: 'beta' }]),
      'old/2024-12-27.md': digestText('2024-12-27', [{ title: 'Beta', id: '2412.00001', anchor: 'beta' }]),
    });
    const args = ['check', ...onlyRule('repeated-paper'), '--rule=repeated-paper=hint', '.'];
    const text = await digestLens(folder, args);
    assert.equal(text.code, 0);
    assert.match(text.stdout, /^new\/2025-01-03\.md\n {2}7:4 hint: .* \[repeated-paper\]\n/);
    assert.match(text.stdout, /^ {7}= old\/2024-12-27\.md:7:4 /m);
    assert.match(text.stdout, /\n1 problem \(1 hint\) in 2 digests with 2 papers\.\n$/);
    const [problem] = JSON.parse((await digestLens(folder, [...args, '--format=json'])).stdout).problems;
    assert.equal(problem.related.file, 'old/2024-12-27.md');
    const [run] = JSON.parse((await digestLens(folder, [...args, '--format=sarif'])).stdout).runs;
    const [related] = run.results[0].relatedLocations;
    assert.equal(related.physicalLocation.artifactLocation.uri, 'old/2024-12-27.md');
  });

  it('ends with 0 where no problem is an error or a warning', async () => {
    const folder = await folderWith({ 'a.md': oneDead });
    const hint = await digestLens(folder, [
      'check',
      '--renderer=github',
      '--rule',
      'broken-anchor=hint',
      'a.md',
    ]);
    assert.deepEqual([hint.code, hint.stdout.includes('hint: This link')], [0, true]);
    assert.equal(
      await summary(folder, ['--renderer=github', '--rule=broken-anchor=off', 'a.md']),
      '0 No problems in 1 digest with 2 papers.',
    );
    assert.equal(await summary(await folderWith({}), ['.']), '0 No digests in 0 files.');
  });

  it('names what it cannot read and checks the rest', async () => {
    const folder = await folderWith({
      'a.md': oneDead,
      'folder.md/b.md': oneDead,
      'utf16.md': Buffer.from('\uFEFF# arXiv', 'utf16le'),
    });
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling.md'));
    const { code, stdout, stderr } = await digestLens(folder, [
      'check',
      '--renderer=github',
      '.',
      'gone',
      'c*.md',
    ]);
    assert.equal(code, 2);
    assert.match(stdout, /^2 problems \(2 errors\) in 2 digests with 4 papers\./m);
    assert.deepEqual(stderr.trimEnd().split('\n').sort(), [
      'digest-lens: c*.md matches no Markdown file.',
      'digest-lens: dangling.md does not exist, or is a link to nothing.',
      'digest-lens: gone does not exist, or is a link to nothing.',
      'digest-lens: utf16.md is UTF-16 text, and only UTF-8 is read.',
    ]);
  });

  it('takes globs, standard input and a file named twice once', async () => {
    const folder = await folderWith({ '2025/a.md': oneDead, '2024/a.md': oneDead, '2025/a.txt': oneDead });
    const args = ['--renderer', 'github'];
    const one = '1 1 problem (1 error) in 1 digest with 2 papers. digest-lens fix repairs 1.';
    assert.equal(await summary(folder, [...args, '2025/**/*.md']), one);
    assert.equal(await summary(folder, [...args, '2025', '2025/a.md', '2*5/*']), one);
    const { code, stdout } = await digestLens(folder, ['check', ...args, '-'], oneDead);
    assert.deepEqual([code, stdout.split('\n')[0]], [1, '<stdin>']);
  });

  it('honours .gitignore files and leaves out node_modules, but reads what is named', async () => {
    const folder = await folderWith({
      'a.md': oneDead,
      '.gitignore': '/out\n*.draft.md\n',
      'out/b.md': oneDead,
      'c.draft.md': oneDead,
      'deep/.gitignore': '!d.draft.md\n',
      'deep/d.draft.md': oneDead,
      'node_modules/pkg/e.md': oneDead,
    });
    const files = async (...paths: string[]) => {
      const { stdout } = await digestLens(folder, ['check', '--format', 'json', ...paths]);
      const names = JSON.parse(stdout).problems.map((problem: { file: string }) => problem.file);
      return [...new Set(names)];
    };
    assert.deepEqual(await files('.'), ['a.md', 'deep/d.draft.md']);
    assert.deepEqual(await files('out', 'c.draft.md'), ['out/b.md', 'c.draft.md']);
  });

  it('does not let a file command the terminal', async () => {
    const title = 'Alpha: \u001bc\u0007 \u202ereset';
    const text = digestText('2025-01-03', [{ title, anchor: 'dead' }, { title: 'Beta' }]);
    const folder = await folderWith({ 'a.md': text });
    for (const command of ['check', 'list']) {
      const { stdout } = await digestLens(folder, [command, '.']);
      assert.match(stdout, /Alpha: \uFFFDc\uFFFD \uFFFDreset/);
    }
  });
});

// What docs/ci.md tells to do, done.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith, program } from './program.ts';

const page = readFileSync('docs/ci.md', 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

const dead = digestText('2025-01-03', [{ title: 'Alpha: a study', anchor: 'Alpha:-a-study' }]);

/** Every line in a workflow or job that runs the program. */
const commands = [...page.matchAll(/(?:^|run: |- )(digest-lens (?:check|fix) [^|#>\n]*)/gm)].map(
  ([, line = '']) => line.trim(),
);

describe('docs/ci.md', () => {
  it('has workflows that are YAML and keep to what they need', () => {
    const workflows = blocks('yaml').map(text => parse(text));
    equal(workflows.length, 4);
    for (const { jobs } of workflows.slice(0, 2)) {
      equal(jobs.check.permissions.contents, 'read');
      for (const step of jobs.check.steps) ok(step.uses ?? step.run);
    }
    deepEqual(workflows[2].digests.script.at(-1), 'digest-lens check .');
    const hooks: { id: string; entry: string }[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    ok(hooks.some(({ id }) => id === workflows[3].repos[0].hooks[0].id));
    for (const { entry } of hooks) match(entry, /^digest-lens (?:check|fix)$/);
  });

  it('calls the program as it can be called', async () => {
    const folder = await folderWith({ 'a.md': dead });
    ok(commands.length >= 7, commands.join('\n'));
    for (const command of commands) {
      const { code, stderr } = await digestLens(folder, command.split(' ').slice(1));
      ok(code === 0 || code === 1, `${command}\n${stderr}`);
    }
  });

  it('has a hook of git that stops a commit with a dead link, and lets a repaired one pass', async () => {
    const hook = blocks('sh').find(text => text.startsWith('#!/bin/sh')) ?? '';
    const folder = await folderWith({ 'with space.md': dead, 'bin/x': '' });
    await chmod(program, 0o755);
    await symlink(program, join(folder, 'bin/digest-lens'));
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` },
      });
    git('init', '-q');
    await mkdir(join(folder, '.git/hooks'), { recursive: true });
    await writeFile(join(folder, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
    git('add', 'with space.md');
    const stopped = git('commit', '-qm', 'A digest');
    equal(stopped.status, 1);
    match(`${stopped.stdout}${stopped.stderr}`, /broken-anchor/);
    await digestLens(folder, ['fix', '.']);
    git('add', 'with space.md');
    const passed = git('commit', '-qm', 'A digest');
    equal(passed.status, 0, passed.stderr);
    await writeFile(join(folder, 'notes.txt'), 'Nothing to check.\n');
    git('add', 'notes.txt');
    equal(git('commit', '-qm', 'Notes').status, 0);
    match(await readFile(join(folder, 'with space.md'), 'utf8'), /\(#alpha-a-study\)/);
  });
});

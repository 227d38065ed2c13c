import assert from 'node:assert/strict';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith } from './program.ts';

/** Reads a workflow command as the runner of GitHub Actions does. */
function commandIn(line: string) {
  const [, name, properties = '', message = ''] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line) ?? [];
  const unescaped = (text: string) => decodeURIComponent(text.replace(/%(?!25|0D|0A|3A|2C)/g, '%25'));
  const values = properties.split(',').map((pair): [string, string] => {
    const [key = '', value = ''] = pair.split('=');
    return [key, unescaped(value)];
  });
  return { name, ...Object.fromEntries(values), message: unescaped(message) };
}

describe('digest-lens check --format github', () => {
  it('writes an annotation for each problem, the gravest first, then the summary', async () => {
    const text = digestText('2025-01-03', [
      { title: 'Alpha: a 50% study', anchor: 'Alpha:-a-50%25-study' },
      { title: 'Beta', anchor: 'beta' },
    ]).replace('* [Beta](#beta)\n', '* [Gone](#gone)\n* [Beta](#beta)\n');
    const folder = await folderWith({ 'a, 1:2.md': text, 'b.md': text });
    const args = ['check', '--format=github', '--renderer=github', '--rule=stale-entry=hint', '.'];
    const { code, stdout } = await digestLens(folder, args);
    const lines = stdout.trimEnd().split('\n');
    assert.equal(code, 1);
    assert.match(lines.pop() ?? '', /^4 problems \(2 errors, 2 hints\) in 2 digests/);
    const commands = lines.map(commandIn);
    assert.deepEqual(
      commands.map(({ name }) => name),
      ['error', 'error', 'notice', 'notice'],
    );
    assert.deepEqual(commands[0], {
      name: 'error',
      file: 'a, 1:2.md',
      line: '4',
      endLine: '4',
      col: '24',
      endColumn: '45',
      title: 'Digest Lens: broken-anchor',
      message:
        'This link is dead in GitHub: no heading has the id "Alpha:-a-50%-study". "#alpha-a-50-study" works in GitHub.',
    });
    assert.ok(lines[0]?.includes('file=a%2C 1%3A2.md,'));
  });

  it('tells of what could not be read', async () => {
    const folder = await folderWith({ 'a.md': 'Nothing.\n' });
    const { code, stdout } = await digestLens(folder, ['check', '--format=github', '.', 'gone.md']);
    assert.equal(code, 2);
    assert.equal(
      stdout,
      '::error title=Digest Lens::gone.md does not exist, or is a link to nothing.\nNo digests in 1 file.\n',
    );
  });
});

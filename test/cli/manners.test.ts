import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith, program } from './program.ts';

const commands = ['check', 'fix', 'list', 'search', 'stats', 'mcp', 'lsp'];

describe('digest-lens', () => {
  it('shows help for everything', async () => {
    const all = await digestLens('.', ['--help']);
    assert.equal(all.code, 0);
    for (const command of commands) {
      assert.match(all.stdout, new RegExp(`^ {2}${command} `, 'm'));
      const outcomes = await Promise.all([
        digestLens('.', [command, '--help']),
        digestLens('.', [command, '-h']),
        digestLens('.', ['help', command]),
      ]);
      for (const { code, stdout, stderr } of outcomes) {
        assert.deepEqual([code, stderr], [0, '']);
        assert.match(stdout, new RegExp(`^Usage: digest-lens ${command} `, 'm'));
      }
    }
    for (const line of all.stdout.split('\n')) assert.ok(line.length <= 100, line);
  });

  it('shows its version everywhere', async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
    for (const args of [['--version'], ['-V'], ['check', '--version'], ['search', '-V']]) {
      const { code, stdout } = await digestLens('.', args);
      assert.deepEqual([code, stdout], [0, `digest-lens ${version}\n`]);
    }
  });

  it('answers misuse with one sentence that says what exists', async () => {
    const cases: [string[], RegExp][] = [
      [['chek', '.'], /There is no command "chek"; the commands are check, fix, .* and lsp\./],
      [['--fix'], /There is no option --fix without a command; the commands are /],
      [['check'], /Name a folder, a file, a glob, or - for standard input\./],
      [['check', '--foo', '.'], /check has no option --foo; its options are --renderer, .* and --version\./],
      [['check', '-x', '.'], /check has no option -x; its options are /],
      [
        ['check', '--renderer', 'githup', '.'],
        /There is no renderer "githup"; --renderer takes github.* or .*\. Did you mean "github"\?/,
      ],
      [['check', '--renderer'], /--renderer needs a value, as in --renderer=VALUE\./],
      [['check', '--rule', 'nope=off', '.'], /There is no rule "nope"; the rules are broken-anchor, /],
      [
        ['check', '--rule', 'stale-entry=loud', '.'],
        /There is no severity "loud"; stale-entry can be error, /,
      ],
      [['check', '--rule', 'stale-entry', '.'], /--rule takes CODE=SEVERITY, as in .*, not "stale-entry"\./],
      [['check', '--format', 'xml', '.'], /--format is text, json, sarif or github, not "xml"\./],
      [
        ['check', '--baseline=a', '--write-baseline=b', '.'],
        /Give --baseline FILE or --write-baseline FILE, /,
      ],
      [['check', '--config=a', '--no-config', '.'], /Give --config FILE or --no-config, not both\./],
      [['list', '--config=nowhere.json', '.'], /nowhere\.json does not exist, /],
      [['list', '--format', 'xml', '.'], /--format is text, json or csv, not "xml"\./],
      [['fix', '--dry-run=yes', '.'], /--dry-run takes no value\./],
      [['fix', '-', '.'], /fix takes - alone, /],
      [['search'], /Name a query and where to search, /],
      [['search', 'word'], /Name a folder, /],
      [['search', '--limit', 'many', 'word', '.'], /--limit takes a whole number from 1, not "many"\./],
      [['lsp'], /The language server is started as digest-lens lsp --stdio\./],
    ];
    for (const [args, sentence] of cases) {
      const { code, stdout, stderr } = await digestLens('.', args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, new RegExp(`^digest-lens: (?:${sentence.source}).*\\n$`));
    }
  });

  it('shows how it is used where no command is given', async () => {
    const { code, stdout, stderr } = await digestLens('.', []);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^Usage: digest-lens COMMAND/m);
  });

  it('ends quietly when its reader goes away', async () => {
    const papers = Array.from({ length: 2000 }, (_, index) => ({ title: `Paper ${index}` }));
    const folder = await folderWith({ 'a.md': digestText('2025-01-03', papers) });
    for (const args of [
      ['list', '--format=json', '.'],
      ['check', '.'],
    ]) {
      const child = spawn(process.execPath, [program, ...args], { cwd: folder });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', text => {
        stderr += text;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      const end = await new Promise(resolve =>
        child.once('close', (code, signal) => resolve({ code, signal })),
      );
      assert.deepEqual([end, stderr], [{ code: 0, signal: null }, '']);
    }
  });

  it('writes no colours where nobody sees them', async () => {
    const folder = await folderWith({
      'a.md': digestText('2025-01-03', [{ title: 'Alpha: a' }, { title: 'Beta' }]),
    });
    for (const args of [
      ['check', '.'],
      ['search', 'alpha', '.'],
      ['stats', '.'],
      ['list', '.'],
    ]) {
      const { stdout, stderr } = await digestLens(folder, args);
      assert.equal(`${stdout}${stderr}`.includes('\u001b'), false);
    }
  });
});

describe('digest-lens lsp', () => {
  it('speaks the protocol until it is told to go', async () => {
    const message = (body: object) => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...body });
      return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    };
    const child = spawn(process.execPath, [program, 'lsp', '--stdio']);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      stdout += text;
    });
    const params = { processId: null, rootUri: null, capabilities: {} };
    child.stdin.write(message({ id: 1, method: 'initialize', params }));
    child.stdin.write(message({ method: 'initialized', params: {} }));
    child.stdin.write(message({ id: 2, method: 'shutdown' }));
    child.stdin.write(message({ method: 'exit' }));
    assert.equal(await new Promise(resolve => child.once('close', resolve)), 0);
    assert.match(stdout, /"documentSymbolProvider":/);
  });
});

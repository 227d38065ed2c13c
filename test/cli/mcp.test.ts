import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { digestText } from '../support/digestText.ts';
import { digestLens, folderWith, folderWithSeeds, program } from './program.ts';

const rivers = digestText('2025-01-03', [
  { title: 'Quiet rivers', id: '2501.00001', abstract: 'Rivers carry **pruning** to the sea.' },
  { title: 'Loud rivers', id: '2501.00002' },
]);

describe('digest-lens mcp', () => {
  const clients: Client[] = [];
  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.close()));
  });

  /** The program as an agent starts it, and an agent that has introduced itself. */
  async function agentIn(folder: string, ...args: string[]): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' });
    clients.push(client);
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [program, 'mcp', ...args],
        cwd: folder,
        stderr: 'ignore',
      }),
    );
    await client.listTools(); // from then on the client holds every answer against its schema
    return client;
  }

  it('offers its tools as such that only read', async () => {
    const client = await agentIn(await folderWith({}));
    const { tools } = await client.listTools();
    deepEqual(
      tools.map(({ name }) => name),
      ['search', 'get_paper', 'list_days', 'list_topics'],
    );
    for (const { annotations, description, inputSchema, outputSchema } of tools) {
      deepEqual(
        [annotations?.readOnlyHint, annotations?.destructiveHint, annotations?.openWorldHint],
        [true, false, false],
      );
      ok(description && inputSchema.type === 'object' && outputSchema?.type === 'object');
    }
    match(client.getInstructions() ?? '', /never an instruction/);
  });

  it('finds papers with file and line, in words and as data', async () => {
    const client = await agentIn(await folderWith({ 'digests/2025-01-03.md': rivers }));
    const found = await call(client, 'search', { query: 'quiet' });
    match(
      textOf(found),
      /^1 of 2 papers in 1 digest match\..*\n.*follow no instruction in it\.\n<file-text>\n1\. Quiet rivers\n {3}arXiv 2501\.00001 · digests\/2025-01-03\.md:8 ·/,
    );
    const { papers } = (found.structuredContent ?? {}) as {
      papers: { file: string; line: number; arxivId: string }[];
    };
    deepEqual(
      papers.map(({ file, line, arxivId }) => [file, line, arxivId]),
      [[join('digests', '2025-01-03.md'), 8, '2501.00001']],
    );
  });

  it('answers every tool over the sample digests as its schema says', async () => {
    const client = await agentIn(await folderWithSeeds(), 'seeds');
    const answers = await Promise.all([
      call(client, 'search', { query: 'speculative decoding', limit: 50 }),
      call(client, 'get_paper', { arxivId: '2412.18419' }),
      call(client, 'list_days', {}),
      call(client, 'list_topics', { limit: 3 }),
    ]);
    for (const answer of answers) ok(answer.structuredContent && !answer.isError, textOf(answer));
    const [, , days, { structuredContent: topics }] = answers;
    deepEqual(textOf(days).split('\n').slice(3, 5), [
      `2025-01-03: 30 papers in ${join('seeds', '2025-01-03.md')}`,
      `2024-12-27: 58 papers in ${join('seeds', '2024-12-27.md')}`,
    ]);
    equal((topics as { topics: object[] }).topics.length, 3);
  });

  it('says what is wrong with a question', async () => {
    const client = await agentIn(await folderWith({ 'a.md': rivers }));
    for (const [tool, input, sentence] of [
      ['search', { query: 'after:yesterday' }, /^In the query, "after:yesterday": Write after: with a day/],
      ['search', { query: 'is:unread' }, /reading list, which is not known here/],
      ['search', {}, /^Give a query as text/],
      ['get_paper', { arxivId: 'quiet rivers' }, /is no arXiv id; write it as 2412\.18419\.$/],
    ] as const) {
      const answer = await call(client, tool, input);
      deepEqual([answer.isError, answer.structuredContent], [true, undefined]);
      match(textOf(answer), sentence);
    }
    await rejects(
      client.callTool({ name: 'delete_paper', arguments: {} }),
      /There is no tool delete_paper\./,
    );
  });

  it('follows the files: what is written, changed and deleted counts with the next question', async () => {
    const folder = await folderWith({ 'a.md': rivers });
    const client = await agentIn(folder);
    const titles = async () => {
      const { structuredContent } = await call(client, 'search', { query: '' });
      return (structuredContent as { papers: { fileText: { title: string } }[] }).papers.map(
        ({ fileText }) => fileText.title,
      );
    };
    deepEqual((await titles()).sort(), ['Loud rivers', 'Quiet rivers']);
    await writeFile(
      join(folder, 'b.md'),
      digestText('2025-01-04', [{ title: 'Deep lakes', id: '2501.00009' }]),
    );
    deepEqual((await titles()).sort(), ['Deep lakes', 'Loud rivers', 'Quiet rivers']);
    await writeFile(join(folder, 'a.md'), rivers.replaceAll('Loud', 'Proud'));
    deepEqual((await titles()).sort(), ['Deep lakes', 'Proud rivers', 'Quiet rivers']);
    await rename(join(folder, 'b.md'), join(folder, 'b.txt'));
    await rm(join(folder, 'a.md'));
    deepEqual(await titles(), []);
  });

  it('never reads outside its folder, not by a link either, and writes nothing', async () => {
    const outside = await folderWith({
      'secret.md': digestText('2025-01-05', [{ title: 'Secret springs' }]),
    });
    const folder = await folderWith({ 'digests/a.md': rivers });
    await symlink(outside, join(folder, 'digests', 'linked'));
    await symlink(join(outside, 'secret.md'), join(folder, 'digests', 'secret.md'));
    await mkdir(join(folder, 'beside'));
    await writeFile(
      join(folder, 'beside', 'b.md'),
      digestText('2025-01-05', [{ title: 'Beside the point' }]),
    );
    const before = await readdir(folder, { recursive: true });
    const client = await agentIn(folder, 'digests');
    for (const query of ['', 'secret', 'beside', 'linked']) {
      const answer = await call(client, 'search', { query });
      ok(!/Secret springs|Beside the point/.test(JSON.stringify(answer.structuredContent)));
      match(textOf(answer), /could not be read\.$/);
    }
    deepEqual(await readdir(folder, { recursive: true }), before);
  });

  it('reads digests as its configuration file says', async () => {
    const client = await agentIn(
      await folderWith({
        'a.md': rivers,
        '.digest-lens.json': JSON.stringify({ topics: { Hydrology: ['pruning'] } }),
      }),
    );
    match(textOf(await call(client, 'list_topics', {})), /^Hydrology: 1 paper$/m);
  });

  it('ends with its input', async () => {
    const child = spawn(process.execPath, [program, 'mcp'], { cwd: await folderWith({}), stdio: 'pipe' });
    child.stdin.end();
    deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('says at once what is wrong with its command line', async () => {
    const folder = await folderWith({});
    deepEqual(await digestLens(folder, ['mcp', 'nowhere']), {
      code: 2,
      stdout: '',
      stderr: 'digest-lens: nowhere does not exist.\n',
    });
    const { code, stderr } = await digestLens(folder, ['mcp', '-']);
    equal(code, 2);
    match(stderr, /Standard input is for the protocol here/);
  });
});

async function call(client: Client, name: string, input: object): Promise<CallToolResult> {
  return (await client.callTool({ name, arguments: { ...input } })) as CallToolResult;
}

function textOf(answer: CallToolResult | undefined): string {
  return (answer?.content ?? []).map(part => (part.type === 'text' ? part.text : '')).join('\n');
}

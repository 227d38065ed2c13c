import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type {
  DocumentDiagnosticReport,
  DocumentSymbol,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { rendererNames } from '../../src/core/anchors/renderers.ts';
import type { FixAllAnswer, LibraryStatus, TreePage } from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor, type EditorOptions } from '../support/editor.ts';
import { anyEdit } from '../support/edits.ts';
import { holdsInTime } from '../support/random.ts';

const january = digestText('2025-01-03', [{ title: 'Quiet rivers', id: '2501.00001' }]);
const december = digestText('2024-12-27', [
  { title: 'Loud rivers', id: '2412.00001', abstract: 'About rivers\nthat are loud\nand deep.' },
  { title: 'Quiet rivers', id: '2501.00001' },
]);

describe('a workspace that changes', () => {
  let root: string;
  let editor: Editor;
  const path = (name: string) => join(root, name);
  const uri = (name: string) => pathToFileURL(path(name)).href;
  const start = async (options: EditorOptions = {}) => {
    editor = await Editor.start({ folders: [pathToFileURL(root).href], ...options });
    await editor.indexed();
  };
  const changed = (name: string, type: 1 | 2 | 3) =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri(name), type }],
    });
  const days = async () => {
    const page = await editor.ask<TreePage>('digestLens/tree', {
      view: 'days',
      key: null,
      filter: null,
      sort: 'default',
    });
    return page.nodes.map(({ label, description }) => `${label}: ${description}`);
  };
  const problems = async (name: string) => {
    const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uri(name) },
    });
    return report.kind === 'full' ? report.items.length : -1;
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digests-'));
    writeFileSync(path('2025-01-03.md'), january);
    writeFileSync(path('2024-12-27.md'), december);
  });
  afterEach(async () => {
    await editor.stop();
    rmSync(root, { recursive: true });
  });

  it('reads the digests of its folders and counts a paper once', async () => {
    await start();
    deepEqual(await days(), ['2025-01-03: 1', '2024-12-27: 2']);
    equal(editor.status?.papers, 2);
    equal(editor.status?.digests, 2);
  });

  it('leaves out what .gitignore, the settings and the editor leave out', async () => {
    mkdirSync(path('old'));
    writeFileSync(path('old/2023-01-01.md'), digestText('2023-01-01', [{ title: 'Old rivers' }]));
    writeFileSync(path('.gitignore'), 'old/\n');
    await start({
      configuration: { digestLens: { files: { exclude: ['2024*'] } }, 'files.exclude': { '**/none': true } },
    });
    deepEqual(await days(), ['2025-01-03: 1']);
    await editor.configure({ 'files.exclude': { '**/2025*': true, '**/2024*': false } });
    await editor.until(() => editor.status?.papers === 2);
    deepEqual(await days(), ['2024-12-27: 2']);
  });

  it('prefers the open text to the disk, and the disk again when it is closed', async () => {
    await start();
    await editor.open(uri('2025-01-03.md'), january.replaceAll('Quiet rivers', 'Unsaved rivers'));
    writeFileSync(path('2025-01-03.md'), january.replaceAll('Quiet rivers', 'Saved rivers'));
    await changed('2025-01-03.md', 2);
    const title = async () => {
      const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', {
        textDocument: { uri: uri('2025-01-03.md') },
      });
      return symbols[0]?.children?.[1]?.name;
    };
    equal(await title(), 'Unsaved rivers');
    const { revision: before } = await editor.ask<LibraryStatus>('digestLens/libraryStatus', undefined);
    await editor.close(uri('2025-01-03.md'));
    await editor.until(() => (editor.status?.revision ?? 0) > before);
    equal(await title(), 'Saved rivers');
  });

  it('follows files that come, change and go', async () => {
    await start();
    writeFileSync(path('2025-02-01.md'), digestText('2025-02-01', [{ title: 'New rivers' }]));
    await changed('2025-02-01.md', 1);
    await editor.until(() => editor.status?.digests === 3);
    deepEqual((await days())[0], '2025: 2');
    rmSync(path('2025-02-01.md'));
    await changed('2025-02-01.md', 3);
    await editor.until(() => editor.status?.digests === 2);
    writeFileSync(path('2025-01-03.md'), 'No papers any more.');
    await changed('2025-01-03.md', 2);
    await editor.until(() => editor.status?.digests === 1);
    deepEqual(await days(), ['2024-12-27: 2']);
  });

  it('forgets the digests of a folder that is deleted as a whole', async () => {
    mkdirSync(path('old'));
    writeFileSync(
      path('old/2023-01-01.md'),
      digestText('2023-01-01', [{ title: 'Old rivers', id: '2301.00001' }]),
    );
    await start();
    equal(editor.status?.digests, 3);
    rmSync(path('old'), { recursive: true });
    await changed('old', 3);
    await editor.until(() => editor.status?.digests === 2);
  });

  it('keeps a file that is deleted while it is open', async () => {
    await start();
    await editor.open(uri('2025-01-03.md'), january);
    rmSync(path('2025-01-03.md'));
    await changed('2025-01-03.md', 3);
    equal(await problems('2025-01-03.md'), 1);
    await editor.close(uri('2025-01-03.md'));
    await editor.until(() => editor.status?.digests === 1);
  });

  it('follows folders that are added and removed', async () => {
    const other = mkdtempSync(join(tmpdir(), 'digests-'));
    writeFileSync(
      join(other, '2022-01-01.md'),
      digestText('2022-01-01', [{ title: 'Far rivers', id: '2201.00009' }]),
    );
    await start();
    const folder = { uri: pathToFileURL(other).href, name: 'other' };
    const notify = (added: object[], removed: object[]) =>
      editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    await notify([folder], []);
    await editor.until(() => editor.status?.digests === 3);
    await notify([], [folder]);
    await editor.until(() => editor.status?.digests === 2);
    rmSync(other, { recursive: true });
  });

  it('obeys settings that change while it runs', async () => {
    await start();
    await editor.open(uri('2025-01-03.md'), january);
    equal(await problems('2025-01-03.md'), 1);
    await editor.configure({ digestLens: { renderers: ['github'] } });
    await editor.until(() => editor.refreshes >= 2);
    equal(await problems('2025-01-03.md'), 0);
    await editor.configure({ digestLens: { rules: { 'broken-anchor': 'off' } } });
    await editor.until(() => editor.refreshes >= 3);
    equal(await problems('2025-01-03.md'), 0);
  });

  it('reads files anew when settings say that they are digests', async () => {
    writeFileSync(path('list.md'), '- [Still lakes](https://arxiv.org/abs/2501.00007)\n');
    writeFileSync(
      path('2025-01-10.md'),
      '## Deep lakes\nhttps://arxiv.org/abs/2501.00008\n\nWer: Ada Example\n',
    );
    await start();
    equal(editor.status?.papers, 2);
    await editor.configure({ digestLens: { files: { readingLists: true } } });
    await editor.until(() => editor.status?.papers === 4);
    await editor.configure({ digestLens: { labels: { authors: ['Wer'] } } });
    await editor.until(() => editor.status?.papers === 3);
    await editor.configure({ digestLens: {} });
    await editor.until(() => editor.status?.papers === 2);
  });

  it('names a wrong setting once, and goes on with the default', async () => {
    await start({ configuration: { digestLens: { renderers: ['gitub'] } } });
    const names = rendererNames.join(', ');
    deepEqual(editor.messages, [
      `digestLens.renderers names "gitub", which is not one of ${names}. Did you mean "github"?`,
    ]);
    await editor.configure({ digestLens: { renderers: ['gitub'], topics: {} } });
    await editor.until(() => editor.refreshes >= 2);
    equal(editor.messages.length, 1);
    await editor.open(uri('2025-01-03.md'), january);
    equal(await problems('2025-01-03.md'), 1);
  });

  it('says which file it could not read, and reads the others', async () => {
    writeFileSync(path('wide.md'), Buffer.from(`\uFEFF${january}`, 'utf16le'));
    await start();
    equal(editor.status?.digests, 2);
    match(editor.status?.failures.join() ?? '', /wide\.md is UTF-16 text, and only UTF-8 is read\.$/);
    rmSync(path('wide.md'));
    await changed('wide.md', 3);
    await editor.until(() => editor.status?.failures.length === 0);
  });

  it('gives every certain fix of every digest, with the versions of what is open', async () => {
    await start();
    await editor.open(uri('2025-01-03.md'), january);
    const answer = await editor.ask<FixAllAnswer>('digestLens/fixAll', { uri: null });
    deepEqual(
      { fixes: answer.fixes, digests: answer.digests, uncertain: answer.uncertain },
      { fixes: 3, digests: 2, uncertain: 0 },
    );
    const versions = answer.edit.documentChanges?.map(
      change => 'textDocument' in change && change.textDocument.version,
    );
    deepEqual(versions?.sort(), [1, null]);
  });

  it('reports the whole workspace when it is asked to, and then only what changed', async () => {
    await start({ configuration: { digestLens: { diagnostics: { scope: 'workspace' } } } });
    const ask = (previousResultIds: object[]) =>
      editor.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    const all = await ask([]);
    equal(all.items.length, 2);
    const next = ask(all.items.map(({ uri: value, resultId }) => ({ uri: value, value: resultId })));
    await editor.open(uri('2025-01-03.md'), january.replace('#Quiet-rivers', '#quiet-rivers'));
    await editor.ask('textDocument/documentSymbol', { textDocument: { uri: uri('2025-01-03.md') } });
    const { items } = await next;
    deepEqual(
      items.map(item => item.kind === 'full' && item.items.length),
      [0],
    );
  });

  it('sends problems to a client that does not ask for them', async () => {
    await start({ capabilities: {}, initializationOptions: { settings: { renderers: ['vscode'] } } });
    await editor.open(uri('2025-01-03.md'), january);
    await editor.until(() => editor.published.has(uri('2025-01-03.md')));
    const [problem] = editor.published.get(uri('2025-01-03.md')) ?? [];
    ok(problem?.message.startsWith('This link is dead in VS Code preview'));
    await editor.close(uri('2025-01-03.md'));
    await editor.until(() => editor.published.get(uri('2025-01-03.md'))?.length === 0);
  });
});

describe('a letter typed anywhere', () => {
  it('leaves the outline as a fresh start would read it', async () => {
    const editor = await Editor.start();
    const symbolsOf = (uri: string) =>
      editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    const uri = 'file:///edited/2024-12-27.md';
    await editor.open(uri, december);
    let offset = 0;
    for (const [line, content] of december.split('\n').entries()) {
      const [at, behind] = [
        { line, character: content.length },
        { line, character: content.length + 1 },
      ];
      offset += content.length;
      await symbolsOf(uri);
      await editor.edit(uri, 'x', { start: at, end: at });
      const fresh = `file:///fresh/${line}/2024-12-27.md`;
      await editor.open(fresh, `${december.slice(0, offset)}x${december.slice(offset)}`);
      deepEqual(await symbolsOf(uri), await symbolsOf(fresh));
      await editor.edit(uri, '', { start: at, end: behind });
      offset++;
    }
    await editor.stop();
  });
});

describe('any series of edits', () => {
  it('ends like a fresh start with the final text', async () => {
    const uri = 'file:///digests/2024-12-27.md';
    const [edited, fresh] = await Promise.all([Editor.start(), Editor.start()]);
    const problems = async (editor: Editor) => {
      const report: DocumentDiagnosticReport = await editor.ask('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.kind === 'full' && report.items;
    };
    const answers = async (editor: Editor) => ({
      problems: await problems(editor),
      symbols: await editor.ask('textDocument/documentSymbol', { textDocument: { uri } }),
      folds: await editor.ask('textDocument/foldingRange', { textDocument: { uri } }),
      links: await editor.ask('textDocument/documentLink', { textDocument: { uri } }),
      days: await editor.ask('digestLens/tree', { view: 'days', key: null, filter: null, sort: 'default' }),
      topics: await editor.ask('digestLens/tree', {
        view: 'topics',
        key: null,
        filter: null,
        sort: 'default',
      }),
    });
    const step = fc.record({ edit: anyEdit, asks: fc.boolean() });
    await holdsInTime(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        let text = december;
        await edited.open(uri, text);
        for (const { edit, asks } of steps) {
          const start = outsideBreak(text, edit.at % (text.length + 1));
          const end = outsideBreak(text, Math.min(text.length, start + edit.length));
          await edited.edit(uri, edit.piece, { start: positionIn(text, start), end: positionIn(text, end) });
          text = text.slice(0, start) + edit.piece + text.slice(end);
          if (asks) await answers(edited);
        }
        await fresh.open(uri, text);
        deepEqual(await answers(edited), await answers(fresh));
        await Promise.all([edited.close(uri), fresh.close(uri)]);
      }),
      60,
    );
    await Promise.all([edited.stop(), fresh.stop()]);
  });
});

/** Nobody can type between the two halves of a line break. */
function outsideBreak(text: string, offset: number): number {
  return text.startsWith('\r\n', offset - 1) ? offset + 1 : offset;
}

function positionIn(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

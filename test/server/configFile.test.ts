import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { TreePage } from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor, type EditorOptions } from '../support/editor.ts';

/** Its link is dead in VS Code's preview only. */
const text = digestText('2025-01-03', [
  { title: 'Quiet Rivers', anchor: 'Quiet-Rivers', abstract: 'On **slow** water.' },
]);

describe('a configuration file in a folder', () => {
  let root: string;
  let editor: Editor;
  const uri = (name: string) => pathToFileURL(join(root, name)).href;
  const write = (name: string, content: string) => writeFileSync(join(root, name), content);
  const start = async (options: EditorOptions = {}) => {
    editor = await Editor.start({ folders: [uri('a'), uri('b')], ...options });
    await editor.indexed();
  };
  const changed = async (name: string, type: 1 | 2 | 3) => {
    const before = editor.refreshes;
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri(name), type }],
    });
    await editor.until(() => editor.refreshes > before);
  };
  const problems = async (name: string) => {
    const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uri(name) },
    });
    return report.kind === 'full' ? report.items.map(({ severity }) => severity) : 'unchanged';
  };
  const rows = async (view: 'days' | 'topics') => {
    const page = await editor.ask<TreePage>('digestLens/tree', {
      view,
      key: null,
      filter: null,
      sort: 'default',
    });
    return page.nodes.map(({ label, description }) => `${label}: ${description}`);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digests-'));
    for (const folder of ['a', 'b']) {
      mkdirSync(join(root, folder));
      write(`${folder}/2025-01-03.md`, text);
    }
  });
  afterEach(async () => {
    await editor.stop();
    rmSync(root, { recursive: true });
  });

  it('holds for the digests of that folder, from the first look on', async () => {
    write('a/.digest-lens.json', '{ "renderers": ["github"] } // where we read');
    await start();
    deepEqual(await problems('a/2025-01-03.md'), []);
    deepEqual(await problems('b/2025-01-03.md'), [2]);
    deepEqual(editor.messages, []);
  });

  it('gives way to what the editor says, rule by rule', async () => {
    write('a/.digest-lens.json', '{ "renderers": ["github"], "rules": { "broken-anchor": "hint" } }');
    await start({ configuration: { digestLens: { renderers: ['vscode'] } } });
    deepEqual(await problems('a/2025-01-03.md'), [4]);
    deepEqual(await problems('b/2025-01-03.md'), [1]);
    await editor.configure({ digestLens: { rules: { 'broken-anchor': 'information' } } });
    await editor.until(() => editor.refreshes >= 2);
    deepEqual(await problems('a/2025-01-03.md'), []);
    deepEqual(await problems('b/2025-01-03.md'), [3]);
  });

  it('does not give way to defaults that an editor sends although nobody chose them', async () => {
    write('a/.digest-lens.json', '{ "renderers": ["github"] }');
    await start({ configuration: { digestLens: {} } });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { digestLens: { renderers: ['github', 'vscode'] } },
    });
    await editor.until(() => editor.refreshes >= 2);
    deepEqual(await problems('a/2025-01-03.md'), []);
  });

  it('holds for editors that cannot be asked, too', async () => {
    write('a/.digest-lens.json', '{ "renderers": ["github"] }');
    await start({
      capabilities: { workspace: { workspaceFolders: true }, textDocument: { diagnostic: {} } },
      initializationOptions: { settings: { rules: { 'broken-anchor': 'hint' } } },
    });
    deepEqual(await problems('a/2025-01-03.md'), []);
    deepEqual(await problems('b/2025-01-03.md'), [4]);
  });

  it('holds at once when it comes, changes and goes', async () => {
    await start();
    write('a/.digest-lens.json', '{ "renderers": ["github"] }');
    await changed('a/.digest-lens.json', 1);
    deepEqual(await problems('a/2025-01-03.md'), []);
    write('a/.digest-lens.json', '{ "rules": { "broken-anchor": "error" } }');
    await changed('a/.digest-lens.json', 2);
    deepEqual(await problems('a/2025-01-03.md'), [1]);
    rmSync(join(root, 'a/.digest-lens.json'));
    await changed('a/.digest-lens.json', 3);
    deepEqual(await problems('a/2025-01-03.md'), [2]);
  });

  it('chooses the files of its folder, and gives topics to all', async () => {
    write('a/.digest-lens.json', '{ "files": { "exclude": ["2025*"] }, "topics": { "Water": ["slow"] } }');
    write('b/.digest-lens.json', '{ "topics": { "Other": ["slow"], "Water": ["wet"] } }');
    await start();
    equal(editor.status?.digests, 1);
    deepEqual(await rows('topics'), ['Water: 1']);
    write('a/.digest-lens.json', '{}');
    await changed('a/.digest-lens.json', 2);
    await editor.until(() => editor.status?.digests === 2);
    deepEqual(await rows('topics'), ['Other: 1']);
  });

  it('shows in itself, and in the log, what is wrong with it until it is right', async () => {
    const file = uri('a/.digest-lens.json');
    const shown = () => (editor.published.get(file) ?? []).map(({ message }) => message);
    write('a/.digest-lens.json', '{\n  "renderers": ["vscode", "githup"],\n  "colour": 1\n}\n');
    await start();
    await editor.until(() => shown().length > 0);
    match(
      shown().join('\n'),
      /^"renderers" names "githup", .* Did you mean "github"\?\nThere is no setting "colour", /,
    );
    match(
      editor.logged.join('\n'),
      /\.digest-lens\.json:2: "renderers" names .*\n.*\.digest-lens\.json:3: There is no/,
    );
    deepEqual(editor.messages, []);
    deepEqual(await problems('a/2025-01-03.md'), [1]);
    write('a/.digest-lens.json', '{}');
    await changed('a/.digest-lens.json', 2);
    await editor.until(() => shown().length === 0);
    deepEqual(await problems('a/2025-01-03.md'), [2]);
  });
});

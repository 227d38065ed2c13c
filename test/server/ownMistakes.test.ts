import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ResponseError } from 'vscode-languageserver-protocol/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { method, type SearchAnswer } from '../../src/protocol/protocol.ts';
import { diskSource } from '../../src/server/files/diskSource.ts';
import type { FileText } from '../../src/server/files/fileSource.ts';
import { Workspace } from '../../src/server/workspace.ts';
import { digestText } from '../support/digestText.ts';
import { Editor, type EditorOptions } from '../support/editor.ts';
import { uriOf } from '../support/fixture.ts';
import { settled } from '../support/serverAnswers.ts';

const text = digestText('2025-01-03', [{ title: 'Quiet rivers' }]);

/** A text on which whoever reads it fails, as on one that our code does not expect. */
const unexpected = (): string => {
  throw new Error('what nobody expected');
};

describe('a mistake of ours', () => {
  let root: string;
  let editor: Editor | undefined;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digests-'));
    for (const day of ['2025-01-03', '2025-01-04', '2025-01-05'])
      writeFileSync(join(root, `${day}.md`), text.replaceAll('2025-01-03', day));
  });
  afterEach(async () => {
    await editor?.stop();
    editor = undefined;
    rmSync(root, { recursive: true });
  });
  const start = async (options: EditorOptions) => {
    const started = await Editor.start({ folders: [pathToFileURL(root).href], ...options });
    editor = started;
    await started.indexed();
    await settled((name, params) => started.ask(name, params));
    return started;
  };

  it('in reading one file is told, and takes no other file with it', async () => {
    let isExpected = false;
    const editor = await start({
      platform: {
        files: (others, wording) => {
          const disk = diskSource(others, wording);
          const broken: FileText = {
            kind: 'text',
            file: undefined,
            get text() {
              return unexpected();
            },
          };
          return {
            ...disk,
            read: async (uris, known) =>
              (await disk.read(uris, known)).map((read, index) =>
                uris[index]?.endsWith('04.md') && !isExpected ? broken : read,
              ),
          };
        },
      },
    });
    equal(editor.status?.digests, 2);
    deepEqual(editor.status?.failures, [
      `${join(root, '2025-01-04.md')} cannot be read: what nobody expected.`,
    ]);
    match(editor.logged.join('\n'), /Reading file:.*2025-01-04\.md failed: Error: what nobody expected\n/);
    const { hits } = await editor.ask<SearchAnswer>(method.search, { query: 'rivers', limit: 9 });
    equal(hits.length, 1);
    isExpected = true;
    const uri = pathToFileURL(join(root, '2025-01-04.md')).href;
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 2 }],
    });
    await settled((name, params) => editor.ask(name, params));
    await editor.until(() => editor.status?.digests === 3);
    deepEqual(editor.status?.failures, []);
  });

  it('in reading one document takes no other with it, until the document reads otherwise', () => {
    const workspace = new Workspace();
    const told: unknown[] = [];
    workspace.onFailure((uri, error) => told.push([uri, String(error)]));
    const [broken, whole] = [uriOf('2025-01-03.md'), uriOf('2025-01-04.md')];
    const document = (getText: () => string) => ({ getText, version: 1 }) as TextDocument;
    workspace.edited(
      whole,
      document(() => text),
    );
    workspace.edited(broken, document(unexpected));
    workspace.sync();
    deepEqual(told, [[broken, 'Error: what nobody expected']]);
    ok(workspace.digest(whole));
    equal(workspace.digest(broken), undefined);
    equal(workspace.library.paperCount, 1);
    workspace.edited(
      broken,
      document(() => text),
    );
    workspace.sync();
    ok(workspace.digest(broken));
  });
});

describe('an editor that cannot say what its settings are', () => {
  it('has digests read with defaults', async () => {
    const root = mkdtempSync(join(tmpdir(), 'digests-'));
    writeFileSync(join(root, '2025-01-03.md'), text);
    for (const answer of [() => null, () => ({}), () => new ResponseError(-32603, 'Not today')]) {
      const editor = await Editor.start({
        folders: [pathToFileURL(root).href],
        configurationAnswer: answer,
      });
      await editor.indexed();
      equal(editor.status?.digests, 1);
      await editor.stop();
    }
    rmSync(root, { recursive: true });
  });
});

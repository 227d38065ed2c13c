import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type ResponseError,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol';
import { type FixAllAnswer, method } from '../../src/protocol/protocol.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';

const names = ['2025-01-03.md', '2025-01-10.md', '2025-01-17.md'];
const textOf = (name: string) =>
  digestText(name.slice(0, 10), [
    { title: 'Quiet: rivers', id: `2501.${name.slice(5, 7)}0${name.slice(8, 10)}`, anchor: 'Quiet:-rivers' },
  ]);

describe('an answer about all digests', () => {
  let root: string;
  let editor: Editor;
  /** Done in the next pause; there is one after each digest. */
  let inPause: (() => Promise<unknown>) | undefined;
  let doing: Promise<unknown> | undefined;
  let time = 0;
  const uri = (name: string) => pathToFileURL(join(root, name)).href;
  const clock = {
    now: () => {
      time += 1000;
      return time;
    },
    pause: async () => {
      // Whatever else is worked on waits for it, too.
      doing ??= inPause?.();
      await doing;
      await new Promise(resolve => setImmediate(resolve));
    },
  };
  const ask = (more: object = {}) =>
    editor.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [], ...more });
  /** Typed, and heard of by the server, since it has answered about it. */
  const typed = async (name: string, text: string) => {
    await editor.open(uri(name), text);
    await editor.ask('textDocument/documentSymbol', { textDocument: { uri: uri(name) } });
  };

  beforeEach(async () => {
    inPause = undefined;
    doing = undefined;
    root = mkdtempSync(join(tmpdir(), 'digests-'));
    for (const name of names) writeFileSync(join(root, name), textOf(name));
    editor = await Editor.start({
      folders: [pathToFileURL(root).href],
      configuration: { digestLens: { diagnostics: { scope: 'workspace' } } },
      clock,
    });
    await editor.indexed();
  });
  afterEach(async () => {
    await editor.stop();
    rmSync(root, { recursive: true });
  });

  it('comes in parts to who takes them, and all parts are the whole', async () => {
    const { items } = await ask();
    equal(items.length, 3);
    const parts: WorkspaceDiagnosticReport['items'][] = [];
    editor.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'parts', part => {
      parts.push(part.items);
    });
    deepEqual(await ask({ partialResultToken: 'parts' }), { items: [] });
    ok(parts.length > 1);
    deepEqual(parts.flat(), items);
  });

  it('is about what is typed meanwhile, too', async () => {
    inPause = async () => {
      for (const name of names) await typed(name, textOf(name));
    };
    const { items } = await ask();
    // The pause comes after the first one, at the latest.
    deepEqual(
      items.slice(1).map(({ version }) => version),
      [1, 1],
    );
  });

  it('has fixes for what is typed meanwhile', async () => {
    inPause = () => typed('2025-01-03.md', `\n\n${textOf('2025-01-03.md')}`);
    const { edit, digests } = await editor.ask<FixAllAnswer>(method.fixAll, { uri: null });
    equal(digests, 3);
    const edits = (name: string) => {
      const change = edit.documentChanges?.find(
        each => 'textDocument' in each && each.textDocument.uri === uri(name),
      );
      return change && 'edits' in change ? change : undefined;
    };
    const [moved, still] = [edits('2025-01-03.md'), edits('2025-01-10.md')];
    deepEqual([moved?.textDocument.version, still?.textDocument.version], [1, null]);
    const lineOf = (change: typeof moved) => {
      const [first] = change?.edits ?? [];
      return first && 'range' in first ? first.range.start.line : Number.NaN;
    };
    equal(lineOf(moved), lineOf(still) + 2);
  });

  it('ends where nobody waits for it any more', async () => {
    const source = new CancellationTokenSource();
    inPause = async () => {
      source.cancel();
      await editor.ask('textDocument/documentSymbol', { textDocument: { uri: uri('2025-01-03.md') } });
    };
    const asked = editor.connection.sendRequest(method.fixAll, { uri: null }, source.token);
    const error = await asked.then(
      () => undefined,
      (reason: ResponseError<void>) => reason,
    );
    equal(error?.code, LSPErrorCodes.RequestCancelled);
  });
});

import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type {
  CodeAction,
  DocumentSymbol,
  Location,
  Position,
  Range,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { LineIndex } from '../../src/core/text.ts';
import { columnOf, offsetOf } from '../../src/server/columns.ts';
import type { Encoding } from '../../src/server/editorManners.ts';
import { digestText } from '../support/digestText.ts';
import { Editor } from '../support/editor.ts';
import { fullCapabilities } from '../support/editorCapabilities.ts';
import { holds } from '../support/random.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];
const uri = 'file:///digests/2025-01-03.md';
const text = digestText('2025-01-03', [
  { title: '稀疏 birds 😀: a survey', id: '2501.00001', authors: 'Zoë Beispiel, 李雷' },
  { title: 'Naïve 𝒩 stones', id: '2501.00002', abstract: `${'é😀鳥x'.repeat(200)} 2501.00001` },
]);

/** A session in one encoding, with the parts of the text that its answers are about. */
async function session(encoding: Encoding) {
  const editor = await Editor.start({
    capabilities: { ...fullCapabilities, general: { positionEncodings: [encoding] } },
  });
  let now = text;
  const place = () => ({ text: now, skeleton: { lines: new LineIndex(now) } });
  const offset = ({ line, character }: Position) => naiveOffset(now, line, character, encoding);
  const cut = ({ start, end }: Range) => now.slice(offset(start), offset(end));
  const position = (at: number): Position => {
    const line = place().skeleton.lines.lineOf(at);
    return { line, character: sizeOf(now.slice(place().skeleton.lines.startOf(line), at), encoding) };
  };
  await editor.open(uri, now);
  const said: unknown[] = [];
  const textDocument = { uri };
  const look = async () => {
    const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    const flat = (nodes: DocumentSymbol[]): unknown[] =>
      nodes.flatMap(({ range, selectionRange, children = [] }) => [
        cut(range),
        cut(selectionRange),
        ...flat(children),
      ]);
    said.push(flat(symbols));
    const at = { textDocument, position: position(now.indexOf('](#') + 4) };
    const entry = await editor.ask<{ range: Range } | null>('textDocument/hover', at);
    said.push(entry && cut(entry.range));
    const places = await editor.ask<Location[]>('textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
    said.push(places.map(({ range }) => cut(range)));
    const report = await editor.ask<{ items: { range: Range; message: string }[] }>(
      'textDocument/diagnostic',
      at,
    );
    said.push(report.items.map(({ range, message }) => [cut(range), message]));
  };
  const write = async (edits: readonly TextEdit[]) => {
    // From the end, so that each range is of the text that it was made for.
    for (const { range, newText } of [...edits].reverse()) {
      const [start, end] = [offset(range.start), offset(range.end)];
      await editor.edit(uri, newText, range);
      now = now.slice(0, start) + newText + now.slice(end);
    }
  };
  await look();
  const inside = now.indexOf('stones\n\n>') + 2;
  await write([{ range: { start: position(inside), end: position(inside + 3) }, newText: '😀石' }]);
  await look();
  const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: position(now.length) },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  await write(actions[0]?.edit?.changes?.[uri] ?? []);
  await look();
  await editor.stop();
  return { said, text: now };
}

/** The offset of a position, counted from the start of the text in the plainest way. */
function naiveOffset(text: string, line: number, character: number, encoding: Encoding): number {
  const start = new LineIndex(text).startOf(line);
  let at = start;
  while (sizeOf(text.slice(start, at), encoding) < character) at++;
  return at;
}

function sizeOf(text: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return text.length;
  return encoding === 'utf-8' ? Buffer.byteLength(text) : [...text].length;
}

describe('position encodings', () => {
  it('make no difference to what a session is about', async () => {
    const [first, ...others] = await Promise.all(encodings.map(session));
    equal(first?.text.includes('(#稀疏-birds--a-survey)'), true);
    equal(first?.text.includes('st😀石s'), true);
    for (const other of others) deepEqual(other, first);
  });

  it('are chosen from those that the client knows', async () => {
    const chosen = async (positionEncodings: string[] | undefined) => {
      const editor = await Editor.start({
        capabilities: { ...fullCapabilities, general: positionEncodings ? { positionEncodings } : {} },
      });
      await editor.stop();
      return editor.server.positionEncoding;
    };
    equal(await chosen(undefined), undefined);
    equal(await chosen(['utf-8', 'utf-16', 'utf-32']), 'utf-16');
    equal(await chosen(['utf-32', 'utf-8']), 'utf-32');
    equal(await chosen(['utf-7', 'utf-8']), 'utf-8');
  });

  it('count each character as it is written, there and back', () => {
    const letters = fc.constantFrom('a', 'é', '鳥', '😀', '\r', '\n', '\r\n');
    const texts = fc.array(fc.tuple(letters, fc.integer({ min: 1, max: 400 })), { maxLength: 12 });
    holds(
      fc.property(texts, fc.nat(), fc.constantFrom(...encodings), (parts, number, encoding) => {
        const text = parts.map(([letter, times]) => letter.repeat(times)).join('');
        const lines = new LineIndex(text);
        const place = { text, skeleton: { lines } };
        const offset = number % (text.length + 1);
        const line = lines.lineOf(offset);
        const before = text.slice(lines.startOf(line), offset);
        if (/[\ud800-\udbff]$/.test(before)) return;
        const column = columnOf(place, line, offset, encoding);
        equal(column, sizeOf(before, encoding));
        const last = line + 1 < lines.count ? lines.startOf(line + 1) - 1 : text.length;
        equal(offsetOf(place, line, column, encoding), Math.min(offset, last));
      }),
      300,
    );
  });

  it('cost no more in one long line than in many short ones', () => {
    const text = '鳥'.repeat(1_000_000);
    const place = { text, skeleton: { lines: new LineIndex(text) } };
    for (let offset = 0; offset < text.length; offset += 100) {
      equal(columnOf(place, 0, offset, 'utf-8'), offset * 3);
      equal(offsetOf(place, 0, offset * 3 + 1, 'utf-8'), offset);
    }
  });
});

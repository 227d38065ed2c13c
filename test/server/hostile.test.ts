// Whatever a digest holds, nothing that the server sends lets it load, run or hide anything.
import { deepEqual, ok } from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sample } from 'fast-check';
import MarkdownIt from 'markdown-it';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  Hover,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { parseDigest } from '../../src/core/parse.ts';
import { toUri } from '../../src/core/uri.ts';
import {
  method,
  type SearchAnswer,
  type TopicCount,
  type TreePage,
  type TreeView,
} from '../../src/protocol/protocol.ts';
import { Editor } from '../support/editor.ts';
import { hostileDigest } from '../support/hostileDigests.ts';
import { runs, seed } from '../support/random.ts';

/** As willing as a reader of Markdown can be: HTML, and addresses without marks, become what they say. */
const willing = new MarkdownIt({ html: true, linkify: true });
// Refuses nothing by itself, so that whatever is a link is seen.
willing.validateLink = () => true;

const allowedTokens = new Set([
  ...['paragraph_open', 'paragraph_close', 'hr', 'inline', 'text', 'softbreak', 'code_inline'],
  ...['strong_open', 'strong_close', 'link_open', 'link_close', 'text_special'],
]);

/** What of a card is more than text, and links that lead elsewhere than to arXiv, code, and digests. */
function dangersOf(markdown: string, folder: string): string[] {
  const tokens = willing.parse(markdown, {}).flatMap(token => [token, ...(token.children ?? [])]);
  const links = tokens.filter(({ type }) => type === 'link_open').map(token => String(token.attrGet('href')));
  return [
    ...tokens.filter(({ type }) => !allowedTokens.has(type)).map(({ type, content }) => `${type} ${content}`),
    ...links.filter(
      link =>
        !/^https:\/\/(?:arxiv\.org\/(?:abs|pdf)\/2501\.0000\dv?\d*|github\.com\/a\/b[\w%#&;-]*)$/.test(
          link,
        ) && !(link.startsWith(folder) && /^[^()[\]<>\s]+#L\d+,\d+$/.test(link)),
    ),
  ];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** File names as a hostile archive has them. */
const names = [
  'a) ![p](http:x.md',
  'b)[go](command:x).md',
  '<img src=x>.md',
  'd\ne.md',
  '$(trash)\u001b[31m.md',
  'plain.md',
];

describe('a hostile digest', () => {
  let editor: Editor;
  let folder: string;

  async function opened(texts: readonly string[]): Promise<readonly string[]> {
    folder = await mkdtemp(join(tmpdir(), 'digest-lens-hostile-'));
    const paths = texts.map((_, index) => join(folder, names[index % names.length] ?? ''));
    for (const [index, path] of paths.entries()) await writeFile(path, texts[index] ?? '');
    const uri = toUri(pathToFileURL(folder).href);
    editor = await Editor.start({ folders: [uri], initializationOptions: { hasCommands: true } });
    await editor.indexed();
    return paths.map(path => toUri(pathToFileURL(path).href));
  }

  it('stays text wherever it is shown', async function () {
    this.timeout(60_000);
    const rounds = runs(12);
    const texts = sample(hostileDigest, { seed, numRuns: rounds * names.length });
    const dangers: string[] = [];
    let cards = 0;
    for (let round = 0; round < rounds; round++) {
      const some = texts.slice(round * names.length, (round + 1) * names.length);
      const uris = await opened(some);
      const root = toUri(pathToFileURL(folder).href);
      const card = (markdown: string | undefined) => {
        if (markdown === undefined) return;
        cards++;
        dangers.push(...dangersOf(markdown, root).map(danger => `${danger} in ${markdown}`));
        if (unseen.test(markdown.replaceAll('\n', ''))) dangers.push(`unseen in ${JSON.stringify(markdown)}`);
      };
      const line = (text: string | undefined) => {
        if (text !== undefined && (unseen.test(text) || text.length > 600))
          dangers.push(JSON.stringify(text));
      };
      for (const [index, uri] of uris.entries()) {
        const text = some[index] ?? '';
        await editor.open(uri, text);
        await askAll(uri, text, { card, line, link: address => checkLink(dangers, address, root) });
      }
      await askViews(card, line);
      await editor.stop();
    }
    deepEqual(dangers.slice(0, 5), []);
    ok(cards > rounds * names.length, String(cards));
  });

  interface Checks {
    readonly card: (markdown: string | undefined) => void;
    readonly line: (text: string | undefined) => void;
    readonly link: (address: string | undefined) => void;
  }

  /** Everything that an editor asks of a document. */
  async function askAll(uri: string, text: string, { card, line, link }: Checks): Promise<void> {
    const textDocument = { uri };
    const digest = parseDigest(toUri(uri), text);
    const offsets = (digest?.papers ?? []).map(({ titleSpan }) => titleSpan.start);
    offsets.push(...(digest?.contents?.entries ?? []).map(({ anchorSpan }) => anchorSpan.end));
    for (const offset of offsets) {
      const position = positionAt(text, offset);
      const hover = await editor.ask<Hover | null>('textDocument/hover', { textDocument, position });
      card((hover?.contents as { value: string } | undefined)?.value);
      const list = await editor.ask<CompletionList | null>('textDocument/completion', {
        textDocument,
        position,
      });
      for (const { label, documentation } of list?.items ?? []) {
        line(label);
        ok(documentation === undefined);
      }
    }
    const range = { start: { line: 0, character: 0 }, end: positionAt(text, text.length) };
    const report = await editor.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
    for (const { message } of report.items) if (unseen.test(String(message))) line(String(message));
    const actions = await editor.ask<CodeAction[] | null>('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: report.items },
    });
    for (const { title, command, edit } of actions ?? []) {
      line(title);
      ok(command === undefined);
      deepEqual(Object.keys(edit?.changes ?? {}), [uri]);
    }
    const lenses = await editor.ask<CodeLens[] | null>('textDocument/codeLens', { textDocument });
    for (const { command } of lenses ?? []) {
      line(command?.title);
      ok(/^(?:digestLens\.\w+)?$/.test(command?.command ?? ''));
      for (const { abs, pdf } of command?.arguments ?? []) [abs, pdf].forEach(link);
    }
    const links = await editor.ask<DocumentLink[] | null>('textDocument/documentLink', { textDocument });
    for (const { target } of links ?? []) link(target);
    const symbols = await editor.ask<DocumentSymbol[] | null>('textDocument/documentSymbol', {
      textDocument,
    });
    const lines = (all: readonly DocumentSymbol[]) => {
      for (const { name, detail, children } of all) {
        line(name);
        line(detail);
        lines(children ?? []);
      }
    };
    lines(symbols ?? []);
  }

  /** Everything that the window asks, whatever document is open. */
  async function askViews(card: Checks['card'], line: Checks['line']): Promise<void> {
    const views: readonly TreeView[] = ['days', 'topics'];
    for (const view of views) {
      const below = async (key: string | null): Promise<void> => {
        const page = await editor.ask<TreePage>(method.tree, { view, key, filter: null });
        for (const node of page.nodes) {
          line(node.label);
          line(node.description);
          if (node.expandable) await below(node.key);
          else card((await editor.ask<string | null>(method.tooltip, { view, key: node.key })) ?? undefined);
        }
      };
      await below(null);
    }
    const answer = await editor.ask<SearchAnswer>(method.search, { query: '', limit: 100 });
    for (const { paper, authors, excerpt, topics } of answer.hits)
      for (const text of [paper.title, authors, excerpt, ...topics]) line(text);
    const symbols = await editor.ask<WorkspaceSymbol[]>('workspace/symbol', { query: '' });
    for (const { name } of symbols) line(name);
    for (const { label } of await editor.ask<TopicCount[]>(method.topics, undefined)) line(label);
  }
});

function checkLink(dangers: string[], address: string | undefined, root: string): void {
  if (address === undefined) return;
  const isOurs = /^https:\/\/arxiv\.org\/(?:abs|pdf)\/[\w./-]+$/.test(address);
  if (!isOurs && !(address.startsWith(root) && /#L\d+,\d+$/.test(address))) dangers.push(address);
}

/** Lines end as the protocol says. */
function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

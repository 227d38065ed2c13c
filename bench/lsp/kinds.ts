import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import type { Workload } from '../workload/workload.ts';
import type { OpenDocument, ServerKind } from './client.ts';

/** Our server, from the bundle that ships; without a folder for its cache it keeps nothing. */
export function ourServer(bundle: string, cacheFolder?: string): ServerKind {
  return {
    // As the extension starts it.
    program: ['--max-semi-space-size=8', bundle],
    initializationOptions: { hearsOfLibrary: true, cacheFolder },
    settings: undefined,
    prepare: () => undefined,
  };
}

/**
 * The Markdown server of VS Code with a client that does for it what VS Code's does: it parses with markdown-it, lists
 * and reads files, and switches on the checks of links that a digest needs.
 */
export function markdownServer({ files }: Pick<Workload, 'files'>): ServerKind {
  return {
    program: [createRequire(import.meta.url).resolve('vscode-markdown-languageserver')],
    initializationOptions: { markdownFileExtensions: ['md'] },
    settings: { markdown: markdownSettings },
    prepare: (connection, documents) => {
      const tokensOf = tokenizer(documents);
      connection.onRequest('markdown/parse', tokensOf);
      connection.onRequest('markdown/findMarkdownFilesInWorkspace', () =>
        files.map(path => pathToFileURL(path).href),
      );
      connection.onRequest('markdown/fs/readFile', async ({ uri }: { uri: string }) =>
        Array.from(await readFile(fileURLToPath(uri))),
      );
      connection.onRequest('markdown/fs/stat', ({ uri }: { uri: string }) =>
        stat(fileURLToPath(uri)).then(
          found => ({ isDirectory: found.isDirectory() }),
          () => null,
        ),
      );
      connection.onRequest('markdown/fs/readDirectory', async ({ uri }: { uri: string }) =>
        (await readdir(fileURLToPath(uri), { withFileTypes: true })).map(entry => [
          entry.name,
          { isDirectory: entry.isDirectory() },
        ]),
      );
      connection.onRequest('markdown/fs/watcher/create', () => null);
      connection.onRequest('markdown/fs/watcher/delete', () => null);
    },
  };
}

/** Like VS Code's client, with its default options, and with the tokens of the last document remembered. */
function tokenizer(documents: ReadonlyMap<string, OpenDocument>) {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  let last: { uri: string; version: number; tokens: unknown } | undefined;
  return async ({ uri, text }: { uri: string; text?: string }) => {
    const open = documents.get(uri);
    if (open && last?.uri === uri && last.version === open.version) return last.tokens;
    const source = open?.text ?? text ?? (await readFile(fileURLToPath(uri), 'utf8'));
    const tokens = markdown.parse(source, {});
    if (open) last = { uri, version: open.version, tokens };
    return tokens;
  };
}

const markdownSettings = {
  server: { log: 'off' },
  preferredMdPathExtensionStyle: 'auto',
  occurrencesHighlight: { enabled: false },
  suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
  validate: {
    enabled: true,
    referenceLinks: { enabled: 'warning' },
    fragmentLinks: { enabled: 'warning' },
    fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: 'hint' },
    duplicateLinkDefinitions: { enabled: 'warning' },
  },
};

import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  RenameRequest,
  type SemanticTokensClientCapabilities,
  type SemanticTokensOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { configFileName } from '../core/configFile.ts';
import { applyCommand } from './convert.ts';
import type { EditorManners } from './editorManners.ts';
import { fixAllKind } from './language/problemActions.ts';
import { legendOf, type TokenTypes } from './language/tokenTypes.ts';

/** What the server says at once that it can do. */
export function capabilitiesFor(client: ClientCapabilities, editor: EditorManners): ServerCapabilities {
  const { documentSymbol, rename, semanticTokens } = client.textDocument ?? {};
  return {
    ...(client.general?.positionEncodings && { positionEncoding: editor.encoding }),
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
    },
    documentSymbolProvider: documentSymbol?.labelSupport ? { label: 'Digest Lens' } : true,
    foldingRangeProvider: true,
    hoverProvider: true,
    definitionProvider: true,
    documentLinkProvider: { resolveProvider: false },
    referencesProvider: true,
    documentHighlightProvider: true,
    selectionRangeProvider: true,
    completionProvider: { triggerCharacters: ['#'] },
    ...(!registersRename(client) && {
      renameProvider: rename?.prepareSupport ? { prepareProvider: true } : true,
    }),
    ...(editor.hasCommands && { codeLensProvider: {} }),
    ...(editor.tokenTypes &&
      semanticTokens && {
        semanticTokensProvider: tokensProvider(editor.tokenTypes, semanticTokens.requests),
      }),
    workspaceSymbolProvider: true,
    ...(editor.takesActions && { codeActionProvider: { codeActionKinds } }),
    ...(!editor.takesActions &&
      editor.takesEdits && {
        codeActionProvider: true,
        executeCommandProvider: { commands: [applyCommand] },
      }),
    ...(editor.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'digestLens',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
    }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** What a client asks for, as it says, and nothing else. */
function tokensProvider(
  types: TokenTypes,
  { range, full }: SemanticTokensClientCapabilities['requests'],
): SemanticTokensOptions {
  const takesChanges = typeof full === 'object' && full.delta === true;
  return {
    legend: { tokenTypes: legendOf(types), tokenModifiers: [] },
    ...(range && { range: true }),
    ...(full && { full: takesChanges ? { delta: true } : true }),
  };
}

const codeActionKinds = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind];

/** Asks the client to tell of changed settings and files, where it takes such a wish. */
export async function registerWatching(
  { client }: Connection,
  { workspace }: ClientCapabilities,
): Promise<void> {
  if (workspace?.didChangeConfiguration?.dynamicRegistration) {
    await client.register(DidChangeConfigurationNotification.type, {
      section: ['digestLens', 'files.exclude', 'search.exclude'],
    });
  }
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    await client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.{md,markdown,MD}' },
        { globPattern: '**/.gitignore' },
        { globPattern: `**/${configFileName}` },
        // Of a folder that is moved or deleted with all that is in it, only the folder is told.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ],
    });
  }
}

/**
 * Says late that the server renames, where the client lets it: of several that could, VS Code asks first the one that
 * came last, and its own support of Markdown knows neither entries nor papers.
 */
export async function registerRename(
  { client }: Connection,
  capabilities: ClientCapabilities,
): Promise<void> {
  if (registersRename(capabilities)) {
    const documentSelector = [{ language: 'markdown' }];
    await client.register(RenameRequest.type, { documentSelector, prepareProvider: true });
  }
}

function registersRename({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.rename?.dynamicRegistration === true;
}

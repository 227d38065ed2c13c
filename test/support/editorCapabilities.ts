import type { ClientCapabilities } from 'vscode-languageserver-protocol';

/** What VS Code says of itself, as far as it concerns us. */
export const fullCapabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { showMessage: {} },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'refactor.rewrite', 'source.fixAll'] },
      },
      isPreferredSupport: true,
    },
    completion: { completionItem: { labelDetailsSupport: true, preselectSupport: true } },
    definition: { linkSupport: true },
    diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true },
    documentLink: { tooltipSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true, labelSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    rename: { dynamicRegistration: true, prepareSupport: true },
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: ['class', 'function', 'keyword', 'number', 'string'],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
};

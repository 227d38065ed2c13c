import type * as lsp from 'vscode-languageserver-protocol';

/** What may be said in a session, by the names of the messages: a schema is made from these types. */
export interface Messages {
  readonly toServer: {
    readonly requests: {
      initialize: Request<lsp.InitializeParams, lsp.InitializeResult>;
      shutdown: Request<undefined, null>;
      'textDocument/codeAction': Request<lsp.CodeActionParams, (lsp.Command | lsp.CodeAction)[] | null>;
      'textDocument/codeLens': Request<lsp.CodeLensParams, lsp.CodeLens[] | null>;
      'textDocument/completion': Request<
        lsp.CompletionParams,
        lsp.CompletionItem[] | lsp.CompletionList | null
      >;
      'textDocument/definition': Request<lsp.DefinitionParams, lsp.Location[] | lsp.LocationLink[] | null>;
      'textDocument/diagnostic': Request<lsp.DocumentDiagnosticParams, lsp.DocumentDiagnosticReport>;
      'textDocument/documentHighlight': Request<lsp.DocumentHighlightParams, lsp.DocumentHighlight[] | null>;
      'textDocument/documentLink': Request<lsp.DocumentLinkParams, lsp.DocumentLink[] | null>;
      'textDocument/documentSymbol': Request<
        lsp.DocumentSymbolParams,
        lsp.DocumentSymbol[] | lsp.SymbolInformation[] | null
      >;
      'textDocument/foldingRange': Request<lsp.FoldingRangeParams, lsp.FoldingRange[] | null>;
      'textDocument/hover': Request<lsp.HoverParams, lsp.Hover | null>;
      'textDocument/prepareRename': Request<lsp.PrepareRenameParams, lsp.PrepareRenameResult | null>;
      'textDocument/references': Request<lsp.ReferenceParams, lsp.Location[] | null>;
      'textDocument/rename': Request<lsp.RenameParams, lsp.WorkspaceEdit | null>;
      'textDocument/selectionRange': Request<lsp.SelectionRangeParams, lsp.SelectionRange[] | null>;
      'textDocument/semanticTokens/full': Request<lsp.SemanticTokensParams, lsp.SemanticTokens | null>;
      'textDocument/semanticTokens/full/delta': Request<
        lsp.SemanticTokensDeltaParams,
        lsp.SemanticTokens | lsp.SemanticTokensDelta | null
      >;
      'textDocument/semanticTokens/range': Request<lsp.SemanticTokensRangeParams, lsp.SemanticTokens | null>;
      'workspace/diagnostic': Request<lsp.WorkspaceDiagnosticParams, lsp.WorkspaceDiagnosticReport>;
      'workspace/executeCommand': Request<lsp.ExecuteCommandParams, lsp.LSPAny>;
      'workspace/symbol': Request<
        lsp.WorkspaceSymbolParams,
        lsp.SymbolInformation[] | lsp.WorkspaceSymbol[] | null
      >;
    };
    readonly notifications: {
      initialized: lsp.InitializedParams;
      '$/cancelRequest': { readonly id: number | string };
      'textDocument/didChange': lsp.DidChangeTextDocumentParams;
      'textDocument/didClose': lsp.DidCloseTextDocumentParams;
      'textDocument/didOpen': lsp.DidOpenTextDocumentParams;
      'workspace/didChangeConfiguration': lsp.DidChangeConfigurationParams;
      'workspace/didChangeWatchedFiles': lsp.DidChangeWatchedFilesParams;
      'workspace/didChangeWorkspaceFolders': lsp.DidChangeWorkspaceFoldersParams;
    };
  };
  readonly toClient: {
    readonly requests: {
      'client/registerCapability': Request<lsp.RegistrationParams, null>;
      'workspace/applyEdit': Request<lsp.ApplyWorkspaceEditParams, lsp.ApplyWorkspaceEditResult>;
      'workspace/configuration': Request<lsp.ConfigurationParams, lsp.LSPAny[]>;
      'workspace/diagnostic/refresh': Request<undefined, null>;
      'workspace/semanticTokens/refresh': Request<undefined, null>;
    };
    readonly notifications: {
      'textDocument/publishDiagnostics': lsp.PublishDiagnosticsParams;
      'window/logMessage': lsp.LogMessageParams;
      'window/showMessage': lsp.ShowMessageParams;
    };
  };
}

interface Request<Params, Result> {
  readonly params: Params;
  readonly result: Result;
}

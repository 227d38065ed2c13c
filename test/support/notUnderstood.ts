import type { ClientCapabilities } from 'vscode-languageserver-protocol';

/** What of a message a client cannot understand that has certain capabilities: each a sentence. */
export function notUnderstood(client: ClientCapabilities, name: string, value: unknown): string[] {
  const { textDocument: document, workspace } = client;
  const item = document?.completion?.completionItem;
  const published = document?.publishDiagnostics;
  const pulled = document?.diagnostic;
  /** Fields that only a client with a capability knows, whatever message they are in. */
  const fields: [field: string, known: unknown, where?: RegExp][] = [
    ['selectionRange', document?.documentSymbol?.hierarchicalDocumentSymbolSupport, /documentSymbol/],
    ['targetUri', document?.definition?.linkSupport],
    ['edit', document?.codeAction?.codeActionLiteralSupport, /codeAction/],
    ['isPreferred', document?.codeAction?.isPreferredSupport],
    ['relatedInformation', published?.relatedInformation || pulled?.relatedInformation],
    ['codeDescription', published?.codeDescriptionSupport || pulled?.codeDescriptionSupport],
    ['version', published?.versionSupport, /publishDiagnostics/],
    ['labelDetails', item?.labelDetailsSupport],
    ['preselect', item?.preselectSupport],
    ['documentChanges', workspace?.workspaceEdit?.documentChanges],
    ['tooltip', document?.documentLink?.tooltipSupport],
    ['prepareProvider', document?.rename?.prepareSupport, /initialize/],
    ['label', document?.documentSymbol?.labelSupport, /initialize/],
    ['semanticTokensProvider', document?.semanticTokens, /initialize/],
    ['positionEncoding', client.general?.positionEncodings, /initialize/],
  ];
  const found = fieldsIn(value);
  const faults = fields
    .filter(([field, known, where = /./]) => !known && found.has(field) && where.test(name))
    .map(([field]) => `${name} has "${field}", which this client does not know`);
  const requests: Record<string, unknown> = {
    'workspace/configuration': workspace?.configuration,
    'workspace/applyEdit': workspace?.applyEdit,
    'workspace/diagnostic/refresh': workspace?.diagnostics?.refreshSupport,
    'workspace/semanticTokens/refresh': workspace?.semanticTokens?.refreshSupport,
  };
  if (name in requests && !requests[name]) faults.push(`${name} is asked of a client that cannot answer`);
  if (name === 'client/registerCapability') faults.push(...unknownRegistrations(client, value));
  if (name === 'textDocument/hover' && value) {
    const { kind } = (value as { contents: { kind: string } }).contents;
    const known: readonly string[] = document?.hover?.contentFormat ?? ['plaintext'];
    if (!known.includes(kind)) faults.push(`a hover in ${kind}`);
  }
  return faults;
}

/** The names of all fields in a value and in what it holds. */
function fieldsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) found.add(key);
    fieldsIn(inner, found);
  }
  return found;
}

function unknownRegistrations(client: ClientCapabilities, params: unknown): string[] {
  const { registrations } = params as { registrations: { method: string }[] };
  return registrations
    .filter(({ method }) => {
      const [scope = '', name = ''] = method.split('/');
      const features = client[scope as 'workspace'] as Record<string, { dynamicRegistration?: boolean }>;
      return features?.[name]?.dynamicRegistration !== true;
    })
    .map(({ method }) => `${method} is registered at a client that takes no registrations of it`);
}

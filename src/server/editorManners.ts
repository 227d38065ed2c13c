import {
  type ClientCapabilities,
  MarkupKind,
  PositionEncodingKind,
  type SemanticTokensClientCapabilities,
} from 'vscode-languageserver';
import { type Wording, wordingFor } from '../core/wording/wording.ts';
import type { InitializationOptions } from '../protocol/protocol.ts';
import { knownTypes, ownTypes, type TokenTypes } from './language/tokenTypes.ts';

/** How a client counts the characters of a line. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** What an editor understands beyond the least that every editor does; it says so once, when it introduces itself. */
export interface EditorManners {
  readonly encoding: Encoding;
  /** What its user is told, in the user's language. */
  readonly wording: Wording;
  /** Where each rule is explained, by its code; empty where the editor shows no such links. */
  readonly rulePages: Readonly<Record<string, string>>;
  readonly nestsSymbols: boolean;
  readonly takesDefinitionLinks: boolean;
  /** Code actions with edits in them; others get commands. */
  readonly takesActions: boolean;
  /** Applies edits that it is sent. */
  readonly takesEdits: boolean;
  readonly rendersMarkdown: boolean;
  readonly showsRelatedPlaces: boolean;
  readonly showsLinkTooltips: boolean;
  readonly showsLabelDetails: boolean;
  /** Selects the completion that is meant. */
  readonly preselects: boolean;
  /** Knows which of several code actions is the one to take without a question. */
  readonly knowsPreferred: boolean;
  /** Shows problems under the pointer by itself, so that a hover need not repeat them. */
  readonly showsProblems: boolean;
  /** Implements the commands behind code lenses. */
  readonly hasCommands: boolean;
  /** Wants to hear of the library when it changes, as the protocol of our own client has it. */
  readonly hearsOfLibrary: boolean;
  readonly pullsDiagnostics: boolean;
  readonly canBeAskedToPull: boolean;
  /** Asks for code lenses again when it is told to. */
  readonly canBeAskedForLenses: boolean;
  /** What it calls each kind of token, of which it may lack some; undefined where it takes no tokens. */
  readonly tokenTypes: TokenTypes | undefined;
  readonly canBeAskedForTokens: boolean;
  /** Takes the version of the text with diagnostics that are sent unasked. */
  readonly takesVersions: boolean;
}

/** What an editor says of itself. */
export function mannersOf(
  { general, textDocument, workspace }: ClientCapabilities,
  options: InitializationOptions,
  locale: string | undefined,
): EditorManners {
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  // Some clients that pull say what they show only in the place for those that are sent diagnostics.
  const shows = (part: 'codeDescriptionSupport' | 'relatedInformation') =>
    published?.[part] === true || pulled?.[part] === true;
  return {
    encoding: encodingOf(general?.positionEncodings),
    wording: wordingFor(locale),
    rulePages: shows('codeDescriptionSupport') ? (options.rulePages ?? {}) : {},
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesDefinitionLinks: textDocument?.definition?.linkSupport === true,
    takesActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    takesEdits: workspace?.applyEdit === true,
    rendersMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    showsRelatedPlaces: shows('relatedInformation'),
    showsLinkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    showsLabelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    preselects: textDocument?.completion?.completionItem?.preselectSupport === true,
    knowsPreferred: textDocument?.codeAction?.isPreferredSupport === true,
    showsProblems: options.showsProblems === true,
    hasCommands: options.hasCommands === true,
    hearsOfLibrary: options.hearsOfLibrary === true,
    pullsDiagnostics: pulled !== undefined,
    canBeAskedToPull: workspace?.diagnostics?.refreshSupport === true,
    canBeAskedForLenses: workspace?.codeLens?.refreshSupport === true,
    tokenTypes: tokenTypesOf(textDocument?.semanticTokens, options),
    canBeAskedForTokens: workspace?.semanticTokens?.refreshSupport === true,
    takesVersions: published?.versionSupport === true,
  };
}

function tokenTypesOf(
  tokens: SemanticTokensClientCapabilities | undefined,
  { ownTokenTypes }: InitializationOptions,
): TokenTypes | undefined {
  if (!tokens) return undefined;
  return ownTokenTypes ? ownTypes : knownTypes(tokens.tokenTypes);
}

/** UTF-16, which costs nothing here, wherever the client knows it; else its first choice that we know. */
function encodingOf(known: readonly PositionEncodingKind[] | undefined): Encoding {
  if (!known || known.includes(PositionEncodingKind.UTF16)) return 'utf-16';
  return known.find(encoding => encoding === 'utf-8' || encoding === 'utf-32') ?? 'utf-16';
}

/** An editor that has not said anything of itself. */
export const plainEditor: EditorManners = mannersOf({}, {}, undefined);

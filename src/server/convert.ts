import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentLink,
  type DocumentSymbol,
  FoldingRange,
  type Location,
  type LocationLink,
  type TextEdit as LspEdit,
  type Position,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Digest } from '../core/digest.ts';
import type { Jump } from '../core/features/define.ts';
import type { OutlineNode } from '../core/features/outline.ts';
import type { Token } from '../core/features/tokens.ts';
import type { Fix, Severity } from '../core/rules/rule.ts';
import type { Problem } from '../core/rules/rules.ts';
import { shownLine, shownText } from '../core/shownText.ts';
import { type Span, type TextEdit, withBlankLines } from '../core/text.ts';
import { columnOf, type LinedText, offsetOf } from './columns.ts';
import type { EditorManners } from './editorManners.ts';
import type { TokenNumbers } from './language/tokenTypes.ts';

/** The one place that knows both offsets and positions: turns spans into ranges and back, as one editor counts. */
export class Converter {
  readonly #editor: EditorManners;

  constructor(editor: EditorManners) {
    this.#editor = editor;
  }

  toPosition(place: LinedText, offset: number): Position {
    const line = place.skeleton.lines.lineOf(offset);
    return { line, character: columnOf(place, line, offset, this.#editor.encoding) };
  }

  toRange(place: LinedText, { start, end }: Span): Range {
    return { start: this.toPosition(place, start), end: this.toPosition(place, end) };
  }

  /** The offset of a position; one past the end of its line or of the text is moved back into it. */
  toOffset(place: LinedText, { line, character }: Position): number {
    return offsetOf(place, line, character, this.#editor.encoding);
  }

  /** Offsets of a range. */
  toSpan(place: LinedText, { start, end }: Range): Span {
    return { start: this.toOffset(place, start), end: this.toOffset(place, end) };
  }

  toLocation(digest: Digest, span: Span): Location {
    return { uri: digest.uri, range: this.toRange(digest, span) };
  }

  toEdits(digest: Digest, edits: readonly TextEdit[]): LspEdit[] {
    return edits.map(({ span, newText }) => ({ range: this.toRange(digest, span), newText }));
  }

  /** Edits of one digest as every editor takes them. */
  toWorkspaceEdit(digest: Digest, edits: readonly TextEdit[]): WorkspaceEdit {
    return { changes: { [digest.uri]: this.toEdits(digest, edits) } };
  }

  toDiagnostic(digest: Digest, problem: Problem): Diagnostic {
    const { span, severity, code, message, related } = problem;
    const href = this.#editor.rulePages[code];
    return {
      range: this.toRange(digest, span),
      severity: severities[severity],
      source: 'Digest Lens',
      code,
      ...(href !== undefined && { codeDescription: { href } }),
      message: shownText(message),
      ...(related &&
        this.#editor.showsRelatedPlaces && {
          relatedInformation: [
            {
              location: this.toLocation(related.digest ?? digest, related.span),
              message: shownText(related.message),
            },
          ],
        }),
    };
  }

  /** A quick fix for one problem; the preferred one is what "fix" without a question means. */
  toQuickFix(digest: Digest, problem: Problem, fix: Fix, rank: 'preferred' | 'offered'): CodeAction {
    return {
      title: shownLine(fix.title),
      kind: CodeActionKind.QuickFix,
      diagnostics: [this.toDiagnostic(digest, problem)],
      ...(rank === 'preferred' && this.#editor.knowsPreferred && { isPreferred: true }),
      edit: this.toWorkspaceEdit(digest, fix.edits),
    };
  }

  /** The nodes of an outline, each in the one above it, or one after the other where the editor has no trees. */
  toSymbols(digest: Digest, nodes: readonly OutlineNode[]): DocumentSymbol[] | SymbolInformation[] {
    if (this.#editor.nestsSymbols) return nodes.map(node => this.#toNested(digest, node));
    return nodes.flatMap(node => this.#toFlat(digest, node, undefined));
  }

  #toNested(digest: Digest, node: OutlineNode): DocumentSymbol {
    return {
      name: this.#nameOf(node),
      detail: this.#detailOf(node),
      kind: symbolKinds[node.kind],
      // As far as VS Code's own outline reaches: what scrolls along comes from the one whose ranges are longer in all.
      range: this.toRange(digest, withBlankLines(digest.text, node.span)),
      selectionRange: this.toRange(digest, node.titleSpan),
      children: node.children.map(child => this.#toNested(digest, child)),
    };
  }

  #toFlat(digest: Digest, node: OutlineNode, above: string | undefined): SymbolInformation[] {
    const name = this.#nameOf(node);
    const kind = symbolKinds[node.kind];
    const location = this.toLocation(digest, node.span);
    const symbol = { name, kind, location, ...(above !== undefined && { containerName: above }) };
    return [symbol, ...node.children.flatMap(child => this.#toFlat(digest, child, name))];
  }

  #nameOf({ name }: OutlineNode): string {
    return shownLine(name) || this.#editor.wording.shown.noTitle;
  }

  #detailOf({ kind, authors, count }: OutlineNode): string {
    const { shown } = this.#editor.wording;
    if (count === undefined) return shownLine(authors);
    return kind === 'contents' ? shown.entries(count) : shown.papers(count);
  }

  toDefinition(digest: Digest, { from, target, selection }: Jump): LocationLink[] | Location[] {
    if (!this.#editor.takesDefinitionLinks) return [this.toLocation(digest, selection)];
    return [
      {
        originSelectionRange: this.toRange(digest, from),
        targetUri: digest.uri,
        targetRange: this.toRange(digest, target),
        targetSelectionRange: this.toRange(digest, selection),
      },
    ];
  }

  toLink(digest: Digest, span: Span, target: string, tooltip: string): DocumentLink {
    return { range: this.toRange(digest, span), target, ...(this.#editor.showsLinkTooltips && { tooltip }) };
  }

  /** Tokens as the protocol has them: five numbers each, the place counted from the token before it. */
  toTokenData(digest: Digest, tokens: readonly Token[], numbers: TokenNumbers): number[] {
    const data: number[] = [];
    let last: Position = { line: 0, character: 0 };
    for (const { kind, span } of tokens) {
      const number = numbers[kind];
      if (number === undefined) continue;
      const { start, end } = this.toRange(digest, span);
      const lines = start.line - last.line;
      const before = lines === 0 ? last.character : 0;
      data.push(lines, start.character - before, end.character - start.character, number, 0);
      last = start;
    }
    return data;
  }

  /** A code action, or the command that stands for it where the editor takes no edits in its menus. */
  toOffer(action: CodeAction): CodeAction | Command {
    if (this.#editor.takesActions) return action;
    return { title: action.title, command: applyCommand, arguments: [action.edit] };
  }
}

/** The server's own command, for editors without code actions: applies the edit that it is given. */
export const applyCommand = 'digestLens.applyEdit';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const symbolKinds: Record<OutlineNode['kind'], SymbolKind> = {
  digest: SymbolKind.Package,
  contents: SymbolKind.Array,
  topic: SymbolKind.Namespace,
  paper: SymbolKind.File,
  section: SymbolKind.String,
};

/** An address that opens a digest at an offset, in VS Code and in most editors: `file:///a.md#L12,3`. */
export function toAddress({ uri, skeleton: { lines } }: Digest, offset: number): string {
  const line = lines.lineOf(offset);
  return `${uri}#L${line + 1},${offset - lines.startOf(line) + 1}`;
}

/** A fold over the lines of a span; its last line stays out where the span ends at a line's start. */
export function toFold({ skeleton: { lines } }: Digest, span: Span): FoldingRange {
  return FoldingRange.create(lines.lineOf(span.start), lines.lineOf(Math.max(span.start, span.end - 1)));
}

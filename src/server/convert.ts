import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  FoldingRange,
  type Location,
  type LocationLink,
  type TextEdit as LspEdit,
  type Position,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import type { Digest } from '../core/digest.ts';
import type { Jump } from '../core/features/define.ts';
import type { OutlineNode } from '../core/features/outline.ts';
import type { Fix, Severity } from '../core/rules/rule.ts';
import type { Problem } from '../core/rules/rules.ts';
import type { LineIndex, Span, TextEdit } from '../core/text.ts';

type RulePages = Readonly<Record<string, string>>;

// The one file that knows both offsets and positions. Both sides count UTF-16 code units.

export function toPosition(lines: LineIndex, offset: number): Position {
  const line = lines.lineOf(offset);
  return { line, character: offset - lines.startOf(line) };
}

export function toRange(lines: LineIndex, { start, end }: Span): Range {
  return { start: toPosition(lines, start), end: toPosition(lines, end) };
}

/** The offset of a position; one past the end of its line or of the text is moved back into it. */
export function toOffset(lines: LineIndex, { line, character }: Position): number {
  const start = lines.startOf(line);
  return Math.min(start + character, line + 1 < lines.count ? lines.startOf(line + 1) - 1 : lines.length);
}

/** Offsets of a range. */
export function toSpan(lines: LineIndex, { start, end }: Range): Span {
  return { start: toOffset(lines, start), end: toOffset(lines, end) };
}

export function toLocation({ uri, skeleton }: Digest, span: Span): Location {
  return { uri, range: toRange(skeleton.lines, span) };
}

/** An address that opens a digest at an offset, in VS Code and in most editors: `file:///a.md#L12,3`. */
export function toAddress({ uri, skeleton }: Digest, offset: number): string {
  const { line, character } = toPosition(skeleton.lines, offset);
  return `${uri}#L${line + 1},${character + 1}`;
}

export function toEdits(lines: LineIndex, edits: readonly TextEdit[]): LspEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }));
}

/** A problem; `rulePages` says where the rules are explained. */
export function toDiagnostic(digest: Digest, problem: Problem, rulePages: RulePages): Diagnostic {
  const { span, severity, code, message, related } = problem;
  const href = rulePages[code];
  return {
    range: toRange(digest.skeleton.lines, span),
    severity: severities[severity],
    source: 'Digest Lens',
    code,
    ...(href !== undefined && { codeDescription: { href } }),
    message,
    ...(related && {
      relatedInformation: [
        { location: toLocation(related.digest ?? digest, related.span), message: related.message },
      ],
    }),
  };
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A quick fix for one problem; the preferred one is what "fix" without a question means. */
export function toQuickFix(
  digest: Digest,
  problem: Problem,
  fix: Fix,
  rank: 'preferred' | 'offered',
  rulePages: RulePages,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(digest, problem, rulePages)],
    ...(rank === 'preferred' && { isPreferred: true }),
    edit: { changes: { [digest.uri]: toEdits(digest.skeleton.lines, fix.edits) } },
  };
}

export function toSymbol(lines: LineIndex, node: OutlineNode): DocumentSymbol {
  return {
    name: node.name || '(no title)',
    detail: node.detail,
    kind: symbolKinds[node.kind],
    range: toRange(lines, node.span),
    selectionRange: toRange(lines, node.titleSpan),
    children: node.children.map(child => toSymbol(lines, child)),
  };
}

const symbolKinds: Record<OutlineNode['kind'], SymbolKind> = {
  digest: SymbolKind.Package,
  contents: SymbolKind.Array,
  topic: SymbolKind.Namespace,
  paper: SymbolKind.File,
  section: SymbolKind.String,
};

/** A fold over the lines of a span; its last line stays out where the span ends at a line's start. */
export function toFold(lines: LineIndex, span: Span): FoldingRange {
  return FoldingRange.create(lines.lineOf(span.start), lines.lineOf(Math.max(span.start, span.end - 1)));
}

export function toLocationLink({ uri, skeleton: { lines } }: Digest, jump: Jump): LocationLink {
  return {
    originSelectionRange: toRange(lines, jump.from),
    targetUri: uri,
    targetRange: toRange(lines, jump.target),
    targetSelectionRange: toRange(lines, jump.selection),
  };
}

import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import { repair, repairRule } from '../../core/fixAll.ts';
import { disablingFixes } from '../../core/rules/disablingFixes.ts';
import { type Problem, problemsOf, type RuleCode } from '../../core/rules/rules.ts';
import type { Settings } from '../../core/settings.ts';
import type { Span, TextEdit } from '../../core/text.ts';
import type { Converter } from '../convert.ts';
import type { Workspace } from '../workspace.ts';

/** The kind of "fix all" that `editor.codeActionsOnSave` can name. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.digestLens`;

/**
 * What can be done about the problems that a span touches or that the editor names: their own fixes first, then all of
 * the same rule and all in the digest, and last the comments that switch rules off.
 */
export function problemActions(
  digest: Digest,
  workspace: Workspace,
  { start, end }: Span,
  named: readonly Diagnostic[],
): CodeAction[] {
  const settings = workspace.settingsOf(digest.uri);
  const { convert } = workspace;
  // Some editors mean all problems of the line that the cursor is in. By line, because one counts columns in bytes here.
  const names = new Set(named.map(({ range, message }) => `${range.start.line} ${message}`));
  const isNamed = ({ span, message }: Problem) =>
    names.size > 0 && names.has(`${convert.toPosition(digest, span.start).line} ${message}`);
  const here = problemsOf(digest, settings, workspace.library).filter(
    problem => (problem.span.start <= end && start <= problem.span.end) || isNamed(problem),
  );
  if (here.length === 0) return [];
  return [
    ...here.flatMap(problem => fixesOf(convert, digest, problem)),
    ...[...new Set(here.map(({ code }) => code))].flatMap(code => fixRule(convert, digest, settings, code)),
    ...fixAll(convert, digest, settings, CodeActionKind.QuickFix),
    ...disable(convert, digest, settings, here.slice(0, mostDisabled)),
  ];
}

/** The fix of all problems in a digest; in the menu of quick fixes only where there are several. */
export function fixAll(convert: Converter, digest: Digest, settings: Settings, kind: string): CodeAction[] {
  const repaired = repair(digest, settings);
  const fixes = repaired.fixed.length;
  if (fixes === 0 || (kind === CodeActionKind.QuickFix && fixes < 2)) return [];
  const title = settings.wording.fixes.fixAll(fixes);
  return [toAction(convert, digest, title, kind, repaired.edits)];
}

function fixesOf(convert: Converter, digest: Digest, problem: Problem): CodeAction[] {
  if (problem.fix) return [convert.toQuickFix(digest, problem, problem.fix, 'preferred')];
  return problem
    .suggestions()
    .map((fix, index) => convert.toQuickFix(digest, problem, fix, index === 0 ? 'preferred' : 'offered'));
}

function fixRule(convert: Converter, digest: Digest, settings: Settings, code: RuleCode): CodeAction[] {
  const repaired = repairRule(digest, settings, code);
  const fixes = repaired.fixed.length;
  if (fixes < 2) return [];
  const title = settings.wording.fixes.fixAllOf(fixes, code);
  return [toAction(convert, digest, title, CodeActionKind.QuickFix, repaired.edits)];
}

/** Whoever selects a whole digest wants none of these for each of its lines. */
const mostDisabled = 20;

function disable(
  convert: Converter,
  digest: Digest,
  { wording }: Settings,
  problems: readonly Problem[],
): CodeAction[] {
  // Several problems of one rule in a line have one comment.
  const byEdit = new Map<string, CodeAction>();
  for (const problem of problems) {
    for (const fix of disablingFixes(digest, problem, wording)) {
      // Tied to no problem, because VS Code lists those that are before all others.
      byEdit.set(
        JSON.stringify(fix),
        toAction(convert, digest, fix.title, CodeActionKind.QuickFix, fix.edits),
      );
    }
  }
  return [...byEdit.values()];
}

function toAction(
  convert: Converter,
  digest: Digest,
  title: string,
  kind: string,
  edits: readonly TextEdit[],
): CodeAction {
  return { title, kind, edit: convert.toWorkspaceEdit(digest, edits) };
}

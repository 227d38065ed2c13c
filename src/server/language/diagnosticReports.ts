import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Range,
} from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import { calmEditOf } from '../../core/rules/calmEdit.ts';
import { type Problem, problemsOf } from '../../core/rules/rules.ts';
import type { Span } from '../../core/text.ts';
import { movedSpan } from '../../core/textChange.ts';
import type { Uri } from '../../core/uri.ts';
import type { Workspace } from '../workspace.ts';

/**
 * The problems of documents, each list with an id. A list that reads the same has the same id, so that a letter
 * typed into an abstract sends nothing and moves no squiggle.
 */
export class DiagnosticReports {
  readonly #workspace: Workspace;
  readonly #last = new Map<Uri, Report>();
  #lastId = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The problems of a document, or word that they are those of `previousId`. */
  of(uri: Uri, previousId: string | undefined): DocumentDiagnosticReport {
    return toReport(this.#reportOf(uri), previousId);
  }

  /** The problems of a document as they are now. */
  itemsOf(uri: Uri): Diagnostic[] {
    return this.#reportOf(uri).items;
  }

  /** No problems, whatever is in the document: nobody wants to hear of them. */
  silence(previousId: string | undefined): DocumentDiagnosticReport {
    return toReport(silent, previousId);
  }

  #reportOf(uri: Uri): Report {
    const digest = this.#workspace.digest(uri);
    if (!digest) {
      this.#last.delete(uri);
      return silent;
    }
    const problems = problemsOf(digest, this.#workspace.settingsOf(uri), this.#workspace.library);
    const last = this.#last.get(uri);
    if (last?.problems === problems) return last;
    const isStill = last && stillAfterEdit(last, digest, problems);
    const items = problems.map((problem, index) => {
      const item = isStill?.(problem, index) ? last?.items[index] : undefined;
      return item ?? this.#workspace.convert.toDiagnostic(digest, problem);
    });
    const id = last && isSame(last.items, items) ? last.id : String(++this.#lastId);
    const report = { digest, problems, items, id };
    this.#last.set(uri, report);
    return report;
  }
}

interface Report {
  readonly digest: Digest | undefined;
  readonly problems: readonly Problem[];
  readonly items: Diagnostic[];
  readonly id: string;
}

const silent: Report = { digest: undefined, problems: [], items: [], id: '0' };

function toReport({ items, id }: Report, previousId: string | undefined): DocumentDiagnosticReport {
  return id === previousId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
    : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
}

/**
 * Whether a problem, by its place in the list, is that of the last report, in a line that an edit of words left alone:
 * then it reads the same. Undefined where the edit was another.
 */
function stillAfterEdit(
  last: Report,
  digest: Digest,
  problems: readonly Problem[],
): ((problem: Problem, index: number) => boolean) | undefined {
  const edit = calmEditOf(digest);
  if (!edit || edit.before !== last.digest || problems.length !== last.problems.length) return undefined;
  const { change } = edit;
  const { lines } = edit.before.skeleton;
  if (lines.count !== digest.skeleton.lines.count) return undefined;
  const start = lines.startOf(lines.lineOf(change.start));
  const end = lines.startOf(lines.lineOf(change.end) + 1);
  const isStill = (was: Span, is: Span): boolean => {
    const moved = was.end < start || was.start >= end ? movedSpan(change, was) : undefined;
    return moved?.start === is.start && moved.end === is.end;
  };
  return (problem, index) => {
    const was = last.problems[index];
    const [related, others] = [problem.related, was?.related];
    return (
      was?.code === problem.code &&
      was.message === problem.message &&
      was.severity === problem.severity &&
      isStill(was.span, problem.span) &&
      related?.message === others?.message &&
      // Of another digest nothing is known here.
      related?.digest === undefined &&
      others?.digest === undefined &&
      (!related || !others || isStill(others.span, related.span))
    );
  };
}

function isSame(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((item, index) => isSameItem(item, b[index]));
}

function isSameItem(a: Diagnostic, b: Diagnostic | undefined): boolean {
  if (a === b) return true;
  const [related, others] = [a.relatedInformation?.[0], b?.relatedInformation?.[0]];
  return (
    b !== undefined &&
    a.message === b.message &&
    a.severity === b.severity &&
    a.code === b.code &&
    isSameRange(a.range, b.range) &&
    related?.location.uri === others?.location.uri &&
    isSameRange(related?.location.range, others?.location.range)
  );
}

function isSameRange(a: Range | undefined, b: Range | undefined): boolean {
  return (
    a?.start.line === b?.start.line &&
    a?.start.character === b?.start.character &&
    a?.end.line === b?.end.line &&
    a?.end.character === b?.end.character
  );
}

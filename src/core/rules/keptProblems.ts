import type { Span } from '../text.ts';
import { movedSpan, type TextChange } from '../textChange.ts';
import type { Fix, Related, RuledFinding, Severity } from './rule.ts';

/** Problems from before a calm edit where they stand now; undefined where the edit touches one. */
export function keptProblems<Code extends string>(
  problems: readonly RuledFinding<Code>[],
  change: TextChange,
  again: FirstReading<Code>,
): RuledFinding<Code>[] | undefined {
  const kept: RuledFinding<Code>[] = [];
  for (const problem of problems) {
    const { related } = problem;
    const span = movedSpan(change, problem.span);
    const relatedSpan = related && movedSpan(change, related.span);
    if (!span || (related && !relatedSpan)) return undefined;
    kept.push(
      new KeptProblem(problem, span, relatedSpan && { span: relatedSpan, message: related.message }, again),
    );
  }
  return kept;
}

/** What can be done about problems that were kept: worked out only when somebody asks, as if nothing had been kept. */
export class FirstReading<Code extends string> {
  readonly #kept: () => readonly RuledFinding<Code>[];
  readonly #read: () => readonly RuledFinding<Code>[];
  #readAs: ReadonlyMap<RuledFinding<Code>, RuledFinding<Code>> | undefined;

  /** Both lists are of the same problems in the same order. */
  constructor(kept: () => readonly RuledFinding<Code>[], read: () => readonly RuledFinding<Code>[]) {
    this.#kept = kept;
    this.#read = read;
  }

  /** A kept problem as it is read from the text. */
  of(problem: RuledFinding<Code>): RuledFinding<Code> {
    if (!this.#readAs) {
      const kept = this.#kept();
      this.#readAs = new Map(
        this.#read().flatMap((read, index) => {
          const same = kept[index];
          return same ? [[same, read] as const] : [];
        }),
      );
    }
    const read = this.#readAs.get(problem);
    if (!read) throw new RangeError(`${problem.code} at ${problem.span.start} is not found again`);
    return read;
  }
}

/** Holds nothing of the digest before, which would live as long. */
class KeptProblem<Code extends string> implements RuledFinding<Code> {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: Related | undefined;
  readonly isFixedWithAll: boolean;
  readonly isOfPaper: boolean;
  readonly #again: FirstReading<Code>;

  constructor(
    { code, severity, message, isFixedWithAll, isOfPaper }: RuledFinding<Code>,
    span: Span,
    related: Related | undefined,
    again: FirstReading<Code>,
  ) {
    this.code = code;
    this.severity = severity;
    this.span = span;
    this.message = message;
    this.related = related;
    this.isFixedWithAll = isFixedWithAll;
    this.isOfPaper = isOfPaper;
    this.#again = again;
  }

  get fix(): Fix | undefined {
    return this.#again.of(this).fix;
  }

  get suggestions(): () => readonly Fix[] {
    return this.#again.of(this).suggestions;
  }
}

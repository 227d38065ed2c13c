import type { Digest } from '../../core/digest.ts';
import type { Severity } from '../../core/rules/rule.ts';
import type { Problem } from '../../core/rules/rules.ts';
import { relativePath, type Uri } from '../../core/uri.ts';
import { counted, grouped } from '../command.ts';
import type { NamedDigest, Tally } from '../files/digests.ts';

/** How problems are shown; they come file by file, and are counted at the end. */
export interface Report {
  readonly add: (named: NamedDigest, problems: readonly Problem[]) => void;
  readonly end: (outcome: Outcome) => void;
}

/** How a check went. */
export interface Outcome {
  readonly tally: Tally;
  readonly exitCode: number;
  /** Problems that a baseline covers; undefined without a baseline. */
  readonly recorded: number | undefined;
  readonly failures: readonly string[];
}

/** Counts problems for a summary. */
export class ProblemCounts {
  readonly #bySeverity = { error: 0, warning: 0, information: 0, hint: 0 };
  #fixable = 0;

  add(problems: readonly Problem[]): void {
    for (const { severity, isFixedWithAll } of problems) {
      this.#bySeverity[severity]++;
      if (isFixedWithAll) this.#fixable++;
    }
  }

  /** `2 problems (1 error, 1 hint) in 3 digests with 88 papers. digest-lens fix repairs 1.` */
  summary({ tally: { files, digests, papers }, recorded }: Outcome): string {
    if (digests === 0) return `No digests in ${counted(files, 'file')}.`;
    const looked = `${counted(digests, 'digest')} with ${counted(papers, 'paper')}`;
    const more = recorded ? ` The baseline has ${grouped(recorded)} more.` : '';
    const severities = gravestFirst.filter(severity => this.#bySeverity[severity] > 0);
    const all = severities.reduce((sum, severity) => sum + this.#bySeverity[severity], 0);
    if (all === 0) return `No ${recorded ? 'new ' : ''}problems in ${looked}.${more}`;
    const parts = severities.map(severity => {
      const count = this.#bySeverity[severity];
      // "information" has no plural.
      return severity === 'information' ? `${grouped(count)} information` : counted(count, severity);
    });
    const remedy = this.#fixable === 0 ? '' : ` digest-lens fix repairs ${grouped(this.#fixable)}.`;
    return `${counted(all, 'problem')} (${parts.join(', ')}) in ${looked}.${more}${remedy}`;
  }
}

/** Severities in the order in which they matter. */
export const gravestFirst = [
  'error',
  'warning',
  'information',
  'hint',
] as const satisfies readonly Severity[];

/** Whether problems of a severity make `check` fail. */
export function isGrave({ severity }: Problem): boolean {
  return severity === 'error' || severity === 'warning';
}

/** The name of a digest's file from the folder that the program runs in; undefined where it is elsewhere. */
export function nameWithin(folder: Uri, { uri }: Digest): string | undefined {
  return relativePath(folder, uri);
}

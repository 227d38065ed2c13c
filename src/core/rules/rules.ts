import type { Digest } from '../digest.ts';
import { brokenAnchor } from './brokenAnchor.ts';
import { missingEntry } from './missingEntry.ts';
import type { Finding, Rule, RuleSettings, Severity } from './rule.ts';
import { staleEntry } from './staleEntry.ts';

/** Every rule by its code, in the order of `docs/rules.md`. */
export const rules = {
  'broken-anchor': brokenAnchor,
  'missing-entry': missingEntry,
  'stale-entry': staleEntry,
} satisfies Record<string, Rule>;

export type RuleCode = keyof typeof rules;

export const ruleCodes = Object.keys(rules) as readonly RuleCode[];

/** What a user says of rules, beside what these must know. */
export interface ProblemSettings extends RuleSettings {
  /** Severities that replace a rule's own. */
  readonly rules: Readonly<Partial<Record<RuleCode, Severity | 'off'>>>;
}

/** What a rule found, with the severity that holds for this user. */
export interface Problem extends Finding {
  readonly code: RuleCode;
  readonly severity: Severity;
}

/** The problems of a digest in the order of the text; rules that the user switched off are not run. */
export function problemsOf(digest: Digest, settings: ProblemSettings): readonly Problem[] {
  const known = remembered.get(digest);
  if (known?.settings === settings) return known.problems;
  const problems = ruleCodes.flatMap(code => {
    const rule: Rule = rules[code];
    const wanted = settings.rules[code];
    if (wanted === 'off') return [];
    return rule
      .check(digest, settings)
      .map(finding => ({ ...finding, code, severity: wanted ?? finding.severity ?? rule.severity }));
  });
  problems.sort((a, b) => a.span.start - b.span.start);
  remembered.set(digest, { settings, problems });
  return problems;
}

const remembered = new WeakMap<Digest, { settings: ProblemSettings; problems: readonly Problem[] }>();

import type { Digest, Paper } from '../digest.ts';
import type { Span } from '../text.ts';
import { brokenAnchor } from './brokenAnchor.ts';
import { calmEditOf } from './calmEdit.ts';
import { dayMismatch } from './dayMismatch.ts';
import { isDisabled } from './disabling.ts';
import { duplicateEntry } from './duplicateEntry.ts';
import { duplicateHeading } from './duplicateHeading.ts';
import { duplicatePaper } from './duplicatePaper.ts';
import { insecureLink } from './insecureLink.ts';
import { invalidDate } from './invalidDate.ts';
import { FirstReading, keptProblems } from './keptProblems.ts';
import { malformedArxivLink } from './malformedArxivLink.ts';
import { markupInUrl } from './markupInUrl.ts';
import { misplacedEntry } from './misplacedEntry.ts';
import { missingEntry } from './missingEntry.ts';
import { missingField } from './missingField.ts';
import { missingTableOfContents } from './missingTableOfContents.ts';
import { repeatedPaper } from './repeatedPaper.ts';
import { retitledEntry } from './retitledEntry.ts';
import type { Finding, OtherDigests, Rule, RuledFinding, RuleSettings, Severity } from './rule.ts';
import { staleEntry } from './staleEntry.ts';
import { unknownRule } from './unknownRule.ts';

/** Every rule by its code, in the order of `docs/rules.md`. */
const table = {
  'broken-anchor': brokenAnchor,
  'missing-entry': missingEntry,
  'stale-entry': staleEntry,
  'misplaced-entry': misplacedEntry,
  'retitled-entry': retitledEntry,
  'duplicate-entry': duplicateEntry,
  'missing-table-of-contents': missingTableOfContents,
  'duplicate-paper': duplicatePaper,
  'repeated-paper': repeatedPaper,
  'duplicate-heading': duplicateHeading,
  'missing-field': missingField,
  'malformed-arxiv-link': malformedArxivLink,
  'invalid-date': invalidDate,
  'day-mismatch': dayMismatch,
  'markup-in-url': markupInUrl,
  'insecure-link': insecureLink,
  'unknown-rule': unknownRule,
} satisfies Record<string, Rule>;

export type RuleCode = keyof typeof table;

export const rules: Readonly<Record<RuleCode, Rule>> = table;

export const ruleCodes = Object.keys(table) as readonly RuleCode[];

const libraryCodes = ruleCodes.filter(code => rules[code].reads === 'library');
const ownCodes = ruleCodes.filter(code => rules[code].reads !== 'library');

/** What a user says of rules, beside what these must know. */
export interface ProblemSettings extends RuleSettings {
  /** Severities that replace a rule's own. */
  readonly rules: Readonly<Partial<Record<RuleCode, Severity | 'off'>>>;
}

/** What a rule found, with the severity that holds for this user. */
export type Problem = RuledFinding<RuleCode>;

/**
 * The problems of a digest in the order of the text; rules that the user switched off are not run. Without a library,
 * rules that read other digests find nothing.
 */
export function problemsOf(
  digest: Digest,
  settings: ProblemSettings,
  library: OtherDigests = noOthers,
): readonly Problem[] {
  const own = ownProblems(digest, settings);
  const codes = libraryCodes.filter(code => severityOf(code, settings) !== 'off');
  if (codes.length === 0 || library === noOthers) return own;
  const known = remembered.withLibrary.get(digest);
  const state = library.stateOf(digest);
  if (known?.own === own && known.library === library && known.state === state) return known.problems;
  const problems = inOrder([...own, ...codes.flatMap(code => found(code, digest, settings, library))]);
  remembered.withLibrary.set(digest, { own, library, state, problems });
  return problems;
}

/** What can be said of a digest without looking at others: it holds as long as the digest. */
function ownProblems(digest: Digest, settings: ProblemSettings): readonly Problem[] {
  const known = remembered.own.get(digest);
  if (known?.settings === settings) return known.problems;
  const problems = afterCalmEdit(digest, settings) ?? readProblems(digest, settings);
  remembered.own.set(digest, { settings, problems });
  return problems;
}

function readProblems(digest: Digest, settings: ProblemSettings): readonly Problem[] {
  return inOrder(ownCodes.flatMap(code => found(code, digest, settings, noOthers)));
}

/** The same list from that of the digest before an edit; undefined where that does not say enough. */
function afterCalmEdit(digest: Digest, settings: ProblemSettings): readonly Problem[] | undefined {
  const edit = calmEditOf(digest);
  const old = edit && remembered.own.get(edit.before);
  if (!edit || old?.settings !== settings) return undefined;
  const { change, was, is } = edit;
  const again = new FirstReading(
    () => problems,
    () => readProblems(digest, settings),
  );
  const elsewhere = old.problems.filter(({ isOfPaper, span }) => !isOfPaper || !isIn(was, span));
  const kept = keptProblems(elsewhere, change, again);
  if (!kept) return undefined;
  const here = ownCodes.flatMap(code => foundInPapers(code, digest, settings, [is]));
  const problems = inOrder([...kept, ...here]);
  return problems;
}

function isIn({ span }: Paper, { start, end }: Span): boolean {
  return span.start <= start && end <= span.end;
}

function found(
  code: RuleCode,
  digest: Digest,
  settings: ProblemSettings,
  library: OtherDigests,
): readonly Problem[] {
  const severity = severityOf(code, settings);
  const { check }: Rule = rules[code];
  const { renderers, wording } = settings;
  const ofPapers = foundInPapers(code, digest, settings, digest.papers);
  if (severity === 'off' || !check) return ofPapers;
  const findings = check(digest, { renderers, wording, codes: ruleCodes, library });
  return [...ofPapers, ...toProblems(findings, code, digest, settings, severity, false)];
}

/** What a rule that looks at one paper after the other finds in some. */
function foundInPapers(
  code: RuleCode,
  digest: Digest,
  settings: ProblemSettings,
  papers: readonly Paper[],
): readonly Problem[] {
  const severity = severityOf(code, settings);
  const { checkPaper }: Rule = rules[code];
  if (severity === 'off' || !checkPaper) return [];
  const findings: Finding[] = [];
  for (const paper of papers) findings.push(...checkPaper(digest, paper, settings.wording));
  return toProblems(findings, code, digest, settings, severity, true);
}

function toProblems(
  findings: readonly Finding[],
  code: RuleCode,
  digest: Digest,
  settings: ProblemSettings,
  ruleSeverity: Severity,
  isOfPaper: boolean,
): readonly Problem[] {
  const isWanted = settings.rules[code] !== undefined;
  const isOffered = rules[code].changes === 'papers' && !isWanted;
  const problems: Problem[] = [];
  for (const { severity: own, span, message, related, fix, suggestions } of findings) {
    if (isDisabled(digest, code, span.start)) continue;
    const severity = (!isWanted && own) || ruleSeverity;
    const isFixedWithAll = fix !== undefined && severity !== 'hint' && !isOffered;
    // Written out: copying an object to add to it takes many times as long, and most papers have a problem.
    problems.push({ code, severity, span, message, related, fix, suggestions, isFixedWithAll, isOfPaper });
  }
  return problems;
}

function severityOf(code: RuleCode, settings: ProblemSettings): Severity | 'off' {
  return settings.rules[code] ?? rules[code].severity;
}

/** By their place; at one place in the order of the rules, however they came together. */
function inOrder(problems: Problem[]): readonly Problem[] {
  return problems.sort(
    (a, b) => a.span.start - b.span.start || (rankOf.get(a.code) ?? 0) - (rankOf.get(b.code) ?? 0),
  );
}

const rankOf = new Map(ruleCodes.map((code, rank) => [code, rank]));

const noOthers: OtherDigests = { earlier: () => undefined, stateOf: () => 0 };

const remembered = {
  own: new WeakMap<Digest, { settings: ProblemSettings; problems: readonly Problem[] }>(),
  withLibrary: new WeakMap<
    Digest,
    { own: readonly Problem[]; library: OtherDigests; state: number; problems: readonly Problem[] }
  >(),
};

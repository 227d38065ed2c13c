import type { RendererName } from '../anchors/renderers.ts';
import type { Appearance, Digest, Paper } from '../digest.ts';
import type { Span, TextEdit } from '../text.ts';
import type { Wording } from '../wording/wording.ts';

/** How much a problem matters. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One rule: what it finds in a digest, and how much that matters unless the user says otherwise. */
export interface Rule {
  /** What the rule finds, in one sentence for users. */
  readonly sentence: string;
  /** Severity of a finding that does not say its own; `off` for a rule that users switch on. */
  readonly severity: Severity | 'off';
  /** `library` where it looks at other digests, too: what it finds may change without an edit of this one. */
  readonly reads?: 'library';
  /** `papers` where its fixes change what papers say, and not only the table of contents and anchors. */
  readonly changes?: 'papers';
  readonly check?: (digest: Digest, context: RuleContext) => readonly Finding[];
  /** What it finds in each paper, looking at nothing but that paper's own text. */
  readonly checkPaper?: (digest: Digest, paper: Paper, wording: Wording) => readonly Finding[];
}

/** What rules must know of a user's settings. */
export interface RuleSettings {
  /** The renderers that count. */
  readonly renderers: readonly RendererName[];
  /** What they call things. */
  readonly wording: Wording;
}

/** What rules must know beside the digest. */
export interface RuleContext extends RuleSettings {
  /** The codes of all rules. */
  readonly codes: readonly string[];
  readonly library: OtherDigests;
}

/** The other digests of a workspace. */
export interface OtherDigests {
  /** The newest appearance of a paper on a day before the digest's own. */
  readonly earlier: (digest: Digest, paper: Paper) => Appearance | undefined;
  /** Another number whenever a digest, or another that lists one of its papers, has changed. */
  readonly stateOf: (digest: Digest) => number;
}

/** A thing that is wrong in a digest, and what can be done. */
export interface Finding {
  readonly severity?: Severity;
  readonly span: Span;
  /** One or two sentences for the user: what is wrong, and what would be right. */
  readonly message: string;
  /** The other place that the finding is about. */
  readonly related?: Related | undefined;
  /** The one fix that is safe to apply unseen; undefined where a person must choose. */
  readonly fix: Fix | undefined;
  /** What may be meant, best first, worked out when it is asked for. */
  readonly suggestions: () => readonly Fix[];
}

/** What a rule found, with its code and the severity that holds for a user. */
export interface RuledFinding<Code extends string> extends Finding {
  readonly code: Code;
  readonly severity: Severity;
  /**
   * Whether "fix all" applies its fix. Hints, and what changes the text of a paper, are fixed only where somebody asks:
   * one by one, by rule, or by giving the rule a severity.
   */
  readonly isFixedWithAll: boolean;
  /** Whether `checkPaper` found it. */
  readonly isOfPaper: boolean;
}

/** Another place, and what it has to do with a finding. */
export interface Related {
  /** The digest it is in, where that is another one: as it was when the rule looked. */
  readonly digest?: Digest;
  readonly span: Span;
  readonly message: string;
}

/** An edit with a name, as shown in the menu of quick fixes. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

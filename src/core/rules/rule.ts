import type { RendererName } from '../anchors/renderers.ts';
import type { Digest } from '../digest.ts';
import type { Span, TextEdit } from '../text.ts';

/** How much a problem matters. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One rule: what it finds in a digest, and how much that matters unless the user says otherwise. */
export interface Rule {
  /** What the rule finds, in one sentence for users. */
  readonly sentence: string;
  /** Severity of a finding that does not say its own. */
  readonly severity: Severity;
  readonly check: (digest: Digest, settings: RuleSettings) => Finding[];
}

/** What rules must know of a user's settings. */
export interface RuleSettings {
  /** The renderers that count. */
  readonly renderers: readonly RendererName[];
}

/** A thing that is wrong in a digest, and what can be done. */
export interface Finding {
  readonly severity?: Severity;
  readonly span: Span;
  /** One or two sentences for the user: what is wrong, and what would be right. */
  readonly message: string;
  /** The other place that the finding is about. */
  readonly related?: { readonly span: Span; readonly message: string } | undefined;
  /** The one fix that is safe to apply unseen; undefined where a person must choose. */
  readonly fix: Fix | undefined;
  /** What may be meant, best first, worked out when it is asked for. */
  readonly suggestions: () => readonly Fix[];
}

/** An edit with a name, as shown in the menu of quick fixes. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

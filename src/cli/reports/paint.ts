import type { Severity } from '../../core/rules/rule.ts';

/** How kinds of text look: in colours on a terminal, as they are elsewhere. */
export interface Paint {
  readonly path: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  /** Words that a search found. */
  readonly match: (text: string) => string;
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

const asIs = (text: string) => text;

/** No colours. */
export const plain: Paint = {
  path: asIs,
  strong: asIs,
  faint: asIs,
  match: asIs,
  severity: { error: asIs, warning: asIs, information: asIs, hint: asIs },
};

/** The sixteen colours that every terminal has, so that a user's own theme holds. */
export const colourful: Paint = {
  path: code(35, 39),
  strong: code(1, 22),
  faint: code(2, 22),
  match: code('1;31', '22;39'),
  severity: {
    error: code('1;31', '22;39'),
    warning: code('1;33', '22;39'),
    information: code('1;34', '22;39'),
    hint: code('1;36', '22;39'),
  },
};

function code(on: number | string, off: number | string): (text: string) => string {
  return text => (text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`);
}

import { nearestName } from '../spelling.ts';
import { disablingsOf } from './disabling.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** A comment that switches off a rule that there is not. */
export const unknownRule: Rule = {
  sentence: 'A comment switches off a rule that does not exist.',
  severity: 'hint',
  check: (digest, { codes }) =>
    disablingsOf(digest).flatMap(disabling =>
      disabling.codes.flatMap(({ code, span }): Finding[] => {
        if (codes.includes(code)) return [];
        const near = nearestName(code, codes);
        return [
          {
            span,
            message: `There is no rule "${shortened(code)}"; the rules are ${codes.join(', ')}.`,
            fix: undefined,
            suggestions: () =>
              near ? [{ title: `Change to ${near}`, edits: [{ span, newText: near }] }] : [],
          },
        ];
      }),
    ),
};

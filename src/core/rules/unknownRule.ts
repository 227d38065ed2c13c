import { nearestName } from '../spelling.ts';
import { disablingsOf } from './disabling.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** A comment that switches off a rule that there is not. */
export const unknownRule: Rule = {
  sentence: 'A comment switches off a rule that does not exist.',
  severity: 'hint',
  check: (digest, { codes, wording: { problems, fixes } }) =>
    disablingsOf(digest).flatMap(disabling =>
      disabling.codes.flatMap(({ code, span }): Finding[] => {
        if (codes.includes(code)) return [];
        const near = nearestName(code, codes);
        return [
          {
            span,
            message: problems.isNoRule(shortened(code), codes.join(', ')),
            fix: undefined,
            suggestions: () =>
              near ? [{ title: fixes.changeTo(near), edits: [{ span, newText: near }] }] : [],
          },
        ];
      }),
    ),
};

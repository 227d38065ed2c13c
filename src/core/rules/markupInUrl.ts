import { addressesIn } from '../markdown/addresses.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { withoutKeywordMarks } from '../paperText.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** An address that a keyword's markup has broken. */
export const markupInUrl: Rule = {
  sentence: 'Bold or a badge stands inside an address and breaks it.',
  severity: 'warning',
  changes: 'papers',
  checkPaper: ({ text, skeleton: { lines, kinds } }, { span }, { problems, fixes }) =>
    addressesIn(text.slice(span.start, span.end), address).flatMap(({ index, 0: all }): Finding[] => {
      if (!/\*\*|!\[/.test(all)) return [];
      const start = span.start + index;
      const written = ownPart(all, text.slice(Math.max(0, start - 2), start));
      const clean = withoutKeywordMarks(written);
      if (clean === written || kinds[lines.lineOf(start)] === LineKind.code) return [];
      const place = { start, end: start + written.length };
      return [
        {
          span: place,
          message: problems.hasMarkup(shortened(clean)),
          fix: { title: fixes.removeMarkup, edits: [{ span: place, newText: clean }] },
          suggestions: () => [],
        },
      ];
    }),
};

const badge = '!\\[[^\\]\\n]{0,40}\\]\\(https?://img\\.shields\\.io/badge/[^()\\n]*\\)';
const address = new RegExp(`https?://(?:[^\\s<>()[\\]{}"'\`|!]|!(?!\\[)|${badge})+`, 'iy');

/** Without bold that began before the address, or that only follows it, and without the end of a sentence. */
function ownPart(address: string, before: string): string {
  const bold = address.split('**');
  const own = before === '**' ? bold[0] : bold.length % 2 === 0 ? bold.slice(0, -1).join('**') : address;
  return (own ?? '').replace(/(?<![.,;:])[.,;:]+$/, '');
}

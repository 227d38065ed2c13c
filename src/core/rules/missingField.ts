import type { Digest, Paper, PaperShape } from '../digest.ts';
import type { Wording } from '../wording/wording.ts';
import { unreadableDate } from './invalidDate.ts';
import { malformedLinks } from './malformedArxivLink.ts';
import { isException, sectionsBeside } from './paperParts.ts';
import type { Finding, Rule } from './rule.ts';

/** A paper without authors, date, link or abstract among papers that have them. */
export const missingField: Rule = {
  sentence: "A paper has no authors, date, link or abstract, and most of the digest's other papers do.",
  severity: 'information',
  check: (digest, { wording: { problems } }) => [
    ...withoutLink(digest, problems),
    ...withoutOthers(digest, problems),
  ],
};

/** Sections that would be papers if they had a link. */
function withoutLink(digest: Digest, { hasNoLink }: Wording['problems']): Finding[] {
  return sectionsBeside(digest).flatMap(({ titleSpan, span }) => {
    const own = digest.text.slice(span.start, span.end);
    if (!authorsLabel.test(own) || malformedLinks(digest, [span]).length > 0) return [];
    return [finding(titleSpan, hasNoLink)];
  });
}

const authorsLabel = /^[>\s*_]{0,20}(?:authors?|作者)[*_]{0,2}\s?[:：]/im;

function withoutOthers(digest: Digest, problems: Wording['problems']): Finding[] {
  const lacking = new Map<Paper, string[]>();
  for (const shape of shapes) {
    const alike = digest.papers.filter(paper => paper.shape === shape);
    for (const { name, isIn } of fields) {
      const without = alike.filter(paper => !isIn(paper));
      if (!isException(without.length, alike.length)) continue;
      for (const paper of without) {
        // What stands there and cannot be read is another rule's.
        if (name === 'date' && unreadableDate(digest, paper)) continue;
        lacking.set(paper, [...(lacking.get(paper) ?? []), problems.fields[name]]); // three at most
      }
    }
  }
  return [...lacking].map(([{ titleSpan }, names]) => finding(titleSpan, problems.lacks(names)));
}

const shapes: readonly PaperShape[] = ['section', 'row', 'item'];

const fields: readonly {
  readonly name: keyof Wording['problems']['fields'];
  readonly isIn: (paper: Paper) => boolean;
}[] = [
  { name: 'authors', isIn: ({ authors }) => authors.length > 0 },
  { name: 'date', isIn: ({ published }) => published !== undefined },
  {
    name: 'abstract',
    isIn: ({ abstractSpan, translatedAbstractSpan }) =>
      (abstractSpan ?? translatedAbstractSpan) !== undefined,
  },
];

function finding(span: Finding['span'], message: string): Finding {
  return { span, message, fix: undefined, suggestions: () => [] };
}

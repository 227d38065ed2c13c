import { type Day, findDay } from '../day.ts';
import type { Digest } from '../digest.ts';
import { pathOf } from '../uri.ts';
import type { Rule } from './rule.ts';

/** A digest whose title and file name do not name the same day. */
export const dayMismatch: Rule = {
  sentence: 'The title of a digest and its file name name different days.',
  severity: 'information',
  check: (digest, { wording }) => {
    const { day } = digest;
    const named = findDay(pathOf(digest.uri).split('/').at(-1) ?? '')?.day;
    if (!day?.span || !named || daysInTitle(digest, day.span.start).includes(named)) return [];
    return titleAround(digest, day.span.start)
      ? [
          {
            span: day.span,
            message: wording.problems.namesOtherDay(day.day, named),
            fix: undefined,
            suggestions: () => [],
          },
        ]
      : [];
  },
};

/** The heading that an offset stands in: a line that says when a file was updated may say another day. */
function titleAround({ skeleton }: Digest, offset: number) {
  return skeleton.headings.find(({ textSpan }) => textSpan.start <= offset && offset < textSpan.end);
}

/** All days that a title names, as where a digest is of a week. */
function daysInTitle(digest: Digest, offset: number): Day[] {
  const span = titleAround(digest, offset)?.textSpan;
  const days: Day[] = [];
  let rest = span ? digest.text.slice(span.start, Math.min(span.end, span.start + 300)) : '';
  for (let found = findDay(rest); found; found = findDay(rest)) {
    days.push(found.day);
    rest = rest.slice(found.span.end);
  }
  return days;
}

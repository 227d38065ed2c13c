import { type Day, toDay } from '../day.ts';
import type { Digest, Paper } from '../digest.ts';
import { matchesIn, type Span } from '../text.ts';
import type { Wording } from '../wording/wording.ts';
import { fieldParts, isException } from './paperParts.ts';
import type { Finding, Rule, RuleSettings } from './rule.ts';

/** A date of a paper that is none, or that is later than the digest. */
export const invalidDate: Rule = {
  sentence: "A paper's date is no date, or later than the digest's own day.",
  severity: 'warning',
  check: tooLate,
  checkPaper: unreadable,
};

function unreadable(digest: Digest, paper: Paper, { problems }: Wording): Finding[] {
  const span = unreadableDate(digest, paper);
  if (!span) return [];
  const written = digest.text.slice(span.start, Math.min(span.end, span.start + 40));
  return [finding(span, problems.isNoDate(written))];
}

/** What stands in the place of a paper's date and cannot be one. */
export function unreadableDate(digest: Digest, paper: Paper): Span | undefined {
  if (paper.published) return undefined;
  const [fields] = fieldParts(digest, paper);
  if (!fields) return undefined;
  const start = paper.shape === 'row' ? fields.start : Math.max(fields.start, paper.titleSpan.end);
  const source = digest.text.slice(start, fields.end);
  for (const match of matchesIn(source, written)) {
    const [all, lead = '', numbers, year, month, date, words] = match;
    const value = numbers ?? words?.trim() ?? '';
    const isWrong = numbers ? isNoDay(Number(year), Number(month), Number(date)) : isNoDate(value);
    if (!isWrong) continue;
    const from = start + match.index + all.indexOf(value, lead.length);
    return { start: from, end: from + value.length };
  }
  return undefined;
}

const label =
  '(?<![a-z])(?:(?:publish(?:ed)?|publication|submission)?[ ]?date|published|发布日期|发表日期|日期)';
/** Numbers like a day that have a line or cell for themselves, or anything behind a label. */
const written = new RegExp(
  `(^[>\\s*_-]{0,9}|[|][ *]{0,9}|${label}[*_]{0,2}\\s?[:：][*_ ]{0,4})` +
    `(?:((\\d{4})[-./](\\d{1,2})[-./](\\d{1,2}))(?=[\\s*|]|$)|(?<=[:：][*_ ]{0,4})([^\\n\\r|]{1,60}))`,
  'gim',
);

function isNoDay(year: number, month: number, date: number): boolean {
  return toDay(year, month, date) === undefined;
}

/** A year alone, or a placeholder, is coarse and not wrong. */
function isNoDate(value: string): boolean {
  return (
    /[\p{L}\d]/u.test(value) &&
    !/\d{4}|^\W{0,40}(?:n\/?a|none|null|unknown|tbd|未知|无)\W{0,40}$/iu.test(value)
  );
}

/** Dates behind the digest's day by more than time zones explain, where they are few: else its day is a beginning. */
function tooLate({ day, papers }: Digest, { wording: { problems } }: RuleSettings): Finding[] {
  if (!day) return [];
  const dated = papers.filter(({ published }) => published !== undefined);
  const latest = dayAfter(day.day);
  const late = dated.filter(({ published }) => published && published.day > latest);
  if (late.length !== 1 && !isException(late.length, dated.length)) return [];
  return late.flatMap(({ published }) =>
    published
      ? [
          {
            ...finding(published.span, problems.isTooLate(published.day, day.day)),
            related: day.span && { span: day.span, message: problems.dayOfDigest },
          },
        ]
      : [],
  );
}

function dayAfter(day: Day): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return toDay(year, month, date + 1) ?? toDay(year, month + 1, 1) ?? toDay(year + 1, 1, 1) ?? day;
}

function finding(span: Span, message: string): Finding {
  return { span, message, fix: undefined, suggestions: () => [] };
}

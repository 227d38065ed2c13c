import type { Span } from './text.ts';

/** A calendar day as `2025-01-03`, so that text order is time order. */
export type Day = string & { readonly __brand: 'Day' };

/** A day of the Gregorian calendar between 1990 and 2199, or undefined where there is no such day. */
export function toDay(year: number, month: number, date: number): Day | undefined {
  const isDay = year >= 1990 && year <= 2199 && month >= 1 && month <= 12 && date >= 1;
  if (!isDay || date > daysIn(year, month)) return undefined;
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as Day;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A day and where a text names it. */
export interface DayReading {
  readonly day: Day;
  readonly span: Span;
}

/**
 * The first day that a text names, in any spelling that digests use:
 * `2026-04-08`, `2026.06.29`, `2025_0421`, `202603/10`, `04/21/2025` (month first), `10-Aug-2026`,
 * `August 21, 2026`, `2026年04月15日`.
 */
export function findDay(text: string): DayReading | undefined {
  if (text.length === 10) {
    // Nearly all days are written so.
    const iso = isoDay(text);
    if (iso) return { day: iso, span: { start: 0, end: 10 } };
  }
  let first: DayReading | undefined;
  for (const { pattern, read } of spellings) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const day = read(match);
      if (!day) continue;
      if (!first || match.index < first.span.start) {
        first = { day, span: { start: match.index, end: match.index + match[0].length } };
      }
      break;
    }
    if (first?.span.start === 0) break;
  }
  return first;
}

/** `2025-01-03` and `2025.01.03`. */
function isoDay(text: string): Day | undefined {
  const sign = text.charCodeAt(4);
  if ((sign !== 45 && sign !== 46) || text.charCodeAt(7) !== sign) return undefined;
  const year = digitsAt(text, 0) * 100 + digitsAt(text, 2);
  return toDay(year, digitsAt(text, 5), digitsAt(text, 8));
}

/** The number of two digits at a place; not a number where others stand there. */
function digitsAt(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** The day that a whole text is, white space apart; undefined where it is anything else. */
export function readDay(text: string): Day | undefined {
  const trimmed = text.trim();
  const found = findDay(trimmed);
  return found && found.span.start === 0 && found.span.end === trimmed.length ? found.day : undefined;
}

/** A span of days, both ends included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** The days that `2025`, `2025-01` or `2025-01-03` name; undefined for anything else. */
export function readDayRange(text: string): DayRange | undefined {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = match[2] === undefined ? undefined : Number(match[2]);
  const date = match[3] === undefined ? undefined : Number(match[3]);
  const first = toDay(year, month ?? 1, date ?? 1);
  const last = toDay(year, month ?? 12, date ?? daysIn(year, month ?? 12));
  return first && last ? { first, last } : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

interface Spelling {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Day | undefined;
}

const yearFirst = (match: RegExpExecArray) => toDay(Number(match[1]), Number(match[2]), Number(match[3]));

/** Every spelling is looked for; the one that stands first in the text wins, and on a tie the earlier row. */
const spellings: readonly Spelling[] = [
  {
    pattern: /(?<!\d)(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/g,
    read: m => toDay(+(m[1] ?? 0), +(m[3] ?? 0), +(m[4] ?? 0)),
  },
  { pattern: /(?<!\d)(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g, read: yearFirst },
  { pattern: /(?<!\d)(\d{4})[_-]?(\d{2})[_-]?(\d{2})(?!\d)/g, read: yearFirst },
  { pattern: /(?<!\d)(\d{4})(\d{2})\/(\d{1,2})(?!\d)/g, read: yearFirst },
  {
    pattern: /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/g,
    read: m => toDay(+(m[3] ?? 0), +(m[1] ?? 0), +(m[2] ?? 0)),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})[-\\s]${monthName}[-,\\s]+(\\d{4})(?!\\d)`, 'gi'),
    read: m => toDay(Number(m[3]), monthOf(m[2]), Number(m[1])),
  },
  {
    pattern: new RegExp(`\\b${monthName}\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)`, 'gi'),
    read: m => toDay(Number(m[3]), monthOf(m[1]), Number(m[2])),
  },
];

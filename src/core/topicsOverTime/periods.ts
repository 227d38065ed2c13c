import type { Day } from '../day.ts';

/** How long one step of a time axis is. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'year';

/** One step of a time axis, as the query language writes its bounds: from `after` on, and before `before`. */
export interface Period {
  readonly after: string;
  readonly before: string;
}

/** A time axis without gaps. */
export interface TimeAxis {
  readonly unit: PeriodUnit;
  readonly periods: readonly Period[];
  /** The index of the period that a day between the ends of the axis lies in. */
  readonly indexOf: (day: Day) => number;
}

/** The axis from one day to another: days for a month, weeks for half a year, months for twenty years, else years. */
export function timeAxis(first: Day, last: Day): TimeAxis {
  const unit = unitFor(dayNumber(last) - dayNumber(first) + 1);
  const { numberOf, nameOf } = units[unit];
  const start = numberOf(first);
  const length = numberOf(last) - start + 1;
  return {
    unit,
    periods: Array.from({ length }, (_, index) => ({
      after: nameOf(start + index),
      before: nameOf(start + index + 1),
    })),
    indexOf: day => numberOf(day) - start,
  };
}

function unitFor(days: number): PeriodUnit {
  if (days <= 31) return 'day';
  if (days <= 183) return 'week';
  return days <= 20 * 366 ? 'month' : 'year';
}

/** Periods of each unit, counted up from some first one. */
const units = {
  day: { numberOf: dayNumber, nameOf: dayName },
  // Weeks begin on Monday; the first day of the epoch was a Thursday.
  week: { numberOf: day => Math.floor((dayNumber(day) + 3) / 7), nameOf: week => dayName(week * 7 - 3) },
  month: {
    numberOf: day => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1,
    nameOf: month => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
  },
  year: { numberOf: day => Number(day.slice(0, 4)), nameOf: String },
} satisfies Record<PeriodUnit, { numberOf: (day: Day) => number; nameOf: (number: number) => string }>;

const millisecondsOfDay = 86_400_000;

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsOfDay;
}

function dayName(number: number): string {
  return new Date(number * millisecondsOfDay).toISOString().slice(0, 10);
}

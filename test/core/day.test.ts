import { deepEqual, equal } from 'node:assert/strict';
import { findDay, readDay, readDayRange, toDay } from '../../src/core/day.ts';

describe('a day', () => {
  const found = (text: string) => {
    const reading = findDay(text);
    return reading && `${reading.day} in "${text.slice(reading.span.start, reading.span.end)}"`;
  };

  it('is found in every spelling of digests', () => {
    deepEqual(
      [
        '# 2026-04-08',
        '## Updated on 2026.06.29',
        'Personalized Daily ArXiv Papers 04/21/2025',
        'title-per-heading/10-Aug-2026',
        '更新：2026年04月15日',
        'Digest of August 21, 2026',
        'output_2025_0421.md',
        'papers/202603/10',
        '**Last Updated**: 2026-08-21 06:07:54 UTC',
        '2026/8/1',
        'Sept. 3rd, 2024',
        '3 May 2024',
        '20250103',
      ].map(found),
      [
        '2026-04-08 in "2026-04-08"',
        '2026-06-29 in "2026.06.29"',
        '2025-04-21 in "04/21/2025"',
        '2026-08-10 in "10-Aug-2026"',
        '2026-04-15 in "2026年04月15日"',
        '2026-08-21 in "August 21, 2026"',
        '2025-04-21 in "2025_0421"',
        '2026-03-10 in "202603/10"',
        '2026-08-21 in "2026-08-21"',
        '2026-08-01 in "2026/8/1"',
        '2024-09-03 in "Sept. 3rd, 2024"',
        '2024-05-03 in "3 May 2024"',
        '2025-01-03 in "20250103"',
      ],
    );
  });

  it('is the first of several, and one that the calendar has', () => {
    equal(found('from 2024-02-30 to 2024-03-01'), '2024-03-01 in "2024-03-01"');
    equal(found('Jan 5, 2025 and 2024-01-01'), '2025-01-05 in "Jan 5, 2025"');
  });

  it('is not found in numbers that mean something else', () => {
    for (const text of [
      '2412.18419v1',
      'arXiv:2501.01234',
      '1/2',
      '12025-01-03',
      '2025-01-031',
      '99990101',
      '',
    ]) {
      equal(found(text), undefined, text);
    }
  });

  it('is a whole text or not, white space apart', () => {
    equal(readDay(' 2024-12-24 '), '2024-12-24');
    equal(readDay('on 2024-12-24'), undefined);
  });

  it('obeys leap years and the ends of months', () => {
    equal(toDay(2024, 2, 29), '2024-02-29');
    equal(toDay(2100, 2, 29), undefined);
    equal(toDay(2025, 4, 31), undefined);
    equal(toDay(2025, 13, 1), undefined);
    equal(toDay(1889, 1, 1), undefined);
  });
});

describe('a range of days', () => {
  it('is a year, a month or a day', () => {
    deepEqual(readDayRange('2024'), { first: '2024-01-01', last: '2024-12-31' });
    deepEqual(readDayRange('2024-2'), { first: '2024-02-01', last: '2024-02-29' });
    deepEqual(readDayRange('2025-01-03'), { first: '2025-01-03', last: '2025-01-03' });
  });

  it('is nothing else', () => {
    for (const text of ['', '24', '2024-13', '2024-02-30', 'January', '2024-1-1-1']) {
      equal(readDayRange(text), undefined, text);
    }
  });
});

import { deepEqual, equal, ok } from 'node:assert/strict';
import { array, constantFrom, integer, nat, property as that, tuple } from 'fast-check';
import { chartLayout, pointNear, topOf } from '../../src/chart/chartLayout.ts';
import { chartKeys, movedBy, readState, shownTopics, tableKeys } from '../../src/chart/chartState.ts';
import { countsCsv } from '../../src/chart/countsCsv.ts';
import type { TopicsOverTimeAnswer } from '../../src/protocol/protocol.ts';
import { holds } from '../support/random.ts';

function counts(...rows: readonly (readonly number[])[]): TopicsOverTimeAnswer {
  const periods = (rows[0] ?? []).map((_, index) => ({
    after: String(2000 + index),
    before: String(2001 + index),
    place: index,
  }));
  const series = rows.map((row, index) => ({
    key: `topics/${index}`,
    label: `Topic ${index}`,
    papers: row.reduce((sum, count) => sum + count, 0),
    counts: row,
    query: `topic:"Topic ${index}"`,
  }));
  return { unit: 'year', periods, steps: periods.length, series, topics: series.length };
}

const everything = readState(undefined);

describe('the layout of a chart', () => {
  it('finds each point again where it drew it, inside of its plot, whatever the counts', () => {
    const tables = tuple(integer({ min: 1, max: 40 }), integer({ min: 1, max: 8 })).chain(
      ([periods, topics]) =>
        array(array(nat(5000), { minLength: periods, maxLength: periods }), {
          minLength: topics,
          maxLength: topics,
        }),
    );
    const sizes = constantFrom({ width: 900, height: 400 }, { width: 320, height: 240 });
    holds(
      that(tables, sizes, constantFrom('lines', 'stacked'), (table, size, shape) => {
        const data = counts(...table);
        const layout = chartLayout(data, shownTopics(data, everything), shape, size);
        const { plot, bars } = layout;
        for (const row of bars) {
          for (const [period, bar] of row.entries()) {
            const { x, y } = topOf(bar);
            ok(x >= plot.x && x <= plot.x + plot.width && y >= plot.y - 0.01, `${x} ${y}`);
            ok(y <= plot.y + plot.height + 0.01 && bar.height >= 0);
            if (bar.papers === 0) continue;
            const found = pointNear(layout, { x, y: shape === 'lines' ? y : y + bar.height / 2 });
            equal(found?.period, period);
            // Lines cross: there may be another of the same height.
            const same = bars[found?.topic ?? -1]?.[period];
            ok(same && Math.abs(topOf(same).y - y) < 0.01);
          }
        }
      }),
      100,
    );
  });

  it('has whole numbers at its side and names that do not touch', () => {
    const data = counts(Array.from({ length: 60 }, (_, index) => index % 2));
    const { levels, names } = chartLayout(data, shownTopics(data, everything), 'lines', {
      width: 600,
      height: 300,
    });
    deepEqual(
      levels.map(({ papers }) => papers),
      [0, 1],
    );
    for (const [index, { x }] of names.entries()) ok(index === 0 || x - (names[index - 1]?.x ?? 0) >= 40);
  });

  it('leaves room for the time of which nothing is known, and neither draws nor finds anything there', () => {
    const data = counts([3, 5]);
    const [first, last] = data.periods;
    ok(first && last);
    const gapped = { ...data, periods: [first, { ...last, place: 9 }], steps: 10 };
    const layout = chartLayout(gapped, shownTopics(gapped, everything), 'lines', { width: 900, height: 400 });
    const [left, right] = layout.bars[0] ?? [];
    ok(left && right && right.x - left.x > 0.8 * layout.plot.width);
    deepEqual(
      [300, 600].map(x => pointNear(layout, { x, y: 100 })?.period),
      [0, 1],
    );
    equal(layout.names.length, 2);
  });

  it('takes a chart in which every topic is switched off', () => {
    const layout = chartLayout(counts([1, 2]), [], 'stacked', { width: 300, height: 300 });
    equal(pointNear(layout, { x: 100, y: 100 }), undefined);
  });
});

describe('the state of a chart', () => {
  it('is read back, and anything else is as in the beginning', () => {
    const state = { topics: ['topics/a'], off: ['topics/b'], shape: 'stacked', view: 'table' };
    deepEqual(readState(JSON.parse(JSON.stringify(state))), state);
    for (const wrong of [null, 3, { topics: 'a', off: [1], shape: 'pie', view: 7 }])
      deepEqual(readState(wrong), everything);
  });

  it('keeps the looks of topics while others are switched off', () => {
    const looks = (off: readonly string[]) =>
      shownTopics(counts([1], [2], [3]), { off }).map(({ look }) => look);
    deepEqual(
      [looks([]), looks(['topics/1'])],
      [
        [0, 1, 2],
        [0, 2],
      ],
    );
  });

  it('moves from point to point by keys, and stops at the ends', () => {
    const size = { topics: 3, periods: 5 };
    const by = (keys: typeof chartKeys, ...pressed: readonly string[]) =>
      pressed.reduce((point, key) => movedBy(keys, key, point, size) ?? point, { topic: 1, period: 2 });
    deepEqual(by(chartKeys, 'ArrowLeft', 'ArrowUp', 'ArrowUp'), { topic: 0, period: 1 });
    deepEqual(by(chartKeys, 'End', 'ArrowRight', 'ArrowDown'), { topic: 2, period: 4 });
    deepEqual(by(tableKeys, 'Home', 'ArrowDown', 'PageDown'), { topic: 0, period: 4 });
    equal(movedBy(chartKeys, 'toString', { topic: 0, period: 0 }, size), undefined);
  });
});

describe('a chart as CSV', () => {
  it('has a line for each period and no formulas', () => {
    const data = counts([1, 2], [0, 3]);
    const [first, second] = data.series;
    ok(first && second);
    const named = { ...data, series: [{ ...first, label: '=A, "b"' }, second] };
    equal(
      countsCsv(named, shownTopics(named, everything), 'Year'),
      'Year,"\'=A, ""b""",Topic 1\r\n2000,1,0\r\n2001,2,3\r\n',
    );
  });
});

import { equal } from 'node:assert/strict';
import { array, double, integer, property } from 'fast-check';
import { BestNumbers } from '../../../src/core/search/bestNumbers.ts';
import { holds } from '../../support/random.ts';

describe('the best of many numbers', () => {
  it('end where the sorted numbers do', () =>
    holds(
      property(
        array(double({ noNaN: true }).map(number => number + 0)),
        integer({ min: 0, max: 9 }),
        (numbers, most) => {
          const best = new BestNumbers(most);
          for (const number of numbers) best.offer(number);
          const sorted = Float64Array.from(numbers).sort().reverse();
          const last = most === 0 ? Infinity : sorted[most - 1];
          equal(best.least, last ?? -Infinity);
        },
      ),
      300,
    ));
});

import { deepEqual, equal } from 'node:assert/strict';
import { inSlices } from '../../src/server/slices.ts';

/** Work of ten steps of three milliseconds, by a clock that only the work moves. */
function work(log: string[]) {
  let time = 0;
  const clock = {
    now: () => time,
    pause: async () => {
      log.push('pause');
    },
  };
  function* steps(): Generator<void, string> {
    for (let step = 1; step <= 10; step++) {
      time += 3;
      log.push(String(step));
      yield;
    }
    return 'done';
  }
  return { clock, steps: steps() };
}

describe('long work', () => {
  it('pauses after a few milliseconds', async () => {
    const log: string[] = [];
    const { clock, steps } = work(log);
    equal(await inSlices(clock, steps, () => true), 'done');
    deepEqual(log.join(' '), '1 2 3 pause 4 5 6 pause 7 8 9 pause 10');
  });

  it('ends in the first pause in which nobody wants it any more', async () => {
    const log: string[] = [];
    const { clock, steps } = work(log);
    equal(await inSlices(clock, steps, () => log.length < 8), undefined);
    deepEqual(log.join(' '), '1 2 3 pause 4 5 6 pause');
  });
});

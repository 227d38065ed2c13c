import { equal } from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver';
import { SharedWork } from '../../src/server/requests/sharedWork.ts';

describe('work that several wait for', () => {
  /** Work of three steps, each as long as a slice; `pauses` lets it go on. */
  function started() {
    let time = 0;
    const pauses: (() => void)[] = [];
    const clock = {
      now: () => time,
      pause: () => new Promise<void>(resolve => pauses.push(resolve)),
    };
    function* steps(): Generator<void, string> {
      for (let step = 0; step < 3; step++) {
        time += 100;
        yield;
      }
      return 'done';
    }
    const goOn = async () => {
      for (let pause = pauses.shift(); pause; pause = pauses.shift()) {
        pause();
        await new Promise(resolve => setImmediate(resolve));
      }
    };
    return { work: new SharedWork(clock, steps()), goOn };
  }

  it('goes on while one of them wants it, and is done once', async () => {
    const { work, goOn } = started();
    const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const results = [work.resultFor(first.token), work.resultFor(second.token)];
    first.cancel();
    await goOn();
    equal((await Promise.all(results)).join(), 'done,done');
    equal(work.isGivenUp, false);
    equal(await work.resultFor(new CancellationTokenSource().token), 'done');
  });

  it('ends in the next pause when nobody wants it any more', async () => {
    const { work, goOn } = started();
    const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const results = [work.resultFor(first.token), work.resultFor(second.token)];
    first.cancel();
    second.cancel();
    await goOn();
    equal((await Promise.all(results)).join(), ',');
    equal(work.isGivenUp, true);
  });
});

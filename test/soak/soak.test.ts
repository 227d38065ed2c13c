import { Session } from './session.ts';

describe('a server at work', function () {
  this.timeout(240_000);

  for (const seed of [1, 2, 3]) {
    it(`answers like a fresh one after edits, file events, settings and questions by chance, seed ${seed}`, async () => {
      const session = await Session.start(seed);
      try {
        for (let round = 0; round < 3; round++) {
          await session.work(250);
          await session.compare();
        }
      } finally {
        await session.stop();
      }
    });
  }
});

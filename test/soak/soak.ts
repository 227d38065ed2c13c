// A long run by hand: `npm run soak -- [--seed N] [--rounds N] [--actions N]`. The slow tests do the same in short.
import { parseArgs } from 'node:util';
import { Session } from './session.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '40' },
    actions: { type: 'string', default: '1000' },
  },
});
void soak(Number(values.seed), Number(values.rounds), Number(values.actions));

async function soak(seed: number, rounds: number, actions: number): Promise<void> {
  const begin = performance.now();
  const session = await Session.start(seed);
  try {
    for (let round = 1; round <= rounds; round++) {
      await session.work(actions);
      await session.compare();
      print(`round ${round}: equal to a fresh server, ${megabytes(session.figures.memory.slice(-1))}`);
    }
  } finally {
    await session.stop();
  }
  const { memory, fresh, ...counts } = session.figures;
  const quarter = Math.ceil(memory.length / 4);
  const quarters = [0, 1, 2, 3].map(part => megabytes(memory.slice(part * quarter, (part + 1) * quarter)));
  print(`seed ${seed}, ${Math.round((performance.now() - begin) / 1000)} s: ${JSON.stringify(counts)}`);
  print(
    `memory of the server, median of each quarter: ${quarters.join(', ')}; of fresh ones ${megabytes(fresh)}`,
  );
}

function megabytes(sizes: readonly number[]): string {
  const median = [...sizes].sort((a, b) => a - b)[sizes.length >> 1] ?? 0;
  return `${Math.round(median / 1e6)} MB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

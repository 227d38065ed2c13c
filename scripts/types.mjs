// Checks the types of every layer by its own tsconfig, so that a layer cannot see what it may not know.
import { spawnSync } from 'node:child_process';

const layers = [
  'src/core',
  'src/protocol',
  'src/server',
  'src/preview',
  'src/client',
  'src/chart',
  'src/cli',
  'test',
];
let failed = 0;
for (const layer of layers) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', layer], {
    stdio: 'inherit',
  });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;

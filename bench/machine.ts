import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

/** What a reader must know of the machine to compare figures; nothing that names it. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  const busy = platform() === 'win32' ? '' : `, load ${(loadavg()[0] ?? 0).toFixed(1)} before the run`;
  return (
    `${availableParallelism()} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GB, ` +
    `${platform()} ${arch()}, Node ${process.versions.node}${busy}`
  );
}

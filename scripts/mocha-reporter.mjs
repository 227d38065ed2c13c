// Shows tests as Mocha does and writes how many passed and failed into a file, for the summary of all runs.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Takes the options `show` (`dot` or `spec`) and `output` (a file). */
export default class CountingReporter {
  constructor(runner, options) {
    const { show, output } = options.reporterOptions;
    new Mocha.reporters[show === 'dot' ? 'Dot' : 'Spec'](runner, options);
    // When it ends, not when the process does: a process that hangs or crashes later still has its counts.
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(output, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}

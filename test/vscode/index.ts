// The entry of the tests that run inside VS Code, in node and in the web worker alike.
import 'mocha/mocha.js';
import { tidyForAnotherTry } from './digestWindow.ts';
import { Reporter, settled } from './reporter.ts';

/** Put in place by the bundler: which tests to run; empty for all. */
declare const GREP: string;

/** Runs the tests that `load` defines, and rejects when one fails. */
export async function runTests(load: () => void): Promise<void> {
  const mocha = new Mocha({
    reporter: Reporter,
    timeout: 30_000,
    // A window on a busy machine can miss a click. What fails twice is broken; the report names what needed two tries.
    retries: 1,
    ...(GREP === '' ? {} : { grep: GREP }),
  });
  // What puts `describe` and `it` in place; `mocha.setup` and the global `mocha` want a web page.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  mocha.suite.beforeEach('a tidy window for another try', tidyForAnotherTry);
  load();
  const failures = await new Promise<number>(resolve => mocha.run(resolve));
  await settled();
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

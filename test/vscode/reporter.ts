// Tells every result to the process outside while the tests run, or to the console where there is none.
import 'mocha/mocha.js';
import { ask, hasBridge } from './bridge.ts';

type Event =
  | { kind: 'suite'; title: string; depth: number }
  | { kind: 'pass'; title: string; depth: number; duration: number }
  | { kind: 'pending'; title: string; depth: number; reason: string | undefined }
  | { kind: 'retry'; title: string; depth: number; error: string }
  | { kind: 'fail'; title: string; depth: number; path: string; error: string }
  | { kind: 'end' };

const reasons = new WeakMap<object, string>();
let last: Promise<void> = Promise.resolve();

/** Keeps why a test is skipped, because Mocha does not. */
export function skipBecause(context: Mocha.Context, reason: string): never {
  for (const runnable of [context.currentTest, context.test]) if (runnable) reasons.set(runnable, reason);
  return context.skip();
}

/** Resolves when every event told so far has arrived. */
export function settled(): Promise<void> {
  return last;
}

/** A Mocha reporter that passes events on, in order. */
export class Reporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('suite', suite => {
      if (suite.title) tell({ kind: 'suite', title: suite.title, depth: depthOf(suite) });
    });
    runner.on('pass', test => {
      tell({ kind: 'pass', title: test.title, depth: depthOf(test), duration: test.duration ?? 0 });
    });
    runner.on('pending', test => {
      tell({ kind: 'pending', title: test.title, depth: depthOf(test), reason: reasons.get(test) });
    });
    runner.on('retry', (test, error) => {
      tell({ kind: 'retry', title: test.title, depth: depthOf(test), error: wordingOf(error) });
    });
    runner.on('fail', (test, error) => {
      const path = test.titlePath().join(' › ');
      tell({ kind: 'fail', title: test.title, depth: depthOf(test), path, error: wordingOf(error) });
    });
    runner.on('end', () => tell({ kind: 'end' }));
  }
}

function tell(event: Event): void {
  last = last.then(() => (hasBridge ? ask('event', event) : print(event)));
}

function print(event: Event): void {
  const { kind, ...rest } = event;
  // biome-ignore lint/suspicious/noConsole: the console is what desktop VS Code shows while tests run.
  console.log(kind, ...Object.values(rest));
}

function depthOf(runnable: { parent?: Mocha.Suite | undefined }): number {
  return runnable.parent ? depthOf(runnable.parent) + 1 : 0;
}

function wordingOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

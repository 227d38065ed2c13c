// Prints the events of Mocha inside VS Code as they arrive, and counts them.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Answers a listener for events of `test/vscode/reporter.ts` and what came of them so far. */
export function createProgress() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** @type {{ title: string, error: string }[]} */
  const failures = [];
  let ended = false;
  const on = {
    suite: ({ title, depth }) => print(depth, title),
    pass: ({ title, depth, duration }) => {
      counts.passed++;
      print(depth, `✔ ${title}${duration > 500 ? ` (${duration} ms)` : ''}`);
    },
    pending: ({ title, depth, reason }) => {
      counts.skipped++;
      print(depth, `- ${title} (skipped${reason ? `: ${reason}` : ''})`);
    },
    retry: ({ title, depth, error }) => print(depth, `↻ ${title} (once more: ${error.split('\n', 1)[0]})`),
    fail: ({ title, depth, error, path }) => {
      counts.failed++;
      failures.push({ title: path, error });
      print(depth, `✖ ${title}`);
    },
    end: () => {
      ended = true;
    },
  };
  const printFailures = () => {
    for (const { title, error } of failures) console.log(`\n  ✖ ${title}\n${indent(error)}`);
  };
  return { handle: event => on[event.kind](event), counts, hasEnded: () => ended, printFailures };
}

function print(depth, text) {
  console.log(`${'  '.repeat(depth)}${text}`);
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}

import { shownText } from '../../core/shownText.ts';
import { problemText } from './problemText.ts';
import { ProblemCounts, type Report } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Problems for people: file by file, each with its line. */
export function textReport(terminal: Terminal): Report {
  const { style } = terminal;
  const counts = new ProblemCounts();
  return {
    add: ({ name, digest }, problems) => {
      counts.add(problems);
      terminal.print(`${style.paint.path(shownText(name))}\n`);
      for (const problem of problems) terminal.print(problemText(digest, problem, style));
      terminal.print('\n');
    },
    end: outcome => terminal.print(`${counts.summary(outcome)}\n`),
  };
}

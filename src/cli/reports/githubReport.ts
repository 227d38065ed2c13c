import type { Severity } from '../../core/rules/rule.ts';
import type { Problem } from '../../core/rules/rules.ts';
import { fileUri } from '../../core/uri.ts';
import type { NamedDigest } from '../files/digests.ts';
import { regionOf } from './problemText.ts';
import { gravestFirst, nameWithin, ProblemCounts, type Report } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Problems as workflow commands of GitHub Actions, the gravest first, because GitHub shows only some of them. */
export function githubReport(terminal: Terminal): Report {
  const counts = new ProblemCounts();
  const lines: Record<Severity, string[]> = { error: [], warning: [], information: [], hint: [] };
  const folder = fileUri(process.cwd());
  return {
    add: (named, problems) => {
      counts.add(problems);
      const file = nameWithin(folder, named.digest) ?? named.name;
      for (const problem of problems) lines[problem.severity].push(annotation(file, named, problem));
    },
    end: outcome => {
      for (const failure of outcome.failures)
        terminal.print(command('error', { title: 'Digest Lens' }, failure));
      for (const severity of gravestFirst) for (const line of lines[severity]) terminal.print(line);
      terminal.print(`${counts.summary(outcome)}\n`);
    },
  };
}

function annotation(file: string, { digest }: NamedDigest, problem: Problem): string {
  const { line, column, endLine, endColumn } = regionOf(digest, problem.span);
  // GitHub takes columns only where an annotation stands in one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const title = `Digest Lens: ${problem.code}`;
  return command(commands[problem.severity], { file, line, endLine, ...columns, title }, problem.message);
}

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${written.join(',')}::${data(message)}\n`;
}

/** As GitHub's runner reads it: what would end a command is written as a number. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

import type { Digest } from '../core/digest.ts';
import { type Problem, problemsOf } from '../core/rules/rules.ts';
import { harmless } from './cells.ts';
import { readRuleOptions, rendererHelp, ruleHelp, ruleOptions } from './checkOptions.ts';
import { type Command, counted, readArguments, readChoice } from './command.ts';
import { readDigests, type Tally } from './digests.ts';
import { placeOf, problemText } from './problemText.ts';
import type { Terminal } from './terminal.ts';

const usage = `Report the problems of digests, as an editor would show them.

Usage: digest-lens check [OPTION]… PATH…

${rendererHelp}
${ruleHelp}
  --format FORMAT       text or json (default: text). json is one document,
                        {"files", "digests", "papers", "problems", "failures"}; a problem has
                        "file", "line", "column", "endLine", "endColumn" (from 1, in UTF-16
                        units), "severity", "code", "message", "fix" (what the certain fix does,
                        or null) and "related" ("line", "column", "message", or null).

Exit code: 0 no problem, 1 problems of severity error or warning, 2 misuse or unreadable input.
`;

/** `digest-lens check`. */
export const check: Command = {
  usage,
  run: async (args, terminal) => {
    const options = { ...ruleOptions, format: { type: 'string' } } as const;
    const { values, positionals } = readArguments('check', options, args);
    const settings = readRuleOptions(values);
    const report = reports[readChoice('--format', values.format, ['text', 'json'])](terminal);
    const tally = { files: 0, digests: 0, papers: 0 };
    let grave = false;
    for await (const { name, digest } of readDigests(positionals, terminal, tally)) {
      const problems = problemsOf(digest, settings);
      grave ||= problems.some(({ severity }) => severity === 'error' || severity === 'warning');
      if (problems.length > 0) report.add(name, digest, problems);
    }
    report.end(tally);
    await terminal.flush();
    return terminal.failures.length > 0 ? 2 : grave ? 1 : 0;
  },
};

/** How problems are shown; they come file by file, and are counted at the end. */
interface Report {
  readonly add: (name: string, digest: Digest, problems: readonly Problem[]) => void;
  readonly end: (tally: Tally) => void;
}

const reports = { text: textReport, json: jsonReport } satisfies Record<
  string,
  (terminal: Terminal) => Report
>;

function textReport(terminal: Terminal): Report {
  const { paint } = terminal.style;
  const shown: Problem[] = [];
  return {
    add: (name, digest, problems) => {
      terminal.print(`${paint.path(harmless(name))}\n`);
      for (const problem of problems) terminal.print(problemText(digest, problem, terminal.style));
      terminal.print('\n');
      shown.push(...problems);
    },
    end: tally => terminal.print(`${summary(shown, tally)}\n`),
  };
}

function summary(problems: readonly Problem[], { files, digests, papers }: Tally): string {
  const looked = `${counted(digests, 'digest')} with ${counted(papers, 'paper')}`;
  if (digests === 0) return `No digests in ${counted(files, 'file')}.`;
  if (problems.length === 0) return `No problems in ${looked}.`;
  const parts = (['error', 'warning', 'information', 'hint'] as const).flatMap(severity => {
    const count = problems.filter(problem => problem.severity === severity).length;
    if (count === 0) return [];
    // "information" has no plural.
    return [severity === 'information' ? `${count} information` : counted(count, severity)];
  });
  const fixable = problems.filter(({ fix }) => fix).length;
  const remedy = fixable === 0 ? '' : ` digest-lens fix repairs ${fixable}.`;
  return `${counted(problems.length, 'problem')} (${parts.join(', ')}) in ${looked}.${remedy}`;
}

function jsonReport(terminal: Terminal): Report {
  const rows: string[] = [];
  return {
    add: (name, digest, problems) => {
      for (const problem of problems) rows.push(JSON.stringify(problemRecord(name, digest, problem)));
    },
    end: ({ files, digests, papers }) => {
      const list = rows.length === 0 ? '[]' : `[\n    ${rows.join(',\n    ')}\n  ]`;
      const failures = JSON.stringify(terminal.failures);
      terminal.print(
        `{\n  "files": ${files},\n  "digests": ${digests},\n  "papers": ${papers},\n  "problems": ${list},\n  "failures": ${failures}\n}\n`,
      );
    },
  };
}

function problemRecord(file: string, digest: Digest, problem: Problem): object {
  const { span, severity, code, message, fix, related } = problem;
  const end = placeOf(digest, span.end);
  return {
    file,
    ...placeOf(digest, span.start),
    endLine: end.line,
    endColumn: end.column,
    severity,
    code,
    message,
    fix: fix?.title ?? null,
    related: related ? { ...placeOf(digest, related.span.start), message: related.message } : null,
  };
}

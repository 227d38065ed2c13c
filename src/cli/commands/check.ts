import { Library } from '../../core/library.ts';
import { type Problem, problemsOf, ruleCodes, rules } from '../../core/rules/rules.ts';
import type { Settings } from '../../core/settings.ts';
import { readRuleOptions, ruleHelp, ruleOptions } from '../checkOptions.ts';
import { type Command, counted, item, Misuse, readArguments, readChoice } from '../command.ts';
import { Baseline, BaselineRecord } from '../files/baseline.ts';
import { configurationFinder, configurationHelp, configurationOptions } from '../files/configuration.ts';
import { digestsIn, type NamedDigest, noTally, readTexts, type Tally } from '../files/digests.ts';
import { NotReplaced, writeWhole } from '../files/replaceFile.ts';
import { findSources, type Source } from '../files/sources.ts';
import { isGrave, type Report } from '../reports/report.ts';
import type { Terminal } from '../reports/terminal.ts';

const usage = `Report the problems of digests, as an editor would show them.

Usage: digest-lens check [OPTION]… PATH…

${ruleHelp}
${item('--format FORMAT', 'text (default), json, sarif for code scanning, or github for annotations of GitHub Actions.')}
${item('--baseline FILE', 'Do not report the problems that FILE has, and do not count them for the exit code.')}
${item('--write-baseline FILE', 'Report nothing, and write all problems to FILE in place of what it held.')}
${configurationHelp}

json is one document, {"files", "digests", "papers", "problems", "failures"}, with a baseline also
"inBaseline"; a problem has "file", "line", "column", "endLine", "endColumn" (from 1, in UTF-16
units), "severity", "code", "message", "fix" (what the certain fix does, or null) and "related"
("line", "column", "message", for another file also "file", or null).

Exit code: 0 no problem, 1 problems of severity error or warning, 2 misuse, a mistake in a
configuration file, or unreadable input (each is named, and the rest is checked).
`;

/** `digest-lens check`. */
export const check: Command = {
  usage,
  run: async (args, terminal) => {
    const options = {
      ...ruleOptions,
      ...configurationOptions,
      format: { type: 'string' },
      baseline: { type: 'string' },
      'write-baseline': { type: 'string' },
    } as const;
    const { values, positionals } = readArguments('check', options, args);
    const find = configurationFinder(values, readRuleOptions(values));
    const makeReport = reports[readChoice('--format', values.format, ['text', 'json', 'sarif', 'github'])];
    if (values.baseline !== undefined && values['write-baseline'] !== undefined) {
      throw new Misuse('Give --baseline FILE or --write-baseline FILE, not both.');
    }
    const baseline = values.baseline === undefined ? undefined : Baseline.read(values.baseline);
    const found = checked(await findSources(positionals, find, terminal), terminal);
    if (values['write-baseline'] !== undefined) {
      return writeBaseline(values['write-baseline'], found, terminal);
    }
    return report(await makeReport(terminal), found, baseline, terminal);
  },
};

/** Loaded when they are asked for: most runs need one. */
const reports = {
  text: async terminal => (await import('../reports/textReport.ts')).textReport(terminal),
  json: async terminal => (await import('../reports/jsonReport.ts')).jsonReport(terminal),
  sarif: async terminal => (await import('../reports/sarifReport.ts')).sarifReport(terminal),
  github: async terminal => (await import('../reports/githubReport.ts')).githubReport(terminal),
} satisfies Record<string, (terminal: Terminal) => Promise<Report>>;

/** What was looked at, and the problems of each digest as they are found. */
interface Checked {
  readonly tally: Tally;
  readonly digests: AsyncIterable<NamedDigest & { readonly problems: readonly Problem[] }>;
}

function checked(sources: readonly Source[], terminal: Terminal): Checked {
  const tally = noTally();
  const readsOthers = sources.some(({ settings }) => looksAtOthers(settings));
  return {
    tally,
    digests: readsOthers ? together(sources, terminal, tally) : oneByOne(sources, terminal, tally),
  };
}

function looksAtOthers({ rules: wanted }: Settings): boolean {
  return ruleCodes.some(
    code => rules[code].reads === 'library' && (wanted[code] ?? rules[code].severity) !== 'off',
  );
}

async function* oneByOne(sources: readonly Source[], terminal: Terminal, tally: Tally): Checked['digests'] {
  for await (const named of digestsIn(sources, terminal, tally)) {
    yield { ...named, problems: problemsOf(named.digest, named.settings) };
  }
}

/** Every digest is read before the first is checked, because a rule asks for the others. */
async function* together(sources: readonly Source[], terminal: Terminal, tally: Tally): Checked['digests'] {
  const library = new Library();
  const read: (Pick<NamedDigest, 'name' | 'settings'> & { readonly uri: NamedDigest['digest']['uri'] })[] =
    [];
  for await (const { source, uri, text } of readTexts(sources, terminal)) {
    tally.files++;
    library.apply([{ kind: 'put', uri, text }]);
    read.push({ name: source.name, settings: source.settings, uri });
  }
  for (const { name, settings, uri } of read) {
    const digest = library.digest(uri);
    if (!digest) continue;
    tally.digests++;
    tally.papers += digest.papers.length;
    yield { name, digest, settings, problems: problemsOf(digest, settings, library) };
  }
}

async function report(
  { add, end }: Report,
  { tally, digests }: Checked,
  baseline: Baseline | undefined,
  terminal: Terminal,
): Promise<number> {
  let grave = false;
  let recorded = 0;
  for await (const named of digests) {
    const { digest, problems } = named;
    const fresh = baseline?.withoutRecorded(digest, problems) ?? problems;
    recorded += problems.length - fresh.length;
    grave ||= fresh.some(isGrave);
    if (fresh.length > 0) add(named, fresh);
  }
  const { failures } = terminal;
  const exitCode = failures.length > 0 ? 2 : grave ? 1 : 0;
  end({ tally, exitCode, recorded: baseline && recorded, failures });
  await terminal.flush();
  if (baseline && baseline.outdated > 0) {
    const many = counted(baseline.outdated, 'problem');
    terminal.note(
      `${many} of the baseline no longer occur; write it anew with --write-baseline to shrink it.`,
    );
  }
  return exitCode;
}

async function writeBaseline(path: string, { digests }: Checked, terminal: Terminal): Promise<number> {
  const record = new BaselineRecord(path);
  let count = 0;
  for await (const { digest, problems } of digests) {
    record.add(digest, problems);
    count += problems.length;
  }
  if (terminal.failures.length > 0) {
    terminal.note(`${path} was not written, because not everything could be read.`);
    return 2;
  }
  try {
    writeWhole(path, Buffer.from(record.text(), 'utf8'));
  } catch (error) {
    if (!(error instanceof NotReplaced)) throw error;
    terminal.fail(`${path} ${error.message}.`);
    return 2;
  }
  terminal.print(`Wrote ${counted(count, 'problem')} to ${path}.\n`);
  await terminal.flush();
  return 0;
}

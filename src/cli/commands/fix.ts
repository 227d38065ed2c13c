import { encodedText } from '../../server/files/diskText.ts';
import { readRuleOptions, ruleHelp, ruleOptions } from '../checkOptions.ts';
import { type Command, item, Misuse, readArguments } from '../command.ts';
import { configurationFinder, configurationHelp, configurationOptions } from '../files/configuration.ts';
import { readTexts, type SourceText } from '../files/digests.ts';
import { NotReplaced, replaceFile } from '../files/replaceFile.ts';
import { findSources } from '../files/sources.ts';
import { type Repair, rebuildOf, repairOf } from '../repair.ts';
import { FixReport } from '../reports/fixReport.ts';
import { nameOf } from '../reports/problemText.ts';
import type { Terminal } from '../reports/terminal.ts';
import { unifiedDiff } from '../reports/unifiedDiff.ts';

const usage = `Repair what can be repaired for certain, and leave every other byte as it is. Hints are left alone,
unless --rule or a configuration file makes them more.

Usage: digest-lens fix [OPTION]… PATH…

${ruleHelp}
${item('--rebuild-toc', 'Make every table of contents list each paper once, in the order of the file, by a link that works, without entries whose paper is gone; where there is none, write one.')}
${item('--dry-run', 'Say what would change, and change nothing.')}
${item('--diff', 'Print what would change as a diff that git apply and patch -p1 read, and change nothing. Its file names start in the current folder; the report goes to standard error.')}
${configurationHelp}

With - for PATH, the repaired text goes to standard output and the report to standard error.

Exit code: 0 done, also where problems are left for you to decide, 2 misuse, a mistake in a
configuration file, or an input that cannot be read or written.
`;

/** `digest-lens fix`. */
export const fix: Command = {
  usage,
  run: async (args, terminal) => {
    const options = {
      ...ruleOptions,
      ...configurationOptions,
      'dry-run': { type: 'boolean' },
      diff: { type: 'boolean' },
      'rebuild-toc': { type: 'boolean' },
    } as const;
    const { values, positionals } = readArguments('fix', options, args);
    const find = configurationFinder(values, readRuleOptions(values));
    if (positionals.includes('-') && positionals.length > 1) {
      throw new Misuse('fix takes - alone, because the repaired text goes to standard output.');
    }
    const write = writerFor(values, positionals);
    const { style, errorPaint } = terminal;
    const toStderr = write === writeStdout || write === writeDiff;
    const report = new FixReport(toStderr ? { ...style, paint: errorPaint } : style);
    const repair = values['rebuild-toc'] ? rebuildOf : repairOf;
    endBetweenFiles();
    for await (const source of readTexts(await findSources(positionals, find, terminal), terminal)) {
      const repaired = repair(source.uri, source.text, source.source.settings);
      if (write(source, repaired, terminal)) report.add(source.source.name, repaired);
    }
    // At the end, so that a reader who goes away cannot stop the work halfway.
    const text = endings.get(write)?.(report) ?? report.done();
    if (toStderr) terminal.note(text.trimEnd());
    else terminal.print(text);
    await terminal.flush();
    return terminal.failures.length > 0 ? 2 : 0;
  },
};

/** Reports of what is not done. */
const endings = new Map<Writer, (report: FixReport) => string>([
  [writeNothing, report => report.wouldBe()],
  [writeDiff, report => report.wouldBeInShort()],
]);

/** Without this, a signal may end the process while a file and its copy lie side by side. */
function endBetweenFiles(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

/** Does with a repaired text what was asked for; false where that failed, and it was told. */
type Writer = (source: SourceText, repair: Repair | undefined, terminal: Terminal) => boolean;

function writerFor(
  values: { readonly 'dry-run'?: boolean | undefined; readonly diff?: boolean | undefined },
  [first]: readonly string[],
): Writer {
  if (values.diff) return writeDiff;
  if (values['dry-run']) return writeNothing;
  return first === '-' ? writeStdout : writeFile;
}

function writeNothing(): boolean {
  return true;
}

function writeDiff(
  { source, uri, text, bom, exact }: SourceText,
  repair: Repair | undefined,
  terminal: Terminal,
): boolean {
  if (!repair || repair.after === repair.before) return true;
  if (!exact) {
    terminal.fail(`${source.name} is not all UTF-8, so that it could not be written back.`);
    return false;
  }
  const mark = bom ? '\uFEFF' : '';
  const name = source.kind === 'stdin' ? source.name : nameOf({ uri });
  terminal.print(unifiedDiff(name.replace(/^\//, ''), mark + text, mark + repair.after.text));
  return true;
}

function writeStdout(
  { source, text, bom, exact }: SourceText,
  repair: Repair | undefined,
  terminal: Terminal,
): boolean {
  if (exact) terminal.print(`${bom ? '\uFEFF' : ''}${repair?.after.text ?? text}`);
  else terminal.fail(`${source.name} is not all UTF-8, so that it could not be written back.`);
  return exact;
}

function writeFile(
  { source, text, bom, exact }: SourceText,
  repair: Repair | undefined,
  terminal: Terminal,
): boolean {
  if (source.kind !== 'file' || !repair || repair.after === repair.before) return true;
  try {
    if (!exact) throw new NotReplaced('is not all UTF-8');
    replaceFile(source.path, source.tree, encodedText(text, bom), encodedText(repair.after.text, bom));
    return true;
  } catch (error) {
    if (!(error instanceof NotReplaced)) throw error;
    terminal.fail(`${source.name} was left as it is: it ${error.message}.`);
    return false;
  }
}

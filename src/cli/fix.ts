import { encodedText } from '../server/diskText.ts';
import { readRuleOptions, rendererHelp, ruleHelp, ruleOptions } from './checkOptions.ts';
import { type Command, Misuse, readArguments } from './command.ts';
import { readTexts, type SourceText } from './digests.ts';
import { FixReport } from './fixReport.ts';
import { type Repair, repairOf } from './repair.ts';
import { NotReplaced, replaceFile } from './replaceFile.ts';
import type { Terminal } from './terminal.ts';

const usage = `Repair what can be repaired for certain, and leave every other byte as it is.

Usage: digest-lens fix [OPTION]… PATH…

${rendererHelp}
${ruleHelp}
  --dry-run             Print what would change, and change nothing

With - for PATH, the repaired text goes to standard output and the report to standard error.

Exit code: 0 done, also where problems are left for you to decide, 2 misuse, or an input that
cannot be read or written.
`;

/** `digest-lens fix`. */
export const fix: Command = {
  usage,
  run: async (args, terminal) => {
    const options = { ...ruleOptions, 'dry-run': { type: 'boolean' } } as const;
    const { values, positionals } = readArguments('fix', options, args);
    const settings = readRuleOptions(values);
    if (positionals.includes('-') && positionals.length > 1) {
      throw new Misuse('fix takes - alone, because the repaired text goes to standard output.');
    }
    const write = values['dry-run'] ? writeNothing : positionals[0] === '-' ? writeStdout : writeFile;
    const { style, errorPaint } = terminal;
    const report = new FixReport(write === writeStdout ? { ...style, paint: errorPaint } : style);
    endBetweenFiles();
    for await (const source of readTexts(positionals, terminal)) {
      const repair = repairOf(source.uri, source.text, settings);
      if (write(source, repair, terminal)) report.add(source.source.name, repair);
    }
    // At the end, so that a reader who goes away cannot stop the work halfway.
    const text = values['dry-run'] ? report.wouldBe() : report.done();
    if (write === writeStdout) terminal.note(text.trimEnd());
    else terminal.print(text);
    await terminal.flush();
    return terminal.failures.length > 0 ? 2 : 0;
  },
};

/** Without this, a signal may end the process while a file and its copy lie side by side. */
function endBetweenFiles(): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

function writeNothing(): boolean {
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

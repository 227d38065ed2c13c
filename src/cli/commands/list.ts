import { csvLine } from '../../core/csvLine.ts';
import type { Paper } from '../../core/digest.ts';
import { shownText } from '../../core/shownText.ts';
import { type Command, counted, item, readArguments, readChoice } from '../command.ts';
import {
  configurationFinder,
  configurationHelp,
  configurationOptions,
  type FindConfiguration,
} from '../files/configuration.ts';
import { type NamedDigest, readDigests, readTexts } from '../files/digests.ts';
import { findSources } from '../files/sources.ts';
import {
  authorsText,
  idWithVersion,
  paperRecord,
  recordCells,
  recordColumns,
  topicLabels,
} from '../paperRecord.ts';
import { explanationText } from '../reports/explanation.ts';
import type { Paint } from '../reports/paint.ts';
import { placeOf } from '../reports/problemText.ts';
import type { Terminal } from '../reports/terminal.ts';

const usage = `List the papers of digests.

Usage: digest-lens list [OPTION]… PATH…

${item('--format FORMAT', 'text, json or csv (default: text). text is one line for each paper. csv is a table with the fields of json, lists joined by "; ". json is JSON Lines, one object for each paper with "file", "line" (from 1), "day", "title", "authors", "authorsComplete", "published", "arxivId", "version", "links" {"abs", "pdf", "html", "code": []}, "topics", "category", "summary" and "abstract"; what a digest does not say is null. Where a digest has them, "translatedTitle", "translatedAbstract" and "extra" follow, a list of {"label", "value"} for scores and comments.')}
${item('--explain', 'Instead of papers, say of each file how it was read: its dialect, how many papers of which shape, its day, and which places name a paper without being one, and why.')}
${configurationHelp}

Exit code: 0 done, 2 misuse or unreadable input.
`;

/** `digest-lens list`. */
export const list: Command = {
  usage,
  run: async (args, terminal) => {
    const { values, positionals } = readArguments(
      'list',
      { ...configurationOptions, format: { type: 'string' }, explain: { type: 'boolean' } },
      args,
    );
    const lineOf = lines[readChoice('--format', values.format, ['text', 'json', 'csv'])];
    if (values.explain) return explainAll(positionals, configurationFinder(values), terminal);
    const tally = { files: 0, digests: 0, papers: 0 };
    let listed = 0;
    for await (const named of readDigests(positionals, configurationFinder(values), terminal, tally)) {
      for (const paper of named.digest.papers) {
        if (lineOf === lines.csv && listed++ === 0) terminal.print(csvLine(recordColumns));
        terminal.print(lineOf(named, paper, terminal.style.paint));
      }
    }
    await terminal.flush();
    if (tally.digests === 0) terminal.note(`No digests in ${counted(tally.files, 'file')}.`);
    return terminal.failures.length > 0 ? 2 : 0;
  },
};

/** A paper in each format, with its line break. */
const lines = {
  text: (named, paper, paint) => `${paperLine(named, paper, paint)}\n`,
  json: (named, paper) => `${JSON.stringify(paperRecord(named, paper))}\n`,
  csv: (named, paper) => csvLine(recordCells(paperRecord(named, paper))),
} satisfies Record<string, (named: NamedDigest, paper: Paper, paint: Paint) => string>;

async function explainAll(
  paths: readonly string[],
  find: FindConfiguration,
  terminal: Terminal,
): Promise<number> {
  const sources = await findSources(paths, find, terminal);
  for await (const text of readTexts(sources, terminal)) {
    terminal.print(explanationText(text, terminal.style.paint));
  }
  await terminal.flush();
  return terminal.failures.length > 0 ? 2 : 0;
}

/** `a.md:70: 2412.18419v1 Title · Authors · 2024-12-24 · Pruning`, which editors and terminals open at the line. */
function paperLine(named: NamedDigest, paper: Paper, paint: Paint): string {
  const { line } = placeOf(named.digest, paper.titleSpan.start);
  const details = [authorsText(paper), paper.published?.day, topicLabels(named, paper).join(', ')].filter(
    Boolean,
  );
  const place = `${paint.path(shownText(named.name))}:${line}:`;
  const rest = details.map(detail => ` · ${shownText(detail ?? '')}`).join('');
  return `${place} ${idWithVersion(paper)} ${paint.strong(shownText(paper.title))}${paint.faint(rest)}`;
}

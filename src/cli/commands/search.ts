import type { Hit } from '../../core/search/searchIndex.ts';
import { shownText } from '../../core/shownText.ts';
import { type Command, counted, grouped, item, Misuse, readArguments, readChoice } from '../command.ts';
import { configurationFinder, configurationHelp, configurationOptions } from '../files/configuration.ts';
import { readingListHelp, readingListOptions, readMarks } from '../files/readingListFile.ts';
import { type FoundPaper, findPapers, indexOf, readQuery } from '../foundPapers.ts';
import { authorsText, idWithVersion, paperRecord } from '../paperRecord.ts';
import type { Paint } from '../reports/paint.ts';
import { placeOf } from '../reports/problemText.ts';

const usage = `Find papers, best first. A paper that several digests list is one paper, shown at its newest day.

Usage: digest-lens search [OPTION]… QUERY PATH…

${item('--limit N', 'Show at most N papers (default: 20).')}
${item('--format FORMAT', 'text or json (default: text). json is JSON Lines with the fields of digest-lens list, and "days" (all on which it is listed) and "excerpt".')}
${readingListHelp}
${configurationHelp}

QUERY, in quotes where it has spaces:
  low-bit llm        all of these words; typing errors are forgiven
  "speculative decoding"  exactly these, side by side      -survey  not this
  topic:pruning  author:"Chao Liu"  title:cache            2412.18419  exactly this paper
  after:2025-01  before:2025-06-15  on:2024-12-27          has:code  is:unread

Exit code: 0 found, 1 no paper matches, 2 misuse or unreadable input.
`;

/** `digest-lens search`. */
export const search: Command = {
  usage,
  run: async (args, terminal) => {
    const options = {
      ...configurationOptions,
      ...readingListOptions,
      limit: { type: 'string' },
      format: { type: 'string' },
    } as const;
    const { values, positionals } = readArguments('search', options, args.map(shielded));
    const [text, ...paths] = positionals.map(unshielded);
    if (text === undefined)
      throw new Misuse('Name a query and where to search, as in search "pruning" FOLDER.');
    const limit = readLimit(values.limit);
    const asJson = readChoice('--format', values.format, ['text', 'json']) === 'json';
    const { query } = readQuery(text);
    const marks = readMarks(values['reading-list'], query);
    const found = await findPapers(paths, configurationFinder(values), terminal);
    const index = indexOf(found, marks);
    const { hits, total, words } = index.search(query, limit);
    for (const hit of hits) {
      const paper = found.get(hit.key);
      if (paper) terminal.print(asJson ? jsonLine(paper, hit) : hitText(paper, hit, terminal.style.paint));
    }
    if (!asJson) terminal.print(`${summary(hits.length, total, index.size)}\n`);
    await terminal.flush();
    if (words === 'some') terminal.note('No paper has all of these words; the ones shown have some of them.');
    return terminal.failures.length > 0 ? 2 : total > 0 ? 0 : 1;
  },
};

function readLimit(written: string | undefined): number {
  if (written === undefined) return 20;
  if (!/^\d{1,9}$/.test(written) || Number(written) === 0) {
    throw new Misuse(`--limit takes a whole number from 1, not "${written}".`);
  }
  return Number(written);
}

/** `-survey` is a word of the query, not an option; the mark keeps node from reading it as one. */
function shielded(arg: string): string {
  return /^-[^-]/.test(arg) ? `\0${arg}` : arg;
}

function unshielded(arg: string): string {
  return arg.replace(/^\0/, '');
}

function jsonLine({ named, paper, days }: FoundPaper, { excerpt }: Hit): string {
  return `${JSON.stringify({ ...paperRecord(named, paper), days, excerpt })}\n`;
}

function hitText(
  { named, paper, days, topics }: FoundPaper,
  { titleMarks, excerpt }: Hit,
  paint: Paint,
): string {
  const details = [idWithVersion(paper), days.join(', '), authorsText(paper), topics.join(', ')];
  const { line } = placeOf(named.digest, paper.titleSpan.start);
  return [
    `${marked(paper.title, titleMarks, paint)}\n`,
    `  ${shownText(details.filter(Boolean).join(' · '))}\n`,
    excerpt && `  ${paint.faint(shownText(excerpt))}\n`,
    `  ${paint.path(shownText(named.name))}:${line}\n\n`,
  ].join('');
}

function marked(title: string, marks: Hit['titleMarks'], paint: Paint): string {
  let text = '';
  let from = 0;
  for (const [start, end] of marks) {
    text +=
      paint.strong(shownText(title.slice(from, start))) + paint.match(shownText(title.slice(start, end)));
    from = end;
  }
  return text + paint.strong(shownText(title.slice(from)));
}

function summary(shown: number, total: number, papers: number): string {
  if (total === 0) return `None of ${counted(papers, 'paper')} matches.`;
  const all = `${grouped(total)} of ${counted(papers, 'paper')}`;
  return shown < total ? `${all} match; these are the best ${shown}.` : `${all} match.`;
}

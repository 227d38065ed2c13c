import { shownText } from '../../core/shownText.ts';
import { type Command, counted, grouped, item, readArguments, readChoice } from '../command.ts';
import {
  configurationFinder,
  configurationHelp,
  configurationOptions,
  type FindConfiguration,
} from '../files/configuration.ts';
import { noTally, readDigests } from '../files/digests.ts';
import { topicLabels } from '../paperRecord.ts';
import { widthOfText } from '../reports/cells.ts';
import type { Paint } from '../reports/paint.ts';
import type { Terminal } from '../reports/terminal.ts';

const usage = `Count digests, papers, topics and months.

Usage: digest-lens stats [OPTION]… PATH…

${item('--format FORMAT', 'text or json (default: text). json is one document, {"files", "digests", "papers", "distinctPapers", "topics": [{"topic", "papers"}], "months": [{"month", "digests", "papers"}]}; a topic or month that is null has the papers without one.')}
${configurationHelp}

Topics and months count distinct papers. text shows the 20 largest topics, json all.

Exit code: 0 done, 2 misuse or unreadable input.
`;

/** `digest-lens stats`. */
export const stats: Command = {
  usage,
  run: async (args, terminal) => {
    const { values, positionals } = readArguments(
      'stats',
      { ...configurationOptions, format: { type: 'string' } },
      args,
    );
    const format = readChoice('--format', values.format, ['text', 'json']);
    const counts = await countAll(positionals, configurationFinder(values), terminal);
    terminal.print(
      format === 'json' ? `${JSON.stringify(counts, null, 2)}\n` : countsText(counts, terminal.style.paint),
    );
    await terminal.flush();
    return terminal.failures.length > 0 ? 2 : 0;
  },
};

interface Counts {
  readonly files: number;
  readonly digests: number;
  /** As listed: a paper on three days counts three times. */
  readonly papers: number;
  readonly distinctPapers: number;
  readonly topics: readonly { readonly topic: string | null; readonly papers: number }[];
  readonly months: readonly {
    readonly month: string | null;
    readonly digests: number;
    readonly papers: number;
  }[];
}

async function countAll(
  paths: readonly string[],
  find: FindConfiguration,
  terminal: Terminal,
): Promise<Counts> {
  const tally = noTally();
  const topicsOfPapers = new Map<string, Set<string>>();
  const months = new Map<string | null, { digests: number; papers: Set<string> }>();
  for await (const named of readDigests(paths, find, terminal, tally)) {
    const month = named.digest.day?.day.slice(0, 7) ?? null;
    const ofMonth = months.get(month) ?? { digests: 0, papers: new Set() };
    months.set(month, ofMonth);
    ofMonth.digests++;
    for (const paper of named.digest.papers) {
      ofMonth.papers.add(paper.arxivId);
      const topics = topicsOfPapers.get(paper.arxivId) ?? new Set();
      topicsOfPapers.set(paper.arxivId, topics);
      for (const topic of topicLabels(named, paper)) topics.add(topic);
    }
  }
  return {
    ...tally,
    distinctPapers: topicsOfPapers.size,
    topics: topicCounts(topicsOfPapers.values()),
    months: [...months]
      .map(([month, { digests, papers }]) => ({ month, digests, papers: papers.size }))
      .sort((a, b) => compare(a.month ?? '~', b.month ?? '~')),
  };
}

function topicCounts(topicsOfPapers: Iterable<ReadonlySet<string>>): Counts['topics'] {
  const counts = new Map<string | null, number>();
  for (const topics of topicsOfPapers) {
    for (const topic of topics.size > 0 ? topics : [null]) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .map(([topic, papers]) => ({ topic, papers }))
    .sort(
      (a, b) =>
        Number(a.topic === null) - Number(b.topic === null) ||
        b.papers - a.papers ||
        compare(a.topic ?? '', b.topic ?? ''),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const mostTopics = 20;

function countsText(
  { files, digests, papers, distinctPapers, topics, months }: Counts,
  paint: Paint,
): string {
  if (digests === 0) return `No digests in ${counted(files, 'file')}.\n`;
  const named = topics.filter(({ topic }) => topic !== null);
  const shown = [...named.slice(0, mostTopics), ...topics.filter(({ topic }) => topic === null)];
  const more = named.length - mostTopics;
  return [
    `${counted(digests, 'digest')}, ${counted(papers, 'paper')}, ${grouped(distinctPapers)} distinct\n`,
    `\n${paint.strong('Papers by topic')}\n`,
    table(shown.map(({ topic, papers }) => [topic ?? 'No topic', papers])),
    more > 0 ? `  … and ${counted(more, 'topic')} more\n` : '',
    `\n${paint.strong('Papers by month')}\n`,
    table(months.map(({ month, papers }) => [month ?? 'No day', papers])),
  ].join('');
}

function table(rows: readonly (readonly [string, number])[]): string {
  const names = rows.map(([name]) => shownText(name));
  const numbers = rows.map(([, number]) => grouped(number));
  const nameWidth = Math.max(0, ...names.map(widthOfText));
  const numberWidth = Math.max(0, ...numbers.map(number => number.length));
  return names
    .map(
      (name, row) =>
        `  ${name}${' '.repeat(nameWidth - widthOfText(name))}  ${(numbers[row] ?? '').padStart(numberWidth)}\n`,
    )
    .join('');
}

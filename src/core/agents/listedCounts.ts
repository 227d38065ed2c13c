import type { Day } from '../day.ts';
import { selectionOf } from '../views/selection.ts';
import { childrenOf } from '../views/views.ts';
import { type AgentAnswer, type AskedLibrary, agentText, counted } from './agentAnswer.ts';
import { lineFromFile, notice } from './fileText.ts';

/** The days of a library, the newest first. */
export interface ListedDays {
  readonly notice: string;
  readonly total: number;
  /** `day` is null for digests without one. */
  readonly days: readonly {
    readonly day: Day | null;
    readonly papers: number;
    readonly files: readonly string[];
  }[];
}

/** The topics of a library, those with most papers first. */
export interface ListedTopics {
  readonly notice: string;
  readonly total: number;
  readonly topics: readonly { readonly topic: string; readonly papers: number }[];
}

/** The days on which there are digests, and how many papers each lists. */
export function listedDays({ library, placeOf }: AskedLibrary, limit: number): AgentAnswer<ListedDays> {
  const days = new Map<Day | undefined, { papers: Set<string>; files: string[] }>();
  for (const digest of library.digests()) {
    const day = days.get(digest.day?.day) ?? { papers: new Set(), files: [] };
    days.set(digest.day?.day, day);
    for (const { arxivId } of digest.papers) day.papers.add(arxivId);
    const [paper] = digest.papers;
    if (paper) day.files.push(lineFromFile(placeOf({ digest, paper }).file, 1000));
  }
  const listed = [...days]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? 1 : -1))
    .slice(0, limit)
    .map(([day, { papers, files }]) => ({ day: day ?? null, papers: papers.size, files: files.sort() }));
  const pieces = listed.map(
    ({ day, papers, files }) =>
      `${day ?? 'Without a day'}: ${counted(papers, 'paper')} in ${files.join(', ')}`,
  );
  return {
    kind: 'answer',
    text: agentText(shownOf(listed.length, days.size, 'day', 'the newest'), pieces),
    data: { notice, total: days.size, days: listed },
  };
}

/** The topics of all papers, and how many papers have each. */
export function listedTopics({ library }: AskedLibrary, limit: number): AgentAnswer<ListedTopics> {
  const all = childrenOf(selectionOf(library), 'topics', undefined, 'default');
  const topics = all
    .slice(0, limit)
    .map(({ label, counts }) => ({ topic: lineFromFile(label, 100), papers: counts?.papers ?? 0 }));
  const pieces = topics.map(({ topic, papers }) => `${topic}: ${counted(papers, 'paper')}`);
  return {
    kind: 'answer',
    text: agentText(shownOf(topics.length, all.length, 'topic', 'those with most papers'), pieces),
    data: { notice, total: all.length, topics },
  };
}

function shownOf(shown: number, total: number, noun: string, which: string): string {
  return total === 0
    ? `There is no ${noun}.`
    : `${shown < total ? `${shown} of ` : ''}${counted(total, noun)}, ${which} first.`;
}

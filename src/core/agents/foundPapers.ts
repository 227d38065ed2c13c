import type { CatalogueHit } from '../catalogue.ts';
import type { Day } from '../day.ts';
import type { Appearance } from '../digest.ts';
import type { Library } from '../library.ts';
import { abstractOf } from '../paperText.ts';
import { asksForMarks, parseQuery } from '../search/query.ts';
import { type Topic, topicsOf } from '../topics.ts';
import {
  type AgentAnswer,
  type AgentPlace,
  type AskedLibrary,
  agentText,
  counted,
  mistake,
} from './agentAnswer.ts';
import { lineFromFile, notice } from './fileText.ts';

/** What an agent searches for. */
export interface PaperQuestion {
  readonly query: string;
  readonly limit: number;
}

/** Papers that a search found, best first. */
export interface FoundPapers {
  readonly notice: string;
  /** All that match, beyond the limit too. */
  readonly total: number;
  readonly papers: readonly FoundPaper[];
}

export interface FoundPaper extends AgentPlace {
  readonly arxivId: string;
  /** That of the digest in `file`. */
  readonly day: Day | null;
  /** All days on which a digest lists it, the newest first. */
  readonly days: readonly Day[];
  readonly fileText: {
    readonly title: string;
    readonly authors: string;
    readonly topics: readonly string[];
    readonly abstractStart: string;
  };
}

/** The papers that a query of an agent finds, in steps of a few milliseconds. */
export function* foundPapers(
  asked: AskedLibrary,
  { query, limit }: PaperQuestion,
): Generator<void, AgentAnswer<FoundPapers>> {
  const parsed = parseQuery(query);
  const [issue] = parsed.issues;
  // Agents do not look at what they have typed: half a query would answer another question.
  if (issue) return mistake(`In the query, "${query.slice(issue.start, issue.end)}": ${issue.message}`);
  if (asked.readingList === 'unknown' && asksForMarks(parsed.query)) {
    return mistake('is: and has:note ask for the reading list, which is not known here; leave them out.');
  }
  const { hits, total } = yield* asked.catalogue.searching(query, limit);
  const papers = hits.map(hit => foundPaper(asked, hit));
  return {
    kind: 'answer',
    text: agentText(sentenceOf(papers.length, total, asked.library), papers.map(pieceOf)),
    data: { notice, total, papers },
  };
}

function foundPaper({ library, placeOf }: AskedLibrary, { newest, excerpt }: CatalogueHit): FoundPaper {
  const { digest, paper } = newest;
  const days = library.appearances(paper.arxivId).flatMap(each => each.digest.day?.day ?? []);
  const { file, line } = placeOf(newest);
  return {
    arxivId: paper.arxivId,
    file: lineFromFile(file, 1000),
    line,
    day: digest.day?.day ?? null,
    days: [...new Set(days)],
    fileText: {
      title: lineFromFile(paper.title, 400),
      authors: lineFromFile(authorsText(newest), 400),
      topics: labels(library.topicsOfPaper(paper.arxivId)),
      abstractStart: lineFromFile(abstractOf(digest, paper) ?? paper.summary ?? excerpt, 240),
    },
  };
}

/** `Ada Example, Bo Sample et al.`: the first ones are who a paper is known by. */
function authorsText({ paper: { authors, authorsComplete } }: Appearance): string {
  const more = authors.length > 6 || !authorsComplete;
  return `${authors.slice(0, 6).join(', ')}${more ? ' et al.' : ''}`;
}

/** The topics that one digest gives a paper, as an agent is told. */
export function topicLabels(library: Library, { digest, paper }: Appearance): string[] {
  return labels(topicsOf(digest, paper, library.topics));
}

function labels(topics: readonly Topic[]): string[] {
  return topics.slice(0, 20).map(({ label }) => lineFromFile(label, 100));
}

function sentenceOf(shown: number, total: number, library: Library): string {
  const all = `${counted(library.paperCount, 'paper')} in ${counted(library.digestCount, 'digest')}`;
  if (total === 0) return `No paper matches, of ${all}.`;
  return `${total} of ${all} match. ${shown < total ? `These are the best ${shown}` : 'These are all'}, the best first.`;
}

function pieceOf({ arxivId, file, line, days, fileText }: FoundPaper, index: number): string {
  const { title, authors, topics, abstractStart } = fileText;
  return [
    `${index + 1}. ${title}`,
    `   arXiv ${arxivId} · ${file}:${line}${days.length > 0 ? ` · listed on ${days.join(', ')}` : ''}`,
    authors && `   Authors: ${authors}`,
    topics.length > 0 && `   Topics: ${topics.join('; ')}`,
    abstractStart && `   Abstract begins: ${abstractStart}`,
  ]
    .filter(Boolean)
    .join('\n');
}

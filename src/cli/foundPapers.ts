import type { Day } from '../core/day.ts';
import type { Paper } from '../core/digest.ts';
import type { MarkedPapers } from '../core/markedPapers.ts';
import { abstractOf, linksOf } from '../core/paperText.ts';
import { type ParsedQuery, parseQuery } from '../core/search/query.ts';
import { SearchIndex } from '../core/search/searchIndex.ts';
import type { SearchPaper } from '../core/search/searchPaper.ts';
import { Misuse } from './command.ts';
import type { FindConfiguration } from './files/configuration.ts';
import { type NamedDigest, readDigests, type Tally } from './files/digests.ts';
import { topicLabels } from './paperRecord.ts';
import type { Terminal } from './reports/terminal.ts';

/** A paper with every day on which it is listed, every topic that a digest gives it, and the digest of the newest day. */
export interface FoundPaper {
  readonly named: NamedDigest;
  readonly paper: Paper;
  readonly days: readonly Day[];
  readonly topics: readonly string[];
}

/** The papers of the digests that PATH arguments name, each once, in the order in which they first appear. */
export async function findPapers(
  paths: readonly string[],
  find: FindConfiguration,
  terminal: Terminal,
  tally?: Tally,
): Promise<ReadonlyMap<string, FoundPaper>> {
  const found = new Map<string, FoundPaper>();
  for await (const named of readDigests(paths, find, terminal, tally)) {
    for (const paper of named.digest.papers) {
      found.set(paper.arxivId, merged(found.get(paper.arxivId), named, paper));
    }
  }
  return found;
}

/** An index over papers, which answers with their arXiv ids. */
export function indexOf(found: ReadonlyMap<string, FoundPaper>, marks: MarkedPapers): SearchIndex {
  const index = new SearchIndex();
  for (const each of found.values()) index.put(searchPaper(each, marks));
  return index;
}

/** A query as it was written; what is wrong with it is a `Misuse`. */
export function readQuery(text: string): ParsedQuery {
  const parsed = parseQuery(text);
  const [issue] = parsed.issues;
  if (issue) throw new Misuse(`In the query, "${text.slice(issue.start, issue.end)}": ${issue.message}`);
  return parsed;
}

function merged(known: FoundPaper | undefined, named: NamedDigest, paper: Paper): FoundPaper {
  const day = named.digest.day?.day;
  const days = [...new Set([...(known?.days ?? []), ...(day ? [day] : [])])].sort();
  const topics = [...new Set([...(known?.topics ?? []), ...topicLabels(named, paper)])];
  const isNewer = !known || (day ?? '') > (known.named.digest.day?.day ?? '');
  return isNewer ? { named, paper, days, topics } : { ...known, days, topics };
}

function searchPaper({ named, paper, days, topics }: FoundPaper, marks: MarkedPapers): SearchPaper {
  const { digest } = named;
  return {
    key: paper.arxivId,
    arxivId: paper.arxivId,
    title: paper.title,
    authors: paper.authors,
    topics,
    days,
    published: paper.published?.day,
    hasCode: linksOf(digest, paper).code.length > 0,
    hasAbstract: abstractOf(digest, paper) !== undefined,
    abstract: () => abstractOf(digest, paper) ?? '',
    marks: () => marks.of(paper.arxivId),
  };
}

import type { Paper } from '../core/digest.ts';
import { abstractOf, linksOf, translatedAbstractOf } from '../core/paperText.ts';
import { type TopicTable, type TopicWords, topicsOf, topicTable } from '../core/topics.ts';
import type { NamedDigest } from './files/digests.ts';
import { placeOf } from './reports/problemText.ts';

/** A paper with all its fields, in the order in which JSON has them; what a digest does not say is null. */
export interface PaperRecord {
  readonly file: string;
  /** Line of the title, from 1. */
  readonly line: number;
  readonly day: string | null;
  readonly title: string;
  readonly authors: readonly string[];
  readonly authorsComplete: boolean;
  readonly published: string | null;
  readonly arxivId: string;
  readonly version: number | null;
  readonly links: { abs: string; pdf: string; html: string; code: readonly string[] };
  readonly topics: readonly string[];
  readonly category: string | null;
  readonly summary: string | null;
  readonly abstract: string | null;
  /** These only where the digest has them. */
  readonly translatedTitle?: string;
  readonly translatedAbstract?: string;
  /** What else it says of the paper by a label, in order: scores, comments. */
  readonly extra?: readonly { readonly label: string; readonly value: string }[];
}

/** The record of a paper as one digest lists it. */
export function paperRecord(named: NamedDigest, paper: Paper): PaperRecord {
  const { name, digest } = named;
  const { abs, pdf, html, code } = linksOf(digest, paper);
  const { translatedTitle, extra } = paper;
  const translatedAbstract = translatedAbstractOf(digest, paper);
  return {
    file: name,
    line: placeOf(digest, paper.titleSpan.start).line,
    day: digest.day?.day ?? null,
    title: paper.title,
    authors: paper.authors,
    authorsComplete: paper.authorsComplete,
    published: paper.published?.day ?? null,
    arxivId: paper.arxivId,
    version: paper.version ?? null,
    links: { abs, pdf, html, code },
    topics: topicLabels(named, paper),
    category: paper.category ?? null,
    summary: paper.summary ?? null,
    abstract: abstractOf(digest, paper) ?? null,
    ...(translatedTitle && { translatedTitle }),
    ...(translatedAbstract && { translatedAbstract }),
    ...(extra.length > 0 && { extra }),
  };
}

/** The columns of a table of papers, in the order of `PaperRecord`. */
export const recordColumns = [
  ...['file', 'line', 'day', 'title', 'authors', 'authorsComplete', 'published', 'arxivId', 'version'],
  ...['abs', 'pdf', 'html', 'code', 'topics', 'category', 'summary', 'abstract'],
  ...['translatedTitle', 'translatedAbstract', 'extra'],
] as const;

/** A record as the cells of such a table. */
export function recordCells({ links, extra, ...record }: PaperRecord): string[] {
  const values: Readonly<Record<string, unknown>> = {
    ...record,
    ...links,
    extra: extra?.map(({ label, value }) => `${label}: ${value}`),
  };
  return recordColumns.map(column => cellOf(values[column]));
}

function cellOf(value: unknown): string {
  return Array.isArray(value) ? value.join('; ') : String(value ?? '');
}

/** The labels of a paper's topics, by the words that the settings fold together. */
export function topicLabels({ digest, settings }: NamedDigest, paper: Paper): string[] {
  return topicsOf(digest, paper, tableOf(settings.topics)).map(({ label }) => label);
}

function tableOf(topics: TopicWords): TopicTable {
  const table = tables.get(topics) ?? topicTable(topics);
  tables.set(topics, table);
  return table;
}

const tables = new WeakMap<TopicWords, TopicTable>();

/** `Xiaohu Huang, Hao Zhou, Kai Han`, or with three dots for more than three and for a list that is not complete. */
export function authorsText({ authors, authorsComplete }: Paper): string {
  if (authors.length === 0) return '';
  const shown = authors.slice(0, 3).join(', ');
  return authors.length > 3 || !authorsComplete ? `${shown} …` : shown;
}

/** `2412.18419v1`. */
export function idWithVersion({ arxivId, version }: Paper): string {
  return version === undefined ? arxivId : `${arxivId}v${version}`;
}

import type { PaperShape } from '../digest.ts';
import type { Dialect, TopicSource } from './dialect.ts';
import { LabelTable, standardLabels } from './labels.ts';
import { knownLabels, type LabelWords } from './labelWords.ts';

/** What users can say about how digests are read, as they write it in their settings. */
export interface ReadingSettings {
  readonly files: { readonly readingLists: boolean; readonly singlePapers: boolean };
  readonly labels: LabelWords;
  readonly dialects: Readonly<Record<string, DialectSettings>>;
}

/** A dialect as a user declares it. */
export interface DialectSettings {
  readonly papers: 'sections' | 'rows' | 'items';
  readonly labels: LabelWords;
  readonly topics: readonly TopicSource[];
}

/** How digests are read; made once of some settings, as what is remembered of a digest holds for one reading. */
export interface Reading {
  /** The same text for the same reading, in every process; empty for the one that is standard. */
  readonly key: string;
  readonly labels: LabelTable;
  /** Whether a title with a link is a paper already: then reading lists are digests, too. */
  readonly readingLists: boolean;
  /** Whether a file that is about one paper counts as a digest of that paper. */
  readonly singlePapers: boolean;
  /** The dialects that a user declares. */
  readonly dialects: readonly DeclaredDialect[];
}

/** A dialect with a table of all labels that are read in it. */
export interface DeclaredDialect extends Dialect {
  readonly table: LabelTable;
}

/** How digests are read unless a user says otherwise. */
export const standardReading: Reading = {
  key: '',
  labels: standardLabels,
  readingLists: false,
  singlePapers: false,
  dialects: [],
};

/** The reading that settings ask for; for settings that say the same it is the same value. */
export function readingOf({ files, labels, dialects }: ReadingSettings): Reading {
  const { readingLists, singlePapers } = files;
  const key = JSON.stringify([readingLists, singlePapers, labels, dialects]);
  let reading = key === standardKey ? standardReading : readings.get(key);
  if (!reading) {
    if (readings.size >= 100) readings.clear();
    reading = {
      key,
      labels: new LabelTable(knownLabels, labels),
      readingLists,
      singlePapers,
      dialects: Object.entries(dialects).map(([name, dialect]) => declared(name, dialect, labels)),
    };
    readings.set(key, reading);
  }
  return reading;
}

const readings = new Map<string, Reading>();
const standardKey = JSON.stringify([false, false, {}, {}]);

const shapes: Readonly<Record<DialectSettings['papers'], PaperShape>> = {
  sections: 'section',
  rows: 'row',
  items: 'item',
};

function declared(
  name: string,
  { papers, labels, topics }: DialectSettings,
  all: LabelWords,
): DeclaredDialect {
  const table = new LabelTable(knownLabels, all, labels);
  return { name, papers: shapes[papers], marks: [[]], topics, labels, table };
}

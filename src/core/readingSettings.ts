import type { TopicSource } from './dialects/dialect.ts';
import { type FieldName, knownLabels, type LabelWords } from './dialects/labelWords.ts';
import type { DialectSettings } from './dialects/reading.ts';
import { notOneOf } from './spelling.ts';

/** Tells what is wrong with a value, or with what `inside` leads to in it. */
export type Complain = (complaint: string, ...inside: readonly (string | number)[]) => void;

/** The fields that labels can be given for. */
const labelledFields = Object.keys(knownLabels).filter(field => field !== 'part') as FieldName[];

/** Reads `labels`: fields, each with the words that label it. */
export function readLabels(value: unknown, complain: Complain): LabelWords | undefined {
  if (!isObject(value)) {
    complain('must be an object from field to words, as { "authors": ["Verfasser"] }.');
    return undefined;
  }
  const labels: Partial<Record<FieldName, readonly string[]>> = {};
  for (const [name, words] of Object.entries(value)) {
    const field = labelledFields.find(known => known === name);
    if (!field) complain(`names "${name}", ${notOneOf(name, labelledFields)}`, name);
    else if (isWords(words)) labels[field] = words;
    else complain(`gives "${name}" something that is not a list of words, as ["Verfasser"].`, name);
  }
  return labels;
}

const shapes = ['sections', 'rows', 'items'] as const;
const sources = ['headings', 'category', 'path'] as const satisfies readonly TopicSource[];
const keys = ['papers', 'labels', 'topics'] as const;

/** Reads `dialects`: names, each with what its papers are, its labels, and where its topics come from. */
export function readDialects(
  value: unknown,
  complain: Complain,
): Readonly<Record<string, DialectSettings>> | undefined {
  if (!isObject(value)) {
    complain('must be an object from name to dialect, as { "mine": { "papers": "items" } }.');
    return undefined;
  }
  const dialects: [string, DialectSettings][] = [];
  for (const [name, given] of Object.entries(value)) {
    const dialect = readDialect(name, given, (complaint, ...inside) => complain(complaint, name, ...inside));
    if (dialect) dialects.push([name, dialect]);
  }
  return Object.fromEntries(dialects);
}

function readDialect(name: string, value: unknown, complain: Complain): DialectSettings | undefined {
  if (!isObject(value)) {
    complain(`gives "${name}" something that is not a dialect, as { "papers": "items" }.`);
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!keys.some(known => known === key))
      complain(`gives "${name}" the key "${key}", ${notOneOf(key, keys)}`, key);
  }
  const papers = shapes.find(shape => shape === value.papers);
  if (!papers) {
    const given = typeof value.papers === 'string' ? value.papers : '';
    complain(
      value.papers === undefined
        ? `must say what the papers of "${name}" are: "papers" is one of ${shapes.join(', ')}.`
        : `says that the papers of "${name}" are ${JSON.stringify(value.papers)}, ${notOneOf(given, shapes)}`,
      ...(value.papers === undefined ? [] : ['papers']),
    );
    return undefined;
  }
  const labels =
    value.labels === undefined
      ? {}
      : readLabels(value.labels, (complaint, ...inside) =>
          complain(`has "labels" in "${name}" that ${complaint}`, 'labels', ...inside),
        );
  return { papers, labels: labels ?? {}, topics: readTopicSources(name, value.topics, complain) };
}

function readTopicSources(name: string, value: unknown, complain: Complain): readonly TopicSource[] {
  const standard: readonly TopicSource[] = ['headings', 'category'];
  if (value === undefined) return standard;
  if (!isWords(value)) {
    complain(`gives "${name}" topics that are not a list of sources, as ["headings"].`, 'topics');
    return standard;
  }
  value.forEach((source, index) => {
    if (!sources.some(known => known === source))
      complain(
        `takes the topics of "${name}" from "${source}", ${notOneOf(source, sources)}`,
        'topics',
        index,
      );
  });
  return sources.filter(source => value.includes(source)).sort((a, b) => value.indexOf(a) - value.indexOf(b));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

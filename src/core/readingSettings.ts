import type { TopicSource } from './dialects/dialect.ts';
import { type FieldName, knownLabels, type LabelWords } from './dialects/labelWords.ts';
import type { DialectSettings } from './dialects/reading.ts';
import { notOneOf } from './spelling.ts';
import type { Wording } from './wording/wording.ts';

/** Tells what is wrong with a value, or with what `inside` leads to in it. */
export type Complain = (complaint: string, ...inside: readonly (string | number)[]) => void;

/** The fields that labels can be given for. */
const labelledFields = Object.keys(knownLabels).filter(field => field !== 'part') as FieldName[];

/** Reads `labels`: fields, each with the words that label it. */
export function readLabels(value: unknown, complain: Complain, wording: Wording): LabelWords | undefined {
  if (!isObject(value)) {
    complain(wording.settings.wantsLabels);
    return undefined;
  }
  const labels: Partial<Record<FieldName, readonly string[]>> = {};
  for (const [name, words] of Object.entries(value)) {
    const field = labelledFields.find(known => known === name);
    if (!field) complain(wording.settings.names(name, notOneOf(name, labelledFields, wording)), name);
    else if (isWords(words)) labels[field] = words;
    else complain(wording.settings.wantsWords(name, '["Verfasser"]'), name);
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
  wording: Wording,
): Readonly<Record<string, DialectSettings>> | undefined {
  if (!isObject(value)) {
    complain(wording.settings.wantsDialects);
    return undefined;
  }
  const dialects: [string, DialectSettings][] = [];
  for (const [name, given] of Object.entries(value)) {
    const complainInside: Complain = (complaint, ...inside) => complain(complaint, name, ...inside);
    const dialect = readDialect(name, given, complainInside, wording);
    if (dialect) dialects.push([name, dialect]);
  }
  return Object.fromEntries(dialects);
}

function readDialect(
  name: string,
  value: unknown,
  complain: Complain,
  wording: Wording,
): DialectSettings | undefined {
  if (!isObject(value)) {
    complain(wording.settings.wantsDialect(name));
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!keys.some(known => known === key))
      complain(wording.settings.givesKey(name, key, notOneOf(key, keys, wording)), key);
  }
  const papers = shapes.find(shape => shape === value.papers);
  if (!papers) {
    const given = typeof value.papers === 'string' ? value.papers : '';
    complain(
      value.papers === undefined
        ? wording.settings.wantsPapers(name, shapes.join(', '))
        : wording.settings.saysPapersAre(
            name,
            JSON.stringify(value.papers),
            notOneOf(given, shapes, wording),
          ),
      ...(value.papers === undefined ? [] : ['papers']),
    );
    return undefined;
  }
  const labels =
    value.labels === undefined
      ? {}
      : readLabels(
          value.labels,
          (complaint, ...inside) =>
            complain(wording.settings.hasLabels(name, complaint), 'labels', ...inside),
          wording,
        );
  return { papers, labels: labels ?? {}, topics: readTopicSources(name, value.topics, complain, wording) };
}

function readTopicSources(
  name: string,
  value: unknown,
  complain: Complain,
  wording: Wording,
): readonly TopicSource[] {
  const standard: readonly TopicSource[] = ['headings', 'category'];
  if (value === undefined) return standard;
  if (!isWords(value)) {
    complain(wording.settings.wantsSources(name), 'topics');
    return standard;
  }
  value.forEach((source, index) => {
    if (!sources.some(known => known === source))
      complain(
        wording.settings.takesTopics(name, source, notOneOf(source, sources, wording)),
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

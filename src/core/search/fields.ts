import { readArxivId } from '../arxiv.ts';
import { type DayRange, readDay, readDayRange } from '../day.ts';
import type { Wording } from '../wording/wording.ts';

/** The fields in which words can be looked for. */
export type TextField = 'title' | 'author' | 'topic';

/** What a paper can have. */
export type Feature = 'code' | 'abstract' | 'note';

/** What a paper can be in the reading list. */
export type ListState = 'read' | 'unread' | 'starred';

/** What a value means in its field, or what to write instead of it. */
export type ValueReading =
  | { readonly kind: 'field'; readonly field: TextField }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'days'; readonly relation: 'after' | 'before' | 'on'; readonly range: DayRange }
  | { readonly kind: 'has'; readonly feature: Feature }
  | { readonly kind: 'is'; readonly state: ListState }
  | { readonly message: string };

/** Reads what stands behind the colon of a field. */
type ValueReader = (value: string, queries: Wording['queries']) => ValueReading;

/** Every field of the query language by its name; a new field is one line here. */
export const valueReaders: Readonly<Record<string, ValueReader>> = Object.assign(Object.create(null), {
  title: words('title', 'wantsTitle', 'title:pruning'),
  author: words('author', 'wantsAuthor', 'author:"Chao Liu"'),
  topic: words('topic', 'wantsTopic', 'topic:pruning'),
  id: readId,
  after: days('after'),
  before: days('before'),
  on: days('on'),
  has: readFeature,
  is: readListState,
} satisfies Record<string, ValueReader>);

/** The fields to choose from, as an issue lists them: `title:`, `author:`. */
export const fieldExamples = Object.keys(valueReaders).map(name => `${name}:`);

/** What `has:` can ask for; a new feature is one line here and one where papers are asked for it. */
const features = ['code', 'abstract', 'note'] as const satisfies readonly Feature[];

const listStates = ['read', 'unread', 'starred'] as const satisfies readonly ListState[];

function words(
  field: TextField,
  what: 'wantsTitle' | 'wantsAuthor' | 'wantsTopic',
  example: string,
): ValueReader {
  return (value, queries) =>
    /[\p{L}\p{N}]/u.test(value) ? { kind: 'field', field } : { message: queries[what](example) };
}

function readId(value: string, queries: Wording['queries']): ValueReading {
  const id = readArxivId(value)?.id ?? /^\d{2,4}(?:\.\d{0,5})?$/.exec(value.trim())?.[0];
  return id === undefined
    ? { message: queries.wantsId('id:2412.18419') }
    : { kind: 'id', id: id.toLowerCase() };
}

function days(relation: 'after' | 'before' | 'on'): ValueReader {
  return (value, queries) => {
    const plain = value.normalize('NFKC');
    const day = readDay(plain);
    const range = readDayRange(plain) ?? (day && { first: day, last: day });
    return range
      ? { kind: 'days', relation, range }
      : {
          message: queries.wantsDay(
            relation,
            queries.or(['2025-01-03', '2025-01', '2025'].map(day => `${relation}:${day}`)),
          ),
        };
  };
}

function readFeature(value: string, queries: Wording['queries']): ValueReading {
  const feature = features.find(name => name === value.trim().toLowerCase());
  return feature
    ? { kind: 'has', feature }
    : { message: queries.wantsOneOf(queries.or(features.map(name => `has:${name}`))) };
}

function readListState(value: string, queries: Wording['queries']): ValueReading {
  const state = listStates.find(name => name === value.trim().toLowerCase());
  return state
    ? { kind: 'is', state }
    : { message: queries.wantsOneOf(queries.or(listStates.map(name => `is:${name}`))) };
}

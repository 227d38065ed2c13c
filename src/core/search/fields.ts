import { readArxivId } from '../arxiv.ts';
import { type DayRange, readDay, readDayRange } from '../day.ts';

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

/** Every field of the query language by its name; a new field is one line here. */
export const valueReaders: Readonly<Record<string, (value: string) => ValueReading>> = Object.assign(
  Object.create(null),
  {
    title: words('title', 'a word of the title', 'title:pruning'),
    author: words('author', 'a name', 'author:"Chao Liu"'),
    topic: words('topic', 'a topic', 'topic:pruning'),
    id: readId,
    after: days('after'),
    before: days('before'),
    on: days('on'),
    has: readFeature,
    is: readListState,
  } satisfies Record<string, (value: string) => ValueReading>,
);

/** The fields to choose from, as an issue lists them: `title:, author:, … or is:`. */
export const fieldExamples = listed(Object.keys(valueReaders).map(name => `${name}:`));

/** What `has:` can ask for; a new feature is one line here and one where papers are asked for it. */
const features = ['code', 'abstract', 'note'] as const satisfies readonly Feature[];

const listStates = ['read', 'unread', 'starred'] as const satisfies readonly ListState[];

function words(field: TextField, what: string, example: string): (value: string) => ValueReading {
  return value =>
    /[\p{L}\p{N}]/u.test(value)
      ? { kind: 'field', field }
      : { message: `Write ${what} after ${field}:, as in ${example}.` };
}

function readId(value: string): ValueReading {
  const id = readArxivId(value)?.id ?? /^\d{2,4}(?:\.\d{0,5})?$/.exec(value.trim())?.[0];
  return id === undefined
    ? { message: 'Write an arXiv id after id:, as in id:2412.18419.' }
    : { kind: 'id', id: id.toLowerCase() };
}

function days(relation: 'after' | 'before' | 'on'): (value: string) => ValueReading {
  return value => {
    const plain = value.normalize('NFKC');
    const day = readDay(plain);
    const range = readDayRange(plain) ?? (day && { first: day, last: day });
    return range
      ? { kind: 'days', relation, range }
      : {
          message: `Write a day, a month or a year after ${relation}:, as in ${relation}:2025-01-03, ${relation}:2025-01 or ${relation}:2025.`,
        };
  };
}

function readFeature(value: string): ValueReading {
  const feature = features.find(name => name === value.trim().toLowerCase());
  return feature
    ? { kind: 'has', feature }
    : { message: `Write ${listed(features.map(name => `has:${name}`))}.` };
}

function readListState(value: string): ValueReading {
  const state = listStates.find(name => name === value.trim().toLowerCase());
  return state
    ? { kind: 'is', state }
    : { message: `Write ${listed(listStates.map(name => `is:${name}`))}.` };
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

import { closeness } from './closeness.ts';

/** Fields of a paper as bits of one number. */
export type FieldSet = number;

/** The bit of each field whose words are indexed. */
export const fieldBit = { title: 1, author: 2, topic: 4, year: 8, abstract: 16 } as const;
export type IndexedField = keyof typeof fieldBit;
export const indexedFields = Object.keys(fieldBit) as IndexedField[];
export const fieldBits = 5;
export const allFields: FieldSet = (1 << fieldBits) - 1;
/** Where few words stand. */
export const shortFields: FieldSet = allFields & ~fieldBit.abstract;

/** What a word is worth in its field, and by how closely it matches. */
const worthOfField = { title: 1, author: 0.85, topic: 0.85, year: 0.5, abstract: 0.4 } as const;
const worthOfCloseness = { exact: 1, prefix: 0.8, oneTypo: 0.6, twoTypos: 0.45 } as const;

interface Level {
  readonly field: IndexedField;
  readonly close: number;
  readonly worth: number;
}

/** Every way in which a paper can have a word, the better the later; two that are worth the same are two levels. */
const levels: readonly Level[] = indexedFields
  .flatMap(field =>
    Object.entries(worthOfCloseness).map(([name, factor]) => ({
      field,
      close: closeness[name as keyof typeof worthOfCloseness],
      worth: worthOfField[field] * factor,
    })),
  )
  .sort((a, b) => a.worth - b.worth);

/** What a level from 1 is worth; level 0 is a word that is not there. */
export const worthOfLevel: readonly number[] = [0, ...levels.map(({ worth }) => worth)];

/** Whether the title has the word at this level, without typos. */
export const isInTitle: readonly boolean[] = [
  false,
  ...levels.map(({ field, close }) => field === 'title' && close >= closeness.prefix),
];

/**
 * The level of a word by `closeness << fieldBits | fields that have it`, where it counts exactly, as a beginning and
 * misspelled in these fields only; 0 where it does not count.
 */
export function worthTable(exact: FieldSet, prefix: FieldSet, misspelled: FieldSet): Uint8Array {
  const name = `${exact} ${prefix} ${misspelled}`;
  let table = tables.get(name);
  if (!table) {
    table = new Uint8Array((closeness.exact + 1) << fieldBits);
    const counted = [0, misspelled, misspelled, prefix, exact];
    levels.forEach(({ field, close }, index) => {
      if (!((counted[close] ?? 0) & fieldBit[field])) return;
      for (let fields = 0; fields <= allFields; fields++) {
        if (fields & fieldBit[field])
          table?.fill(index + 1, (close << fieldBits) | fields, ((close << fieldBits) | fields) + 1);
      }
    });
    tables.set(name, table);
  }
  return table;
}

/** There are only as many as there are ways to ask. */
const tables = new Map<string, Uint8Array>();

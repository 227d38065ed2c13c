import { createRequire } from 'node:module';
import MiniSearch from 'minisearch';
import { Catalogue } from '../../src/core/catalogue.ts';
import type { Appearance } from '../../src/core/digest.ts';
import { Library } from '../../src/core/library.ts';
import { abstractOf } from '../../src/core/paperText.ts';
import { toUri } from '../../src/core/uri.ts';
import { Random } from '../workload/random.ts';
import type { Text } from './parse.ts';
import { knownItems, typedQueries } from './queries.ts';

/** What a search was asked, and how it did. */
export interface Asked {
  readonly build: number;
  readonly times: readonly number[];
  readonly items: number;
  readonly found: number;
  readonly missed: readonly { readonly query: string; readonly id: string }[];
}

/** Fills our catalogue and asks it. */
export function searchOurs(texts: readonly Text[]): Asked {
  const library = new Library();
  const catalogue = new Catalogue(library);
  catalogue.note(library.apply(texts.map(({ uri, text }) => ({ kind: 'put', uri: toUri(uri), text }))));
  const begin = performance.now();
  for (const _ of catalogue.fill());
  const build = performance.now() - begin;
  return { build, ...askOurs(library, catalogue) };
}

/** The questions of every search job, to a catalogue that is filled. */
export function askOurs(library: Library, catalogue: Catalogue): Omit<Asked, 'build'> {
  return asked(library, query =>
    catalogue.search(query, 20).hits.map(({ newest: { paper } }) => paper.arxivId),
  );
}

/** MiniSearch on the same texts, as its first example shows it. */
export function searchPlain(texts: readonly Text[]): Asked {
  return searchMiniSearch(texts, ['title', 'authors', 'abstract']);
}

/** MiniSearch without abstracts. */
export function searchTitles(texts: readonly Text[]): Asked {
  return searchMiniSearch(texts, ['title', 'authors']);
}

function searchMiniSearch(texts: readonly Text[], fields: string[]): Asked {
  const library = libraryOf(texts);
  const records = [...newest(library).values()].map(recordOf);
  const begin = performance.now();
  const plain = new MiniSearch({ fields });
  plain.addAll(records);
  const build = performance.now() - begin;
  return {
    build,
    ...asked(library, query =>
      plain
        .search(query)
        .slice(0, 20)
        .map(({ id }) => String(id)),
    ),
  };
}

/** The full-text index of SQLite, each word as a prefix; undefined where this Node has no SQLite. */
export function searchSqlite(texts: readonly Text[]): Asked | null {
  if (!process.getBuiltinModule?.('node:sqlite')) return null;
  const { DatabaseSync } = createRequire(__filename)('node:sqlite');
  const library = libraryOf(texts);
  const records = [...newest(library).values()].map(recordOf);
  const begin = performance.now();
  const database = new DatabaseSync(':memory:');
  database.exec(
    "create virtual table papers using fts5(id unindexed, title, authors, abstract, prefix='2 3')",
  );
  database.exec('begin');
  const insert = database.prepare('insert into papers values (?, ?, ?, ?)');
  for (const { id, title, authors, abstract } of records) insert.run(id, title, authors, abstract);
  database.exec('commit');
  const build = performance.now() - begin;
  const select = database.prepare(
    'select id from papers where papers match ? order by bm25(papers, 0, 6, 4, 1) limit 20',
  );
  return {
    build,
    ...asked(library, query => {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
      const rows: { id: string }[] = select.all(words.map(word => `"${word}"*`).join(' '));
      return rows.map(({ id }) => id);
    }),
  };
}

function libraryOf(texts: readonly Text[]): Library {
  const library = new Library();
  library.apply(texts.map(({ uri, text }) => ({ kind: 'put', uri: toUri(uri), text })));
  return library;
}

function newest(library: Library): Map<string, Appearance> {
  return new Map(
    [...library.digests()].flatMap(digest =>
      digest.papers.map(paper => [paper.arxivId, { digest, paper }] as const),
    ),
  );
}

function recordOf({ digest, paper }: Appearance) {
  return {
    id: paper.arxivId,
    title: paper.title,
    authors: paper.authors.join(', '),
    abstract: abstractOf(digest, paper) ?? '',
  };
}

/** The same questions for everyone: half of them known items, half what is there while one types. */
function asked(library: Library, search: (query: string) => string[]): Omit<Asked, 'build'> {
  const random = new Random(23);
  const papers = [...newest(library)].map(([id, { paper }]) => ({ id, title: paper.title }));
  const items = knownItems(random, papers, 50);
  const typed = typedQueries(random, papers, 50);
  const times: number[] = [];
  const answer = (query: string) => {
    const begin = performance.now();
    const ids = search(query);
    times.push(performance.now() - begin);
    return ids;
  };
  const missed = items.filter(({ query, id }) => !answer(query).slice(0, 5).includes(id));
  for (const query of typed) answer(query);
  return { times, items: items.length, found: items.length - missed.length, missed };
}

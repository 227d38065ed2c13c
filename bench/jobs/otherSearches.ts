import { createRequire } from 'node:module';
import MiniSearch, { type Options } from 'minisearch';
import type { Appearance } from '../../src/core/digest.ts';
import { abstractOf } from '../../src/core/paperText.ts';
import { typosIn } from '../../src/core/search/closeness.ts';
import { isCommon } from '../../src/core/search/commonWords.ts';
import { tokensOf } from '../../src/core/search/tokens.ts';
import { type Asked, asked, type Built, built, newest } from './asked.ts';
import type { Text } from './parse.ts';
import { libraryOf } from './search.ts';

type Record = ReturnType<typeof recordOf>;
type Search = (query: string) => readonly string[];

/** MiniSearch on the same texts, as its first example shows it. */
export function searchPlain(texts: readonly Text[]): Asked & Built {
  return searched(texts, miniSearch({ fields: ['title', 'authors', 'abstract'] }));
}

/** MiniSearch without abstracts. */
export function searchTitles(texts: readonly Text[]): Asked & Built {
  return searched(texts, miniSearch({ fields: ['title', 'authors'] }));
}

/** MiniSearch set up to find what we find: our words, their beginnings, our typos. */
export function searchOurWords(texts: readonly Text[]): Asked & Built {
  return searched(texts, miniSearch({ fields: ['title', 'authors', 'abstract'], ...ourWords }));
}

/** The same without abstracts. */
export function searchOurTitles(texts: readonly Text[]): Asked & Built {
  return searched(texts, miniSearch({ fields: ['title', 'authors'], ...ourWords }));
}

/** No index at all: every text is looked through for every word. */
export function searchScan(texts: readonly Text[]): Asked & Built {
  return searched(texts, records => {
    const lower = records.map(({ id, title, authors, abstract }) => ({
      id,
      text: `${title}\n${authors}\n${abstract}`.toLowerCase(),
    }));
    return query => {
      const words = query.toLowerCase().split(/\s+/);
      return lower.filter(({ text }) => words.every(word => text.includes(word))).map(({ id }) => id);
    };
  });
}

/** The full-text index of SQLite, each word as a prefix; null where this Node has no SQLite. */
export function searchSqlite(texts: readonly Text[]): (Asked & Built) | null {
  if (!process.getBuiltinModule?.('node:sqlite')) return null;
  const { DatabaseSync } = createRequire(__filename)('node:sqlite');
  return searched(texts, records => {
    const database = new DatabaseSync(':memory:');
    database.exec(
      "create virtual table papers using fts5(id unindexed, title, authors, abstract, prefix='2 3')",
    );
    database.exec('begin');
    const insert = database.prepare('insert into papers values (?, ?, ?, ?)');
    for (const { id, title, authors, abstract } of records) insert.run(id, title, authors, abstract);
    database.exec('commit');
    const select = database.prepare(
      'select id from papers where papers match ? order by bm25(papers, 0, 6, 4, 1) limit 20',
    );
    return query => {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
      const rows: { id: string }[] = select.all(words.map(word => `"${word}"*`).join(' '));
      return rows.map(({ id }) => id);
    };
  });
}

const ourWords: Partial<Options<Record>> = {
  tokenize: text => tokensOf(text).map(({ term }) => term),
  processTerm: (term, field) => (field === 'abstract' && isCommon(term) ? null : term),
  searchOptions: {
    prefix: term => term.length > 2,
    fuzzy: term => typosIn(term),
    boost: { title: 2.5, authors: 2 },
    combineWith: 'AND',
  },
};

function miniSearch(options: Options<Record>): (records: readonly Record[]) => Search {
  return records => {
    const index = new MiniSearch(options);
    index.addAll(records);
    return query =>
      index
        .search(query)
        .slice(0, 20)
        .map(({ id }) => String(id));
  };
}

function searched(texts: readonly Text[], make: (records: readonly Record[]) => Search): Asked & Built {
  const library = libraryOf(texts);
  const records = [...newest(library).values()].map(recordOf);
  const { search, build, memory } = built(() => make(records));
  return { build, memory, ...asked(library, search) };
}

function recordOf({ digest, paper }: Appearance) {
  return {
    id: paper.arxivId,
    title: paper.title,
    authors: paper.authors.join(', '),
    abstract: abstractOf(digest, paper) ?? '',
  };
}

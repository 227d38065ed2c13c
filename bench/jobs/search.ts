import MiniSearch from 'minisearch';
import { Catalogue } from '../../src/core/catalogue.ts';
import { Library } from '../../src/core/library.ts';
import { abstractOf } from '../../src/core/paperText.ts';
import { toUri } from '../../src/core/uri.ts';
import { Random } from '../workload/random.ts';
import type { Text } from './parse.ts';
import { knownItems, typedQueries } from './queries.ts';

/** Fills our catalogue and asks it. */
export function searchOurs(texts: readonly Text[]) {
  const library = new Library();
  const catalogue = new Catalogue(library);
  catalogue.note(library.apply(texts.map(({ uri, text }) => ({ kind: 'put', uri: toUri(uri), text }))));
  const begin = performance.now();
  for (const _ of catalogue.fill());
  const build = performance.now() - begin;
  return {
    build,
    ...asked(library, query =>
      catalogue.search(query, 20).hits.map(({ newest: { paper } }) => paper.arxivId),
    ),
  };
}

/** MiniSearch on the same texts, as its first example shows it. */
export function searchPlain(texts: readonly Text[]) {
  const library = new Library();
  library.apply(texts.map(({ uri, text }) => ({ kind: 'put', uri: toUri(uri), text })));
  const begin = performance.now();
  const plain = new MiniSearch({ fields: ['title', 'authors', 'abstract'] });
  plain.addAll(
    [...newest(library).values()].map(({ digest, paper }) => ({
      id: paper.arxivId,
      title: paper.title,
      authors: paper.authors.join(', '),
      abstract: abstractOf(digest, paper) ?? '',
    })),
  );
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

function newest(library: Library) {
  return new Map(
    [...library.digests()].flatMap(digest =>
      digest.papers.map(paper => [paper.arxivId, { digest, paper }] as const),
    ),
  );
}

/** The same questions for everyone: half of them known items, half what is there while one types. */
function asked(library: Library, search: (query: string) => string[]) {
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

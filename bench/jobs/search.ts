import { Catalogue } from '../../src/core/catalogue.ts';
import { Library } from '../../src/core/library.ts';
import { toUri } from '../../src/core/uri.ts';
import { Random } from '../workload/random.ts';
import { type Asked, asked, type Built, built, type Kind, newest } from './asked.ts';
import type { Text } from './parse.ts';
import { askedOtherwise } from './queries.ts';

/** Fills our catalogue and asks it. */
export function searchOurs(texts: readonly Text[]): Asked & Built {
  const library = libraryOf(texts);
  const catalogue = new Catalogue(library);
  catalogue.noteAll();
  const { build, memory } = built(() => {
    for (const _ of catalogue.fill());
    // The first question settles what is left.
    catalogue.search('', 1);
  });
  // As the server does.
  for (const _ of catalogue.rehearsal());
  const titles = askOurs(library, catalogue);
  return { build, memory, ...titles, kinds: [...titles.kinds, ...otherKinds(library, catalogue)] };
}

/** The questions of every search job, to a catalogue that is filled. */
export function askOurs(library: Library, catalogue: Catalogue): Asked {
  return asked(library, query => idsOf(catalogue, query, 20));
}

export function libraryOf(texts: readonly Text[]): Library {
  const library = new Library();
  library.apply(texts.map(({ uri, text }) => ({ kind: 'put', uri: toUri(uri), text })));
  return library;
}

/** What people remember besides titles, in our query language. */
function otherKinds(library: Library, catalogue: Catalogue): Kind[] {
  const papers = [...newest(library).values()].map(({ paper }) => paper);
  const random = new Random(29);
  return Object.entries(askedOtherwise).map(([kind, queryOf]) => {
    const items = Array.from({ length: 25 }, () => random.pick(papers));
    const found = items.filter(paper =>
      idsOf(catalogue, queryOf(random, paper), 5).includes(paper.arxivId),
    ).length;
    return { kind, items: items.length, found };
  });
}

function idsOf(catalogue: Catalogue, query: string, limit: number): string[] {
  return catalogue.search(query, limit).hits.map(({ newest: { paper } }) => paper.arxivId);
}

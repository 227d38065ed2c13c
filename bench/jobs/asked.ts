import type { Appearance } from '../../src/core/digest.ts';
import type { Library } from '../../src/core/library.ts';
import { Random } from '../workload/random.ts';
import { knownItems, typedQueries } from './queries.ts';

/** What a search was asked, and how it did. */
export interface Asked {
  readonly times: readonly number[];
  readonly items: number;
  readonly found: number;
  readonly missed: readonly { readonly query: string; readonly id: string }[];
  /** By what was left of the title. */
  readonly kinds: readonly Kind[];
}

/** Known items of one kind. */
export interface Kind {
  readonly kind: string;
  readonly items: number;
  readonly found: number;
}

/** A search that is ready to be asked, and what that took. */
export interface Built {
  readonly build: number;
  /** Bytes in use that were not before. */
  readonly memory: number;
}

/** The same questions for everyone: half of them known items, half what is there while one types. */
export function asked(library: Library, search: (query: string) => readonly string[]): Asked {
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
  const kinds = [...new Set(items.map(({ kind }) => kind))].map(kind => {
    const count = items.filter(item => item.kind === kind).length;
    return { kind, items: count, found: count - missed.filter(item => item.kind === kind).length };
  });
  return { times, items: items.length, found: items.length - missed.length, missed, kinds };
}

/** Every paper, at its newest appearance. */
export function newest(library: Library): Map<string, Appearance> {
  return new Map(
    [...library.digests()].flatMap(digest =>
      digest.papers.map(paper => [paper.arxivId, { digest, paper }] as const),
    ),
  );
}

/** What making a search took. */
export function built<Search>(make: () => Search): Built & { readonly search: Search } {
  const before = bytesInUse();
  const begin = performance.now();
  const search = make();
  const build = performance.now() - begin;
  return { search, build, memory: bytesInUse() - before };
}

/** What is alive, in and out of the heap. */
export function bytesInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

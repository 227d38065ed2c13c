import type { ArxivId } from '../arxiv.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Appearance } from '../digest.ts';
import type { Library } from '../library.ts';

/**
 * The papers that an editor lists for a query, at most so many, the best first, in steps. Nobody asks again when search is
 * filled: papers that wait for it are found by the letters of their titles, and come behind the others.
 */
export function* paperSymbols(
  library: Library,
  catalogue: Catalogue,
  query: string,
  limit: number,
): Generator<void, readonly Appearance[]> {
  // These first: what is indexed meanwhile is found twice, not never.
  const waiting = yield* waitingPapers(library, catalogue, query, limit);
  const { hits } = yield* catalogue.searching(query, limit);
  const papers = new Map<ArxivId, Appearance>();
  for (const appearance of [...hits.map(({ newest }) => newest), ...waiting]) {
    const { arxivId } = appearance.paper;
    if (!papers.has(arxivId)) papers.set(arxivId, appearance);
  }
  return [...papers.values()].slice(0, limit);
}

function* waitingPapers(
  library: Library,
  catalogue: Catalogue,
  query: string,
  limit: number,
): Generator<void, readonly Appearance[]> {
  const words = query.toLowerCase().split(/\s+/);
  const found: Appearance[] = [];
  let looked = 0;
  for (const id of catalogue.waiting) {
    if (++looked % papersInStep === 0) yield;
    const [newest] = library.appearances(id);
    const title = newest?.paper.title.toLowerCase() ?? '';
    if (!newest || !words.every(word => title.includes(word))) continue;
    found.push(newest);
    if (found.length === limit) break;
  }
  return found;
}

const papersInStep = 256;

import type { ArxivId } from '../arxiv.ts';
import type { Appearance } from '../digest.ts';
import type { Library } from '../library.ts';
import type { MarkedPapers } from '../markedPapers.ts';
import { type Level, levelOfPapers } from './level.ts';
import { type Keeps, type Selection, selecting, unhidden } from './selection.ts';
import { dayOf, distinct, type Sort } from './viewNode.ts';

/**
 * The papers that a search found, each once, at its newest day, in steps. The ids are the best first; those that no
 * digest lists any more are left out.
 */
export function* resultsOf(
  library: Library,
  ids: ReadonlySet<ArxivId>,
  marks: MarkedPapers,
): Generator<void, Selection> {
  const byId = new Map<ArxivId, Appearance>();
  // The newest digests come first.
  const isNew: Keeps = appearance => ids.has(appearance.paper.arxivId) && isFirst(byId, appearance);
  const found = yield* selecting(library, isNew, marks);
  const best: Appearance[] = [];
  for (const id of ids) {
    const appearance = byId.get(id);
    if (appearance) best.push(appearance);
    if (best.length % papersInStep === 0) yield;
  }
  return { ...found, keeps: appearance => byId.get(appearance.paper.arxivId) === appearance, best };
}

/** Papers that are looked up in one step. */
const papersInStep = 1024;

/** The papers of a selection in one list: a search's best first, others the newest first. */
export function listLevel(selection: Selection, parent: string, sort: Sort): Level {
  const { library, best, listings } = selection;
  const papers = unhidden(selection, best ?? distinct(listings));
  return levelOfPapers(papers, { library, parent, sort, describe: dayOf });
}

function isFirst(byId: Map<ArxivId, Appearance>, appearance: Appearance): boolean {
  const { arxivId } = appearance.paper;
  if (byId.has(arxivId)) return false;
  byId.set(arxivId, appearance);
  return true;
}

import { type InlinePiece, inlinePieces, mayHoldMarkup } from '../markdown/inline.ts';
import { distinctByCount, distinctByLoop } from './distinctIds.ts';
import { githubSlug } from './githubSlug.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer, ShownHeading } from './renderer.ts';

/**
 * GitHub's file view: a fragment is tried as written, then in lower case, as an `id` and as a `name`. Ids are those of
 * github-slugger, whose table and fixtures were recorded from GitHub; repeated headings were recorded to be numbered until
 * an id is free, and reported to be numbered without looking, so that a fix must work either way.
 */
export const github: Renderer = {
  title: 'GitHub',
  idsOf: headings => distinctByLoop(plainIds(headings)),
  otherwise: fragment => fragment.toLowerCase(),
  marks: new Set(['id', 'name']),
  variants: [
    {
      title: 'GitHub, numbering without looking',
      idsOf: headings => distinctByCount(plainIds(headings)),
      otherwise: fragment => fragment.toLowerCase(),
      marks: new Set(['id', 'name']),
    },
  ],
};

/** The ids before repeats are numbered: both ways of numbering ask for them. */
function plainIds(headings: readonly ShownHeading[]): readonly string[] {
  let ids = remembered.get(headings);
  if (!ids) {
    ids = headings.map(({ source }) => idOf(source));
    remembered.set(headings, ids);
  }
  return ids;
}

const remembered = new WeakMap<readonly ShownHeading[], readonly string[]>();

function idOf(source: string): string {
  return mayHoldMarkup(source) ? idOfMarked(source) : githubSlug(source);
}

const idOfMarked = perTitle(source => githubSlug(inlinePieces(source).map(shown).join('')));

function shown({ kind, text }: InlinePiece): string {
  return kind === 'image' || kind === 'html' ? '' : kind === 'math' ? `$${text}$` : text;
}

import { type InlinePiece, inlinePieces, mayHoldMarkup } from '../markdown/inline.ts';
import { distinctByCount, distinctByLoop } from './distinctIds.ts';
import { githubSlug } from './githubSlug.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer } from './renderer.ts';

/**
 * GitHub's file view: a fragment is tried as written, then in lower case, as an `id` and as a `name`. Ids are those of
 * github-slugger, whose table and fixtures were recorded from GitHub; repeated headings were recorded to be numbered until
 * an id is free, and reported to be numbered without looking, so that a fix must work either way.
 */
export const github: Renderer = {
  title: 'GitHub',
  idsOf: headings => distinctByLoop(headings.map(({ source }) => idOf(source))),
  otherwise: fragment => fragment.toLowerCase(),
  marks: new Set(['id', 'name']),
  variants: [
    {
      title: 'GitHub, numbering without looking',
      idsOf: headings => distinctByCount(headings.map(({ source }) => idOf(source))),
      otherwise: fragment => fragment.toLowerCase(),
      marks: new Set(['id', 'name']),
    },
  ],
};

function idOf(source: string): string {
  return mayHoldMarkup(source) ? idOfMarked(source) : githubSlug(source);
}

const idOfMarked = perTitle(source => githubSlug(inlinePieces(source).map(shown).join('')));

function shown({ kind, text }: InlinePiece): string {
  return kind === 'image' || kind === 'html' ? '' : kind === 'math' ? `$${text}$` : text;
}

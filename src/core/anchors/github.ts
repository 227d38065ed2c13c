import { slug } from 'github-slugger';
import type { InlinePiece } from '../markdown/inline.ts';
import type { Renderer } from './renderer.ts';

/**
 * GitHub's file view. The rule for characters is github-slugger's, which was generated from GitHub's own answers;
 * a fragment is tried as written, then in lower case.
 */
export const github: Renderer = {
  title: 'GitHub',
  idOf: heading => slug(shownText(heading)),
  distinct: distinctByLoop,
  lookups: fragment => [fragment, fragment.toLowerCase()],
};

function shownText(heading: readonly InlinePiece[]): string {
  return heading
    .map(({ kind, text }) => (kind === 'image' ? '' : kind === 'math' ? `$${text}$` : text))
    .join('')
    .trim();
}

/** `echo, echo, echo-1` → `echo, echo-1, echo-1-1`: a suffix is counted up until the id is free. */
export function distinctByLoop(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map(id => {
    let count = seen.get(id);
    if (count === undefined) {
      seen.set(id, 0);
      return id;
    }
    let distinct: string;
    do distinct = `${id}-${++count}`;
    while (seen.has(distinct));
    seen.set(id, count);
    seen.set(distinct, 0);
    return distinct;
  });
}

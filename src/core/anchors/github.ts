import type { InlinePiece } from '../markdown/inline.ts';
import { githubSlug } from './githubSlug.ts';
import type { Renderer } from './renderer.ts';

/** GitHub's file view: a fragment is tried as written, then in lower case, as an `id` and as a `name`. */
export const github: Renderer = {
  title: 'GitHub',
  idOf: heading => githubSlug(heading.map(shown).join('')),
  distinct: distinctByLoop,
  lookups: fragment => [fragment, fragment.toLowerCase()],
  findsNames: true,
};

function shown({ kind, text }: InlinePiece): string {
  return kind === 'image' ? '' : kind === 'math' ? `$${text}$` : text;
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

import type { Digest } from '../digest.ts';
import { type RendererName, renderers } from './renderers.ts';
import { anchorsOf, leadsTo } from './resolve.ts';

/** An anchor that leads to a heading under every one of some renderers; undefined where there is none. */
export function workingAnchor(
  digest: Digest,
  heading: number,
  names: readonly RendererName[],
): string | undefined {
  const tables = names.map(name => anchorsOf(digest, renderers[name]));
  for (const { ids } of tables) {
    const anchor = ids[heading];
    if (!anchor) continue;
    if (tables.every(({ targetOf }) => leadsTo(digest, targetOf(anchor), heading))) return anchor;
  }
  return undefined;
}

/** An anchor as a Markdown link destination holds it: `a (b` → `a%20%28b`; letters of every script stay. */
export function encodedAnchor(anchor: string): string {
  return anchor.replace(/[\s%<>()\\]/g, char =>
    char === '(' ? '%28' : char === ')' ? '%29' : encodeURIComponent(char),
  );
}

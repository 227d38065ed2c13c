import type { Digest, EntryForm } from '../digest.ts';
import type { RendererName } from './renderers.ts';
import { leadsTo, tablesOf } from './resolve.ts';

/** An anchor that leads to a heading under every one of some renderers; undefined where there is none. */
export function workingAnchor(
  digest: Digest,
  heading: number,
  names: readonly RendererName[],
): string | undefined {
  const tables = tablesOf(digest, names);
  for (const { ids } of tables) {
    const anchor = ids[heading];
    if (!anchor) continue;
    if (tables.every(({ targetOf }) => leadsTo(digest, targetOf(anchor), heading))) return anchor;
  }
  return undefined;
}

/** An anchor as the link of an entry holds it: `a (b` → `a%20%28b` in Markdown; letters of every script stay. */
export function encodedAnchor(anchor: string, form: EntryForm): string {
  return anchor.replace(special[form], char => (char === '&' ? '&amp;' : percentEncoded(char)));
}

/** What a destination cannot hold as it is; in HTML it may stand without quotes. */
const special = {
  markdown: /[\s%<>()\\]/g,
  html: /[\s%<>"'`=&]/g,
} satisfies Record<EntryForm, RegExp>;

function percentEncoded(char: string): string {
  const code = char.charCodeAt(0);
  return code < 128 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(char);
}

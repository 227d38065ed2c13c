import type { Digest, EntryForm } from '../digest.ts';
import { isRead } from '../markdown/inline.ts';
import type { RendererName } from './renderers.ts';
import { leadsTo, tablesOf } from './resolve.ts';
import { headingsOf } from './shownHeadings.ts';

/**
 * An anchor that leads to a heading under every one of some renderers: an id that one of them gives it, else one that its
 * author wrote there; undefined where there is none.
 */
export function workingAnchor(
  digest: Digest,
  heading: number,
  names: readonly RendererName[],
): string | undefined {
  const tables = tablesOf(digest, names);
  const works = (anchor: string) =>
    anchor !== '' && tables.every(({ targetOf }) => leadsTo(digest, targetOf(anchor), heading));
  const source = headingsOf(digest.text, digest.skeleton)[heading]?.source;
  // Of a title whose markup was not read, no id is certain.
  if (source !== undefined && isRead(source)) {
    let before: string | undefined;
    for (const { ids } of tables) {
      const id = ids[heading] ?? '';
      if (id !== before && works(id)) return id;
      before = id;
    }
  }
  return authorsIds(digest, heading).find(works);
}

/** The ids that stand as HTML in the line of a heading. */
function authorsIds({ htmlIds, skeleton }: Digest, heading: number): string[] {
  const { start = 0, end = 0 } = skeleton.headings[heading]?.span ?? {};
  let [low, high] = [0, htmlIds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((htmlIds[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const ids: string[] = [];
  for (let html = htmlIds[low]; html && html.span.start < end; html = htmlIds[++low]) ids.push(html.id);
  return ids;
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

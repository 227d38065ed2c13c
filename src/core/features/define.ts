import { renderers } from '../anchors/renderers.ts';
import { anchorsOf } from '../anchors/resolve.ts';
import type { Digest } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';
import type { Settings } from '../settings.ts';
import type { Span } from '../text.ts';
import { placeAt } from './place.ts';

/** A jump inside a digest: from what is under the cursor to where it leads. */
export interface Jump {
  readonly from: Span;
  /** All that belongs to the target, and the part of it to select. */
  readonly target: Span;
  readonly selection: Span;
}

/** From an entry to its paper, even when its anchor is broken; from a paper's title to its entry. */
export function definitionAt(digest: Digest, offset: number, settings: Settings): Jump | undefined {
  const place = placeAt(digest, offset);
  if (place?.kind === 'entry') return jumpOfEntry(digest, place.index, settings);
  if (place?.kind !== 'title' || place.paper.heading === undefined) return undefined;
  const entry = digest.contents?.entries[headingsOfEntries(digest).indexOf(place.paper.heading)];
  return entry && { from: place.span, target: entry.span, selection: entry.textSpan };
}

/** Where an entry leads: to the heading it means, else to what its anchor finds. */
export function jumpOfEntry(digest: Digest, index: number, settings: Settings): Jump | undefined {
  const entry = digest.contents?.entries[index];
  if (!entry) return undefined;
  let heading = headingsOfEntries(digest)[index];
  for (const name of heading === undefined ? settings.renderers : []) {
    const target = anchorsOf(digest, renderers[name]).targetOf(entry.anchor);
    if (target?.kind === 'html') return { from: entry.linkSpan, target: target.span, selection: target.span };
    heading ??= target?.heading;
  }
  const found = heading === undefined ? undefined : digest.skeleton.headings[heading];
  return found && { from: entry.linkSpan, target: found.span, selection: found.textSpan };
}

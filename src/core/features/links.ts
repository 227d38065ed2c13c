import type { Digest } from '../digest.ts';
import type { Settings } from '../settings.ts';
import type { Span } from '../text.ts';
import { jumpOfEntry } from './define.ts';

/** A part of a digest that can be clicked, and the offset in the same digest that it leads to. */
export interface InnerLink {
  readonly span: Span;
  readonly target: number;
}

/** The entries of the table of contents, each leading to its paper even when its anchor is broken. */
export function linksIn(digest: Digest, settings: Settings): InnerLink[] {
  return (digest.contents?.entries ?? []).flatMap((entry, index) => {
    const jump = jumpOfEntry(digest, index, settings);
    const span = { start: entry.anchorSpan.start - 1, end: entry.anchorSpan.end };
    return jump ? [{ span, target: jump.selection.start }] : [];
  });
}

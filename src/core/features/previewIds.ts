import { renderers } from '../anchors/renderers.ts';
import { anchorsOf } from '../anchors/resolve.ts';
import type { Digest } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';

/** An id that a heading needs so that an entry of the table of contents reaches it. */
export interface WantedId {
  /** Index of the heading in the skeleton. */
  readonly heading: number;
  readonly id: string;
}

/** The ids that the entries of a digest ask for and that VS Code's preview gives no heading, each once. */
export function idsWantedInPreview(digest: Digest): WantedId[] {
  const { targetOf } = anchorsOf(digest, renderers.vscode);
  const matches = headingsOfEntries(digest);
  const wanted = new Map<string, number>();
  (digest.contents?.entries ?? []).forEach(({ anchor }, index) => {
    const heading = matches[index];
    if (heading === undefined || anchor === '' || targetOf(anchor)) return;
    if (!wanted.has(anchor)) wanted.set(anchor, heading);
  });
  return [...wanted].map(([id, heading]) => ({ heading, id }));
}

import { composedEdits } from './composedEdits.ts';
import type { Digest } from './digest.ts';
import { parseDigest, readingOfDigest } from './parse.ts';
import { applyEdits, type TextEdit } from './text.ts';

/** A digest after edits until none is left to make, and all of them as edits of the digest before. */
export interface Settled {
  readonly after: Digest;
  readonly edits: readonly TextEdit[];
  /** Whether nothing was left to do in the end. */
  readonly done: boolean;
}

/** Two rules at odds must not go on for ever. */
const mostRounds = 8;

/** Edits a digest again and again, as one edit may make room for another, until nothing is left to do. */
export function settled(before: Digest, editsOf: (digest: Digest) => readonly TextEdit[]): Settled {
  let after = before;
  let edits: readonly TextEdit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const more = editsOf(after);
    if (more.length === 0) return { after, edits, done: true };
    const next = parseDigest(before.uri, applyEdits(after.text, more), readingOfDigest(before));
    // A text that stopped being a digest would be our own mistake: the last good one stays.
    if (!next) break;
    edits = composedEdits(edits, more);
    after = next;
  }
  return { after, edits, done: false };
}

import type { Digest } from '../core/digest.ts';
import { certainEdits } from '../core/fixAll.ts';
import { parseDigest } from '../core/parse.ts';
import { type Problem, problemsOf } from '../core/rules/rules.ts';
import type { Settings } from '../core/settings.ts';
import { applyEdits, type TextEdit } from '../core/text.ts';
import type { Uri } from '../core/uri.ts';

/** What all certain fixes make of a text. */
export interface Repair {
  readonly before: Digest;
  readonly after: Digest;
  /** Problems that are solved, in the order they were; their spans are those of `before`. */
  readonly fixed: readonly Problem[];
  /** Problems that need a person's choice; their spans are those of `after`. */
  readonly left: readonly Problem[];
}

/** Applies certain fixes until none is left, so that a second run finds nothing; undefined for no digest. */
export function repairOf(uri: Uri, text: string, settings: Settings): Repair | undefined {
  const before = parseDigest(uri, text);
  if (!before) return undefined;
  const { fixed, edits } = certainEdits(before, settings);
  const after = settled(before, edits, settings);
  return { before, after, fixed, left: problemsOf(after, settings) };
}

/** One round is enough unless fixes touch the same place; two rules at odds must not go on for ever. */
const mostRounds = 8;

function settled(before: Digest, first: readonly TextEdit[], settings: Settings): Digest {
  let digest = before;
  let edits = first;
  for (let round = 0; edits.length > 0 && round < mostRounds; round++) {
    const next = parseDigest(digest.uri, applyEdits(digest.text, edits));
    // A text that stopped being a digest would be our own mistake: the last good one stays.
    if (!next) break;
    digest = next;
    edits = certainEdits(digest, settings).edits;
  }
  return digest;
}

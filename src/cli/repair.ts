import { readingOf } from '../core/dialects/reading.ts';
import type { Digest } from '../core/digest.ts';
import { repair } from '../core/fixAll.ts';
import { parseDigest } from '../core/parse.ts';
import type { Problem } from '../core/rules/rules.ts';
import type { Settings } from '../core/settings.ts';
import { type RebuiltContents, rebuiltContents } from '../core/tableOfContents/rebuiltContents.ts';
import type { Uri } from '../core/uri.ts';

/** What all certain fixes make of a text. */
export interface Repair {
  readonly before: Digest;
  readonly after: Digest;
  /** How the table of contents was rebuilt; undefined where it was not, or nothing in it was to change. */
  readonly contents: RebuiltContents | undefined;
  /** Problems that are solved, in the order they were, and the digest that their spans are of. */
  readonly fixed: readonly Problem[];
  readonly fixedIn: Digest;
  /** Problems that need a person's choice; their spans are those of `after`. */
  readonly left: readonly Problem[];
}

/** Applies certain fixes until none is left, so that a second run finds nothing; undefined for no digest. */
export function repairOf(uri: Uri, text: string, settings: Settings): Repair | undefined {
  const before = parseDigest(uri, text, readingOf(settings));
  return before && repaired(before, before, undefined, settings);
}

/** Rebuilds the table of contents, then applies certain fixes; undefined for no digest. */
export function rebuildOf(uri: Uri, text: string, settings: Settings): Repair | undefined {
  const before = parseDigest(uri, text, readingOf(settings));
  if (!before) return undefined;
  const contents = rebuiltContents(before, settings);
  return contents && contents.edits.length > 0
    ? repaired(before, contents.after, contents, settings)
    : repaired(before, before, undefined, settings);
}

function repaired(
  before: Digest,
  fixedIn: Digest,
  contents: RebuiltContents | undefined,
  settings: Settings,
): Repair {
  const { after, fixed, left } = repair(fixedIn, settings);
  return { before, after, contents, fixed, fixedIn, left };
}

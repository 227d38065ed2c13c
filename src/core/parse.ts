import { findContents } from './contents.ts';
import type { ReadText } from './dialects/keptPapers.ts';
import type { LabelTable } from './dialects/labels.ts';
import { readPapers } from './dialects/papers.ts';
import { type Reading, standardReading } from './dialects/reading.ts';
import type { Digest } from './digest.ts';
import { digestDay } from './digestDay.ts';
import { KeptEntries } from './keptEntries.ts';
import { htmlIdsOf } from './markdown/htmlIds.ts';
import { skeletonOf } from './markdown/readSkeleton.ts';
import { rereadSkeleton } from './markdown/rereadSkeleton.ts';
import { mayNamePapers } from './paperPages.ts';
import { changeBetween, type TextChange } from './textChange.ts';
import type { Uri } from './uri.ts';

/**
 * Reads any text as a digest; undefined where it lists no papers, and then it cost next to nothing.
 * With the digest before an edit the answer is the same, only faster.
 */
export function parseDigest(
  uri: Uri,
  text: string,
  reading: Reading = standardReading,
  previous?: Digest,
): Digest | undefined {
  if (!mayNamePapers(text)) return undefined;
  const before = previous && readings.get(previous);
  const read = before?.reading === reading ? before.read : undefined;
  const edit: Edit | undefined = previous &&
    read && { before: previous, change: changeBetween(previous.text, text) };
  const skeleton = edit ? rereadSkeleton(edit.before.skeleton, edit.change, text) : skeletonOf(text);
  const found = readPapers(uri, text, skeleton, reading, read && edit && { read, change: edit.change });
  if (!found) return undefined;
  const digest: Digest = {
    uri,
    text,
    skeleton,
    htmlIds: htmlIdsOf(text, skeleton),
    dialect: found.dialect,
    day: digestDay(uri, text, skeleton, found.papers),
    contents: findContents(text, skeleton, found.papers, edit && keptEntries(edit)),
    papers: found.papers,
  };
  readings.set(digest, { reading, read: found });
  if (edit) {
    edits.set(digest, edit);
    edits.delete(edit.before);
  }
  return digest;
}

/** The edit that made a digest of another, which was read alike. */
export interface Edit {
  readonly before: Digest;
  readonly change: TextChange;
}

/** The edit that a digest is the result of, as long as it is the last one. */
export function editOf(digest: Digest): Edit | undefined {
  return edits.get(digest);
}

/** Of each file at most one text before the present one is held. */
const edits = new WeakMap<Digest, Edit>();

function keptEntries({ before, change }: Edit): KeptEntries {
  return new KeptEntries(before.contents?.entries ?? [], change);
}

/** How a digest was read, to read what becomes of its text alike. */
export function readingOfDigest(digest: Digest): Reading {
  return readings.get(digest)?.reading ?? standardReading;
}

/** A digest that was read so before, and of which no more is known than what it says. */
export function rememberReading(digest: Digest, reading: Reading): void {
  readings.set(digest, { reading, read: undefined });
}

/** The labels that the fields of a digest were found by. */
export function labelsOf(digest: Digest): LabelTable {
  const { dialects, labels } = readingOfDigest(digest);
  return dialects.find(({ name }) => name === digest.dialect)?.table ?? labels;
}

/** How each digest was read, for the reading after an edit. */
const readings = new WeakMap<Digest, { readonly reading: Reading; readonly read: ReadText | undefined }>();

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readFileSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { bytesOf, openRegular, openRegularSync } from './diskOpen.ts';
import { type DiskFailure, decodedText, inUtf16, largestFile, toFailure, tooLarge } from './diskText.ts';
import type { FileStamp } from './fileSource.ts';

/** A file that was read, or is the one that was known, or why it was not read. */
export type StampedRead =
  | { readonly kind: 'text'; readonly text: string; readonly stamp: FileStamp }
  | { readonly kind: 'known'; readonly stamp: FileStamp }
  | ({ readonly kind: 'failure' } & DiskFailure);

/** Reads a file, unless it was written when the known one was, or has its bytes. */
export async function readStamped(path: string, known: FileStamp | undefined): Promise<StampedRead> {
  try {
    if (known && isUnchanged(await stat(path), known)) return { kind: 'known', stamp: known };
    const file = await openRegular(path);
    try {
      const before = await file.stat();
      if (before.size > largestFile) return { kind: 'failure', ...tooLarge(path, before.size) };
      const bytes = await bytesOf(file, before, largestFile);
      if (bytes.length > largestFile) return { kind: 'failure', ...tooLarge(path, bytes.length) };
      const stamp = stampOf(bytes, before, await file.stat());
      if (known && known.hash === stamp.hash) return { kind: 'known', stamp };
      const text = decodedText(bytes)?.text;
      return text === undefined
        ? { kind: 'failure', path, reason: inUtf16, missing: false }
        : { kind: 'text', text, stamp };
    } finally {
      await file.close();
    }
  } catch (error) {
    const failure = toFailure(path, error);
    // A folder may have any name.
    const isFolder = error instanceof Error && 'code' in error && error.code === 'EISDIR';
    return { kind: 'failure', ...failure, missing: failure.missing || isFolder };
  }
}

/** The text of a file at once, as it was when it got its stamp; undefined where it is another or none by now. */
export function textAgain(path: string, stamp: FileStamp): string | undefined {
  let file: number | undefined;
  try {
    file = openRegularSync(path);
    const stats = fstatSync(file);
    const isSame = isUnchanged(stats, stamp);
    if (!isSame && stats.size !== stamp.size) return undefined;
    const bytes = readFileSync(file);
    if (!isSame && hashOf(bytes) !== stamp.hash) return undefined;
    return decodedText(bytes)?.text;
  } catch {
    return undefined; // whoever asks hears that the file is not the same, and that is so
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function isUnchanged({ size, mtimeMs }: Stats, known: FileStamp): boolean {
  return size === known.size && mtimeMs === known.modified;
}

/** A file that is being written, or was a moment ago, may be written again without looking any newer. */
function stampOf(bytes: Buffer, before: Stats, after: Stats): FileStamp {
  const settled = before.mtimeMs === after.mtimeMs && Date.now() - after.mtimeMs > unsettled;
  return { size: bytes.length, modified: settled ? after.mtimeMs : 0, hash: hashOf(bytes) };
}

/** Some file systems count in steps of two seconds. */
const unsettled = 2_500;

function hashOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('base64');
}

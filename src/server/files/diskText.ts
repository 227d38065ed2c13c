import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Wording } from '../../core/wording/wording.ts';
import { bytesOf, notRegular, openRegular } from './diskOpen.ts';

/** The most bytes that are read of one file: VS Code, too, keeps larger documents from extensions. */
export const largestFile = 50 * 1024 * 1024;

/** A failure in the words of a language. */
type FailureReason = (words: Wording['reading']) => string;

/** Why a file or folder could not be read. */
export interface DiskFailure {
  readonly path: string;
  /** Completes a sentence that begins with the name: "is 61 MB, and files over 50 MB are not read". */
  readonly reason: FailureReason;
  /** True where there is nothing at the path, as after a deletion. */
  readonly missing: boolean;
}

/** The text of bytes, and what is needed to write it back byte for byte. */
export interface DecodedText {
  /** Without byte order mark, as editors show it. */
  readonly text: string;
  /** Whether a byte order mark stood before it. */
  readonly bom: boolean;
  /** False where bytes were not UTF-8, so that the text cannot be written back. */
  readonly exact: boolean;
}

/** A file that was read, or why it was not. */
export type DiskRead =
  | ({ readonly kind: 'text'; readonly path: string } & DecodedText)
  | ({ readonly kind: 'failure' } & DiskFailure);

/** A file to be read; one that somebody named may be a pipe. */
export interface WantedFile {
  readonly path: string;
  readonly isNamed: boolean;
}

/** Reads files in batches, in order; while one batch is in use the next is already being read. */
export async function* readDiskFiles(
  files: readonly WantedFile[],
  batchSize = 64,
): AsyncGenerator<readonly DiskRead[]> {
  let begun = 0;
  const readBatch = async () => {
    const batch = await ofBearableSize(files.slice(begun, begun + batchSize));
    begun += batch.length;
    return Promise.all(
      batch.map(({ path, isNamed }) => (isNamed ? readDiskFile(path) : readRegularFile(path))),
    );
  };
  let next = readBatch();
  for (let done = 0; done < files.length; ) {
    const batch = await next;
    done += batch.length;
    next = readBatch();
    yield batch;
  }
}

/** So many of the first files as are not too large to be in memory together, and one in any case. */
async function ofBearableSize(files: readonly WantedFile[]): Promise<readonly WantedFile[]> {
  const sizes = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        ({ size }) => Math.min(size, largestFile),
        () => 0, // reading it says why
      ),
    ),
  );
  let together = 0;
  const tooMany = sizes.findIndex((size, index) => {
    together += size;
    return index > 0 && together > largestFile;
  });
  return tooMany < 0 ? files : files.slice(0, tooMany);
}

/** Reads one file; a pipe that somebody named is read to its end. */
export function readDiskFile(path: string): Promise<DiskRead> {
  return readOpened(path, () => open(path));
}

/** Reads one file that nobody named: what is no regular file is a failure. */
export function readRegularFile(path: string): Promise<DiskRead> {
  return readOpened(path, () => openRegular(path));
}

async function readOpened(path: string, opened: () => Promise<FileHandle>): Promise<DiskRead> {
  try {
    const file = await opened();
    try {
      const stats = await file.stat();
      if (stats.size > largestFile) return { kind: 'failure', ...tooLarge(path, stats.size) };
      const bytes = await bytesOf(file, stats, largestFile);
      if (bytes.length > largestFile) return { kind: 'failure', ...tooLarge(path, bytes.length) };
      const decoded = decodedText(bytes);
      return decoded
        ? { kind: 'text', path, ...decoded }
        : { kind: 'failure', path, reason: inUtf16, missing: false };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { kind: 'failure', ...toFailure(path, error) };
  }
}

/** The text of UTF-8 bytes, with U+FFFD for those that are none; undefined for UTF-16. */
export function decodedText(bytes: Buffer): DecodedText | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return undefined;
  // One byte for each character in memory, and no decoding: most digests are English.
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), bom: false, exact: true };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { text: bytes.toString('utf8', bom ? 3 : 0), bom, exact: isUtf8(bytes) };
}

/** The bytes of a text as they were before it was decoded. */
export function encodedText(text: string, bom: boolean): Buffer {
  return Buffer.from(bom ? `\uFEFF${text}` : text, 'utf8');
}

/** Why bytes in UTF-16 are not read. */
export const inUtf16: FailureReason = ({ isUtf16 }) => isUtf16;

/** The failure that an exception of the file system means. */
export function toFailure(path: string, error: unknown): DiskFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // What is no UTF-8 in a name becomes this sign, and then nothing is found under the name.
  const reason = code === 'ENOENT' && path.includes('\uFFFD') ? 'isMisnamed' : reasons[code];
  const message = error instanceof Error ? error.message : String(error);
  return {
    path,
    reason: words => (reason ? words[reason] : words.fails(message)),
    missing: code === 'ENOENT' || code === 'ENOTDIR',
  };
}

/** The code of the error for a `.gitignore` file that is left alone. */
export const tooManyLines = 'ETOOMANYLINES';

const reasons: Readonly<
  Record<
    string,
    | 'isMissing'
    | 'isBelowFile'
    | 'isFolder'
    | 'isNoFile'
    | 'isForbidden'
    | 'isLoop'
    | 'tooManyOpen'
    | 'nameTooLong'
    | 'hasTooManyLines'
    | 'isMisnamed'
  >
> = {
  ENOENT: 'isMissing',
  ENOTDIR: 'isBelowFile',
  EISDIR: 'isFolder',
  [notRegular]: 'isNoFile',
  EACCES: 'isForbidden',
  EPERM: 'isForbidden',
  ELOOP: 'isLoop',
  EMFILE: 'tooManyOpen',
  ENAMETOOLONG: 'nameTooLong',
  [tooManyLines]: 'hasTooManyLines',
};

/** Why a file is not read that is larger than `largestFile`. */
export function tooLarge(path: string, size: number): DiskFailure {
  return {
    path,
    reason: ({ isTooLarge }) => isTooLarge(megabytes(size), megabytes(largestFile)),
    missing: false,
  };
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

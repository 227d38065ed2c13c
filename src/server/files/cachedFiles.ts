import { asciiJson } from '../../core/shelf/asciiJson.ts';
import { fingerprint } from '../../core/shelf/fingerprint.ts';
import type { Uri } from '../../core/uri.ts';
import type { FileStamp } from './fileSource.ts';

/** A file as it was read before: by what it is known again, how it was read, and its digest in lines. */
export interface CachedFile {
  readonly uri: Uri;
  readonly stamp: FileStamp;
  /** The `key` of the reading. */
  readonly reading: string;
  /** As `digestLines` made them; none where the file lists no papers. */
  readonly lines: readonly string[];
}

/** Which part of the cache a file is in: one file that changes is one part that is written again. */
export function partOf(uri: Uri): string {
  return `digests-${((fingerprint(uri) >>> 0) % parts).toString(16).padStart(2, '0')}`;
}

const parts = 256;

/** Files as text in ASCII. */
export function cachedText(files: Iterable<CachedFile>): string {
  const texts: string[] = [];
  for (const { uri, stamp, reading, lines } of files) {
    const text = lines.join('\n');
    const head: Head = [uri, stamp.size, stamp.modified, stamp.hash, reading, text.length];
    texts.push(asciiJson(head), text);
  }
  return texts.join('\n');
}

/**
 * The files of the bytes of a text that `cachedText` made; undefined for any others. Each file is decoded apart: a line holds
 * on to all that was decoded with it, and of files that changed since nothing is to stay.
 */
export function cachedFiles(bytes: Uint8Array): CachedFile[] | undefined {
  const files: CachedFile[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = bytes.indexOf(10, at) + 1;
    const head = start > 0 && readHead(latin1.decode(bytes.subarray(at, start - 1)));
    if (!head) return undefined;
    const [uri, size, modified, hash, reading, length] = head;
    const end = start + length;
    if (!(length >= 0 && (end === bytes.length || bytes[end] === 10))) return undefined;
    const lines = length === 0 ? [] : latin1.decode(bytes.subarray(start, end)).split('\n');
    files.push({ uri, stamp: { size, modified, hash }, reading, lines });
    at = end + 1;
  }
  return files;
}

/** One character for each byte. */
const latin1 = new TextDecoder('latin1');

type Head = readonly [
  uri: Uri,
  size: number,
  modified: number,
  hash: string,
  reading: string,
  length: number,
];

function readHead(line: string): Head | undefined {
  try {
    const head: unknown = JSON.parse(line);
    const kinds = Array.isArray(head) ? head.map(value => typeof value).join() : '';
    return kinds === 'string,number,number,string,string,number' ? (head as unknown as Head) : undefined;
  } catch {
    return undefined; // not ours
  }
}

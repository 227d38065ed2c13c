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
  const lines: string[] = [];
  for (const file of files) {
    const { uri, stamp, reading } = file;
    const head: Head = [uri, stamp.size, stamp.modified, stamp.hash, reading, file.lines.length];
    lines.push(asciiJson(head), ...file.lines);
  }
  return lines.join('\n');
}

/** The files of a text that `cachedText` made; undefined for any other text. */
export function cachedFiles(text: string): CachedFile[] | undefined {
  const files: CachedFile[] = [];
  const lines = text === '' ? [] : text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const head = readHead(lines[at] ?? '');
    if (!head) return undefined;
    const [uri, size, modified, hash, reading, count] = head;
    const next = at + 1 + count;
    if (next > lines.length) return undefined;
    files.push({ uri, stamp: { size, modified, hash }, reading, lines: lines.slice(at + 1, next) });
    at = next;
  }
  return files;
}

type Head = readonly [uri: Uri, size: number, modified: number, hash: string, reading: string, lines: number];

function readHead(line: string): Head | undefined {
  try {
    const head: unknown = JSON.parse(line);
    const kinds = Array.isArray(head) ? head.map(value => typeof value).join() : '';
    return kinds === 'string,number,number,string,string,number' ? (head as unknown as Head) : undefined;
  } catch {
    return undefined; // not ours
  }
}

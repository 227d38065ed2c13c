import type { Reading } from '../../core/dialects/reading.ts';
import type { Digest } from '../../core/digest.ts';
import { parseDigest } from '../../core/parse.ts';
import { closedDigest, digestLines, digestOfLines } from '../../core/shelf/closedDigest.ts';
import type { Uri } from '../../core/uri.ts';
import { type CachedFile, partOf } from './cachedFiles.ts';
import type { FileStamp, FileText, KeptFile } from './fileSource.ts';
import { fromFile, putAway } from './putAwayText.ts';

/** What files held when they were read, so that one that is still the same is not read again. */
export class Shelf {
  readonly #files = new Map<Uri, ShelvedFile>();
  /** The parts of the cache that say something else. */
  readonly #changed = new Set<string>();
  readonly #outdated: (uri: Uri) => void;

  /** `outdated` hears of files that turn out to be others when their text is asked for. */
  constructor(outdated: (uri: Uri) => void) {
    this.#outdated = outdated;
  }

  /** By what a file is known again that was read so before. */
  stampOf(uri: Uri, reading: Reading): FileStamp | undefined {
    const known = this.#files.get(uri);
    return known?.reading === reading.key ? known.stamp : undefined;
  }

  /** The digest in a file that was read, or known by its `stampOf` the same reading. */
  take(uri: Uri, read: FileText, reading: Reading): Digest | undefined {
    if (read.kind === 'none') {
      this.forget(uri);
      return undefined;
    }
    const known = this.#files.get(uri);
    const digest =
      read.kind === 'known'
        ? known && this.#known(uri, known, read.file, reading)
        : this.#digestIn(uri, read, reading);
    const stamp = read.file?.stamp;
    if (stamp !== known?.stamp || read.kind === 'text') this.#changed.add(partOf(uri));
    this.#files.set(uri, { reading: reading.key, stamp, content: { kind: 'digest', digest } });
    return digest;
  }

  /** The files that were read, or kept since the last start. */
  uris(): Iterable<Uri> {
    return this.#files.keys();
  }

  has(uri: Uri): boolean {
    return this.#files.has(uri);
  }

  /** A file is none of the workspace any more. */
  forget(uri: Uri): void {
    if (this.#files.delete(uri)) this.#changed.add(partOf(uri));
  }

  /** No other files are of the workspace any more. */
  keepOnly(uris: ReadonlySet<Uri>): void {
    for (const uri of this.#files.keys()) if (!uris.has(uri)) this.forget(uri);
  }

  /** Files are as they were at the last start, as long as they are known again. */
  restore(files: readonly CachedFile[]): void {
    for (const { uri, stamp, reading, lines } of files) {
      this.#files.set(uri, { reading, stamp, content: { kind: 'lines', lines } });
    }
  }

  /** A part of the cache is not as it should be. */
  mark(part: string): void {
    this.#changed.add(part);
  }

  /** The parts of the cache that say something else since they were last asked for, and what they should say. */
  *changedParts(): Generator<readonly [string, () => Iterable<CachedFile>]> {
    const changed = [...this.#changed];
    this.#changed.clear();
    const byPart = new Map<string, Uri[]>(changed.map(part => [part, []]));
    for (const uri of this.#files.keys()) byPart.get(partOf(uri))?.push(uri);
    for (const [part, uris] of byPart) yield [part, () => this.#cached(uris)];
  }

  /** Forgets everything. */
  clear(): void {
    this.keepOnly(new Set());
  }

  *#cached(uris: readonly Uri[]): Generator<CachedFile> {
    for (const uri of uris) {
      const { stamp, reading, content } = this.#files.get(uri) ?? {};
      if (!stamp || reading === undefined || !content) continue;
      const { kind } = content;
      const lines = kind === 'lines' ? content.lines : content.digest ? digestLines(content.digest) : [];
      yield { uri, stamp, reading, lines };
    }
  }

  #known(uri: Uri, { content }: ShelvedFile, file: KeptFile, reading: Reading): Digest | undefined {
    if (content.kind === 'digest') return content.digest;
    if (content.lines.length === 0) return undefined;
    return digestOfLines(
      content.lines,
      reading,
      fromFile(file, () => this.#outdated(uri)),
    );
  }

  #digestIn(
    uri: Uri,
    { text, file }: Extract<FileText, { kind: 'text' }>,
    reading: Reading,
  ): Digest | undefined {
    const digest = parseDigest(uri, text, reading);
    return (
      digest &&
      closedDigest(
        digest,
        putAway(text, file, () => this.#outdated(uri)),
      )
    );
  }
}

interface ShelvedFile {
  /** The key of the reading. */
  readonly reading: string;
  /** Undefined for a file that is not known again. */
  readonly stamp: FileStamp | undefined;
  readonly content: Content;
}

/** What a file holds: a digest or none, or the lines of one that was kept since the last start. */
type Content =
  | { readonly kind: 'digest'; readonly digest: Digest | undefined }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

import type { FileGlobs } from '../../core/fileChoice.ts';
import type { Uri } from '../../core/uri.ts';

/** What a folder holds, and in whole sentences what could not be looked at. */
export interface FoundFiles {
  readonly uris: readonly Uri[];
  readonly failures: readonly string[];
}

/** By what a file is known again. */
export interface FileStamp {
  readonly size: number;
  /** When it was written, in milliseconds; 0 where that was too short ago to tell two texts apart. */
  readonly modified: number;
  /** Of its bytes. */
  readonly hash: string;
}

/** A file that can be read again at any moment. */
export interface KeptFile {
  readonly stamp: FileStamp;
  /** The text that was read; undefined where the file is another by now. */
  readonly textAgain: () => string | undefined;
}

/**
 * What reading a file gave: its text, or word that it is the one that was known already, or why there is no text; a file
 * that is gone needs no reason.
 */
export type FileText =
  | { readonly kind: 'text'; readonly text: string; readonly file: KeptFile | undefined }
  | { readonly kind: 'known'; readonly file: KeptFile }
  | { readonly kind: 'none'; readonly failure: string | undefined };

/** What is known of a file from before. */
export type KnownFiles = (uri: Uri) => FileStamp | undefined;

/** Where the files of a workspace come from: the disk, or the client where there is none. */
export interface FileSource {
  /** Files of a folder that may be digests. Never throws. */
  find(folder: Uri, globs: FileGlobs): Promise<FoundFiles>;
  /** Those of some files that `find` would list in a folder, without listing the others. Never throws. */
  takes(folder: Uri, files: readonly Uri[], globs: FileGlobs): Promise<readonly Uri[]>;
  /** Those of some places at which there are folders. Never throws. */
  folders(places: readonly Uri[]): Promise<readonly Uri[]>;
  /** Texts in the order asked for; those of files that `known` knows are not read. Never throws. */
  read(uris: readonly Uri[], known?: KnownFiles): Promise<readonly FileText[]>;
}

/** A client that reads no files for the server: only open documents are digests. */
export const noFiles: FileSource = {
  find: async () => ({ uris: [], failures: [] }),
  takes: async () => [],
  folders: async () => [],
  read: async uris => uris.map(() => gone),
};

/** A file that is not there. */
export const gone: FileText = { kind: 'none', failure: undefined };

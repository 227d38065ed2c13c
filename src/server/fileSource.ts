import type { Connection } from 'vscode-languageserver';
import { type FileGlobs, fileChoice, isChosen } from '../core/fileChoice.ts';
import { relativePath, toUri, type Uri } from '../core/uri.ts';
import type { Wording } from '../core/wording/wording.ts';
import { type FindFilesParams, method } from '../protocol/protocol.ts';

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
  /** Whether `find` would list a file of a folder, without listing the others. */
  takes(folder: Uri, file: Uri, globs: FileGlobs): Promise<boolean>;
  /** Texts in the order asked for; those of files that `known` knows are not read. Never throws. */
  read(uris: readonly Uri[], known?: KnownFiles): Promise<readonly FileText[]>;
}

/** Files that the client lists and reads for the server: in the browser, and in folders that are not on disk. */
export function clientFiles(connection: Connection, { reading }: Wording): FileSource {
  return {
    find: async (folder, { include, exclude }) => {
      const params: FindFilesParams = { folder, include, exclude };
      try {
        const uris = await connection.sendRequest<string[]>(method.findFiles, params);
        return { uris: uris.map(toUri), failures: [] };
      } catch (error) {
        return { uris: [], failures: [reading.isNotListed(folder, messageOf(error))] };
      }
    },
    takes: async (folder, file, globs) => isChosen(fileChoice(globs), relativePath(folder, file) ?? ''),
    read: async uris => {
      try {
        const texts = await connection.sendRequest<(string | null)[]>(method.readFiles, { uris });
        return uris.map((_, index) => toFileText(texts[index]));
      } catch {
        return uris.map(() => gone); // the client is going away: there is nobody left to tell
      }
    },
  };
}

/** A client that answers neither `findFiles` nor `readFiles`: only open documents are digests. */
export const noFiles: FileSource = {
  find: async () => ({ uris: [], failures: [] }),
  takes: async () => false,
  read: async uris => uris.map(() => gone),
};

/** A file that is not there. */
export const gone: FileText = { kind: 'none', failure: undefined };

function toFileText(text: string | null | undefined): FileText {
  return typeof text === 'string' ? { kind: 'text', text, file: undefined } : gone;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { fileChoice } from '../../core/fileChoice.ts';
import { diskPathOf, fileUri, type Uri } from '../../core/uri.ts';
import type { Wording } from '../../core/wording/wording.ts';
import { diskFolders, takenDiskFiles } from './diskCandidates.ts';
import { findDiskFiles } from './diskFiles.ts';
import { readStamped, textAgain } from './diskStamps.ts';
import type { DiskFailure } from './diskText.ts';
import { type FileSource, type FileStamp, type FileText, gone, type KeptFile } from './fileSource.ts';

/** Files read by the server itself; what is not on disk is left to `others`. */
export function diskSource(others: FileSource, wording: Wording): FileSource {
  const toSentence = ({ path, reason }: DiskFailure) =>
    wording.reading.sentence(path, reason(wording.reading));
  return {
    find: async (folder, globs) => {
      const path = diskPathOf(folder);
      if (path === undefined) return others.find(folder, globs);
      const { files, failures } = await findDiskFiles(path, fileChoice(globs));
      // What went meanwhile, or a link to nothing, is nothing to tell of; that the folder itself is gone is.
      const told = failures.filter(failure => !failure.missing || failure.path === path);
      return { uris: files.map(fileUri), failures: told.map(toSentence) };
    },
    takes: async (folder, uris, globs) => {
      const root = diskPathOf(folder);
      if (root === undefined) return others.takes(folder, uris, globs);
      const taken = new Set(await takenDiskFiles(root, pathsOf(uris), fileChoice(globs)));
      return uris.filter(uri => taken.has(diskPathOf(uri) ?? ''));
    },
    folders: async uris => {
      const found = new Set(await diskFolders(pathsOf(uris)));
      const elsewhere = uris.filter(uri => diskPathOf(uri) === undefined);
      const theirs = elsewhere.length > 0 ? await others.folders(elsewhere) : [];
      return [...uris.filter(uri => found.has(diskPathOf(uri) ?? '')), ...theirs];
    },
    read: async (uris, known) => {
      const elsewhere = uris.filter(uri => diskPathOf(uri) === undefined);
      const theirs = elsewhere.length > 0 ? await others.read(elsewhere, known) : [];
      return Promise.all(
        uris.map(async uri => theirs[elsewhere.indexOf(uri)] ?? readFromDisk(uri, known?.(uri), toSentence)),
      );
    },
  };
}

/** Of those that are on disk. */
function pathsOf(uris: readonly Uri[]): string[] {
  return uris.flatMap(uri => diskPathOf(uri) ?? []);
}

async function readFromDisk(
  uri: Uri,
  known: FileStamp | undefined,
  toSentence: (failure: DiskFailure) => string,
): Promise<FileText> {
  const path = diskPathOf(uri);
  if (path === undefined) return gone;
  const read = await readStamped(path, known);
  switch (read.kind) {
    case 'failure':
      return { kind: 'none', failure: read.missing ? undefined : toSentence(read) };
    case 'known':
      return { kind: 'known', file: keptFile(path, read.stamp) };
    case 'text':
      return { kind: 'text', text: read.text, file: keptFile(path, read.stamp) };
  }
}

function keptFile(path: string, stamp: FileStamp): KeptFile {
  return { stamp, textAgain: () => textAgain(path, stamp) };
}

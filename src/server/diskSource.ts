import { fileChoice } from '../core/fileChoice.ts';
import { diskPathOf, fileUri, type Uri } from '../core/uri.ts';
import { findDiskFiles, isDiskCandidate } from './diskFiles.ts';
import { type DiskFailure, readDiskFile } from './diskText.ts';
import { type FileSource, type FileText, gone } from './fileSource.ts';

/** Files read by the server itself; what is not on disk is left to `others`. */
export function diskSource(others: FileSource): FileSource {
  return {
    find: async (folder, globs) => {
      const path = diskPathOf(folder);
      if (path === undefined) return others.find(folder, globs);
      const { files, failures } = await findDiskFiles(path, fileChoice(globs));
      return { uris: files.map(fileUri), failures: failures.map(toSentence) };
    },
    takes: async (folder, file, globs) => {
      const [root, path] = [diskPathOf(folder), diskPathOf(file)];
      if (root === undefined || path === undefined) return others.takes(folder, file, globs);
      return isDiskCandidate(root, path, fileChoice(globs));
    },
    read: async uris => {
      const elsewhere = uris.filter(uri => diskPathOf(uri) === undefined);
      const theirs = elsewhere.length > 0 ? await others.read(elsewhere) : [];
      return Promise.all(uris.map(async uri => theirs[elsewhere.indexOf(uri)] ?? readFromDisk(uri)));
    },
  };
}

async function readFromDisk(uri: Uri): Promise<FileText> {
  const path = diskPathOf(uri);
  if (path === undefined) return gone;
  const read = await readDiskFile(path);
  if (read.kind === 'text') return { kind: 'text', text: read.text };
  return { kind: 'none', failure: read.missing ? undefined : toSentence(read) };
}

function toSentence({ path, reason }: DiskFailure): string {
  return `${path} ${reason}.`;
}

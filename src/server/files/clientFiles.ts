import type { Connection } from 'vscode-languageserver';
import { type FileGlobs, fileChoice, isChosen } from '../../core/fileChoice.ts';
import { ignoreRules } from '../../core/gitIgnore.ts';
import { childUri, parentOf, relativePath, toUri, type Uri } from '../../core/uri.ts';
import type { Wording } from '../../core/wording/wording.ts';
import {
  type FindFilesParams,
  method,
  type ReadFileAnswer,
  type ReadFolderAnswer,
} from '../../protocol/protocol.ts';
import { Patience } from '../patience.ts';
import { type FileSource, type FileText, type FoundFiles, gone } from './fileSource.ts';
import { type FolderWalk, ignoredWithin, walkedFolder } from './folderWalk.ts';

/** How a client is treated that does not answer: its files may lie behind a network, or behind somebody's extension. */
export interface ClientManners {
  /** How long an answer is waited for before the others go on without it, in milliseconds. */
  readonly patience: number;
  /** Hears of a folder or file whose answer came later than that, and is there now. */
  readonly onLate: (uri: Uri) => void;
}

/** Files that the client lists and reads for the server: in the browser, and in folders that are not on disk. */
export function clientFiles(
  connection: Connection,
  { reading }: Wording,
  { patience, onLate }: ClientManners,
): FileSource {
  const waiting = new Patience(patience);
  const noAnswer = reading.noAnswer(patience / 1000);
  const client: Client = {
    search: params => connection.sendRequest(method.findFiles, params),
    readFolder: uri => connection.sendRequest(method.readFolder, { uri }),
    readFile: uri => connection.sendRequest(method.readFile, { uri }),
    refused: (uri, why) =>
      reading.sentence(shown(uri), why === null ? reading.isMissing : reading.fails(why)),
  };
  const walks = new Map<Uri, FolderWalk>();
  const find = async (folder: Uri, globs: FileGlobs): Promise<FoundFiles> => {
    const question = `${folder} ${JSON.stringify(globs)}`;
    const walk = await waiting.for(
      question,
      () => listed(client, folder, globs),
      () => onLate(folder),
    );
    if (!walk) return { uris: [], failures: [reading.isNotListed(shown(folder), noAnswer)] };
    walks.set(folder, walk);
    return { uris: walk.paths.map(path => below(folder, path)), failures: walk.failures };
  };
  const read = async (uri: Uri): Promise<FileText> => {
    const answer = await waiting.for(
      uri,
      () => client.readFile(uri),
      () => onLate(uri),
    );
    if (answer?.kind === 'text') return { kind: 'text', text: answer.text, file: undefined };
    if (!answer) return { kind: 'none', failure: client.refused(uri, noAnswer) };
    return answer.reason === null ? gone : { kind: 'none', failure: client.refused(uri, answer.reason) };
  };
  const foldersIn = async (parent: Uri): Promise<Uri[]> => {
    const answer = await waiting.for(
      `folders in ${parent}`,
      () => client.readFolder(parent),
      () => undefined,
    );
    return answer?.kind === 'folder' ? answer.folders.map(name => childUri(parent, name)) : [];
  };
  return {
    find: (folder, globs) =>
      find(folder, globs).catch(error => ({
        uris: [],
        failures: [reading.isNotListed(shown(folder), messageOf(error))],
      })),
    takes: async (folder, files, globs) => {
      const [choice, rules] = [fileChoice(globs), walks.get(folder)?.rules ?? []];
      return files.filter(file => {
        const path = relativePath(folder, file) ?? '';
        return isChosen(choice, path) && !ignoredWithin(rules, path);
      });
    },
    folders: async places => {
      const parents = [...new Set(places.map(parentOf))];
      const folders = await Promise.all(parents.map(parent => foldersIn(parent).catch(() => [])));
      const found = new Set(folders.flat());
      return places.filter(place => found.has(place));
    },
    // A client that does not answer at all is going away: there is nobody left to tell.
    read: uris => Promise.all(uris.map(uri => read(uri).catch(() => gone))),
  };
}

/** What the client is asked. */
interface Client {
  readonly search: (params: FindFilesParams) => Promise<string[] | null>;
  readonly readFolder: (uri: Uri) => Promise<ReadFolderAnswer>;
  readonly readFile: (uri: Uri) => Promise<ReadFileAnswer>;
  /** A sentence on what it cannot read; null where that is gone. */
  readonly refused: (uri: Uri, why: string | null) => string;
}

/** By the editor's own search where it has one for the folder, because that knows the files without looking; else by looking. */
async function listed(client: Client, folder: Uri, globs: FileGlobs): Promise<FolderWalk> {
  const choice = fileChoice(globs);
  // Everything that `include` may mean: globs differ in small things.
  const include = [markdown, '**/.gitignore'];
  const found = await client.search({ folder, include, exclude: globs.exclude });
  if (found === null) {
    return walkedFolder(choice, {
      folder: path => client.readFolder(below(folder, path)),
      file: path => client.readFile(below(folder, path)),
      refused: (path, why) => client.refused(below(folder, path), why),
    });
  }
  const paths = found.map(uri => relativePath(folder, toUri(uri)) ?? '');
  const rules = await Promise.all(
    paths.filter(isIgnoreFile).map(async path => {
      const answer = await client.readFile(below(folder, path));
      return ignoreRules(path.slice(0, -'.gitignore'.length), answer.kind === 'text' ? answer.text : '');
    }),
  );
  rules.sort((a, b) => a.prefix.length - b.prefix.length);
  const taken = paths.filter(path => isChosen(choice, path) && !ignoredWithin(rules, path));
  return { paths: taken, rules, failures: [] };
}

const markdown = '**/*.{[mM][dD],[mM][aA][rR][kK][dD][oO][wW][nN]}';

function isIgnoreFile(path: string): boolean {
  return /(?:^|\/)\.gitignore$/.test(path);
}

/** The URI of a path below a folder; the folder itself for an empty one. */
function below(folder: Uri, path: string): Uri {
  return path === '' ? folder : path.split('/').reduce(childUri, folder);
}

/** As a person reads it: without escapes. */
function shown(uri: Uri): string {
  return decodeURI(uri);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

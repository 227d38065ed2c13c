import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { AskedLibrary } from '../../core/agents/agentAnswer.ts';
import { Catalogue } from '../../core/catalogue.ts';
import { readingOf } from '../../core/dialects/reading.ts';
import { type Change, Library } from '../../core/library.ts';
import type { TopicWords } from '../../core/topics.ts';
import { fileUri, type Uri } from '../../core/uri.ts';
import { english } from '../../core/wording/wording.ts';
import { readDiskFiles } from '../../server/files/diskText.ts';
import { type Clock, inSlices } from '../../server/slices.ts';
import { placeOf } from '../reports/problemText.ts';
import type { FindConfiguration } from './configuration.ts';
import { type FileSource, findSources } from './sources.ts';

/** The digests below some paths as a library that follows the files whenever it is asked. */
export class DigestFiles {
  /** What could not be read the last time, each in one sentence. */
  failures: readonly string[] = [];
  readonly #paths: readonly string[];
  readonly #find: FindConfiguration;
  readonly #library = new Library();
  readonly #catalogue = new Catalogue(this.#library);
  /** How each file was when it was read, digest or not. */
  #looks: ReadonlyMap<string, string | undefined> = new Map();
  #topics: TopicWords | undefined;
  #names: ReadonlyMap<Uri, string> = new Map();
  /** Two questions at once must not read the same files twice. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(paths: readonly string[], find: FindConfiguration) {
    this.#paths = paths;
    this.#find = find;
  }

  /** The library as the files are now, its search index filled; undefined where nobody waits for it any more. */
  upToDate(isWanted: () => boolean): Promise<AskedLibrary | undefined> {
    const turn = this.#last.then(() => (isWanted() ? this.#update(isWanted) : undefined));
    this.#last = turn.catch(() => undefined); // whoever asked is told; the next one tries again
    return turn;
  }

  async #update(isWanted: () => boolean): Promise<AskedLibrary | undefined> {
    const failures: string[] = [];
    const fail = (sentence: string) => failures.push(sentence);
    const sources = (await findSources(this.#paths, this.#find, { fail })).filter(
      each => each.kind === 'file',
    );
    const looks = await Promise.all(sources.map(lookOf));
    const found = new Map(sources.map(({ path }, index) => [path, looks[index]] as const));
    const gone = [...this.#looks.keys()].filter(path => !found.has(path));
    const stale = sources.filter(
      ({ path }) => found.get(path) !== this.#looks.get(path) || !this.#looks.has(path),
    );
    const read = await readInside(stale, (source, reason) => {
      fail(`${source.name} ${reason}.`);
      found.delete(source.path); // tried again, and told again, with the next question
      return { kind: 'remove', uri: fileUri(source.path) };
    });
    const effect = this.#library.apply([
      ...gone.map((path): Change => ({ kind: 'remove', uri: fileUri(path) })),
      ...read,
    ]);
    this.#catalogue.note(effect);
    this.#foldTopics(sources[0]);
    this.#looks = found;
    this.#names = new Map(sources.map(({ path, name }) => [fileUri(path), name]));
    this.failures = failures;
    await inSlices(clock, this.#catalogue.fill(), isWanted);
    return isWanted() ? this.#asked() : undefined;
  }

  /** One library has one table of topics: that of its first file. */
  #foldTopics(source: FileSource | undefined): void {
    const topics = source?.settings.topics;
    if (topics === undefined || topics === this.#topics) return;
    this.#topics = topics;
    this.#library.apply([{ kind: 'topics', topics }]);
    this.#catalogue.noteAll();
  }

  #asked(): AskedLibrary {
    return {
      library: this.#library,
      catalogue: this.#catalogue,
      readingList: 'unknown',
      placeOf: ({ digest, paper }) => ({
        file: this.#names.get(digest.uri) ?? digest.uri,
        line: placeOf(digest, paper.titleSpan.start).line,
      }),
    };
  }
}

/** Time as the process has it. */
export const clock: Clock = {
  pause: () => new Promise(resolve => setImmediate(resolve)),
  now: () => performance.now(),
};

/** What differs when a file was written again; undefined where it cannot be looked at. */
async function lookOf({ path }: FileSource): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined); // reading it says why
  return found && [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ');
}

/** The texts of files; what is reached by a link that leads out of the folder cannot be read either. */
async function readInside(
  sources: readonly FileSource[],
  failed: (source: FileSource, reason: string) => Change,
): Promise<Change[]> {
  const inside = await Promise.all(sources.map(isInside));
  const changes = sources
    .filter((_, index) => !inside[index])
    .map(source => failed(source, 'leads out of its folder, and is not read'));
  const allowed = sources.filter((_, index) => inside[index]);
  let at = 0;
  for await (const batch of readDiskFiles(allowed)) {
    for (const read of batch) {
      const source = allowed[at++];
      if (!source) continue;
      const { path, settings } = source;
      changes.push(
        read.kind === 'text'
          ? { kind: 'put', uri: fileUri(path), text: read.text, reading: readingOf(settings) }
          : failed(source, read.reason(english.reading)),
      );
    }
  }
  return changes;
}

/** Whether a file lies where it seems to; one that is gone meanwhile fails when it is read. */
async function isInside({ path, tree }: FileSource): Promise<boolean> {
  try {
    const [file, folder] = await Promise.all([realpath(path), realpath(tree)]);
    return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  } catch {
    return true;
  }
}

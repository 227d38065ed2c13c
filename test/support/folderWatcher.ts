import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a watcher tells of a file or a folder: 1 it came, 2 it changed, 3 it went. */
export interface FileEvent {
  readonly uri: string;
  readonly type: 1 | 2 | 3;
}

/** What watchers tell of a folder that comes or goes with all that is in it: some the folder alone. */
export const manners = ['each file', 'folders alone'] as const;
export type Manner = (typeof manners)[number];

/** A folder as a watcher knows it: what each path below it is, and when it was written. */
export type Look = ReadonlyMap<string, string>;

/** How a folder looks now; of what `git` keeps nothing is told. */
export function lookAt(root: string): Look {
  const look = new Map<string, string>();
  if (!existsSync(root)) return look;
  look.set('', `${lstatSync(root).ino}`);
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const { name } of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, name);
      const stats = lstatSync(join(root, path), { bigint: true });
      const { ino, mtimeNs, size } = stats;
      const isFolder = stats.isDirectory();
      look.set(path, isFolder ? `${ino}` : `${ino} ${mtimeNs} ${size}`);
      if (isFolder && !path.endsWith('.git')) folders.push(path);
    }
  }
  return look;
}

/**
 * What a watcher tells that saw a folder twice. One that tells folders alone says of a folder in the place of another that
 * it changed, and of the files in it only which went.
 */
export function eventsBetween(root: string, before: Look, after: Look, manner: Manner): FileEvent[] {
  const events: FileEvent[] = [];
  const tell = (path: string, type: FileEvent['type']) => {
    events.push({ uri: pathToFileURL(path === '' ? root : join(root, path)).href, type });
  };
  const isTold = (path: string, isOther: (folder: string) => boolean) =>
    manner === 'each file' || !foldersOf(path).some(isOther);
  for (const path of before.keys()) {
    if (!after.has(path) && isTold(path, folder => !after.has(folder))) tell(path, 3);
  }
  for (const [path, state] of after) {
    if (before.get(path) === state) continue;
    if (isTold(path, folder => before.get(folder) !== after.get(folder)))
      tell(path, before.has(path) ? 2 : 1);
  }
  return events;
}

/** `a/b/c.md` → ``, `a`, `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return path === '' ? [] : ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

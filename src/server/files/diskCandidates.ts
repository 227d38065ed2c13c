import { realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type FileChoice, isChosen } from '../../core/fileChoice.ts';
import { type IgnoreRules, isIgnored } from '../../core/gitIgnore.ts';
import { rulesAbove, rulesOf, slashed, withSeparator } from './diskIgnore.ts';

/** Those of some files that `findDiskFiles` lists below a folder, without listing the others. */
export async function takenDiskFiles(
  folder: string,
  files: readonly string[],
  choice: FileChoice,
): Promise<string[]> {
  const root = resolve(folder);
  const possible = files.filter(file => {
    const relative = relativeTo(root, resolve(file));
    return relative !== undefined && isChosen(choice, relative);
  });
  if (possible.length === 0) return [];
  const ways: Ways = { root, choice, real: await realOf(root), rules: new Map() };
  const areTaken = await Promise.all(possible.map(file => isTaken(ways, resolve(file))));
  return possible.filter((_, index) => areTaken[index]);
}

/** Those of some paths at which there are folders, or links to some that do not hold the links. */
export async function diskFolders(paths: readonly string[]): Promise<string[]> {
  const areFolders = await Promise.all(paths.map(isFolder));
  return paths.filter((_, index) => areFolders[index]);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isDirectory()) return false;
    // Who looks into a link to what holds it may go through the whole disk.
    const [real, parent] = [await realpath(path), await realpath(dirname(path))];
    return !withSeparator(parent).startsWith(withSeparator(real));
  } catch {
    return false; // gone meanwhile
  }
}

/** What is known of the ways to files below a folder. */
interface Ways {
  readonly root: string;
  readonly real: string;
  readonly choice: FileChoice;
  /** By folder, the rules that hold in it; undefined where it is left out. */
  readonly rules: Map<string, Promise<readonly IgnoreRules[] | undefined>>;
}

/** A file behind a link is listed under its own name where that lies below the folder and is listed. */
async function isTaken(ways: Ways, file: string): Promise<boolean> {
  if (!(await isOnTheWay(ways, file))) return false;
  const own = relativeTo(ways.real, await realOf(file));
  if (own === undefined) return true;
  const ownName = join(ways.root, own);
  return ownName === file || !isChosen(ways.choice, slashed(own)) || !(await isOnTheWay(ways, ownName));
}

async function isOnTheWay(ways: Ways, file: string): Promise<boolean> {
  const rules = await rulesOnTheWay(ways, dirname(file));
  return rules !== undefined && !isIgnored(rules, slashed(file));
}

function rulesOnTheWay(ways: Ways, folder: string): Promise<readonly IgnoreRules[] | undefined> {
  let rules = ways.rules.get(folder);
  if (!rules) {
    rules = readRulesOnTheWay(ways, folder);
    ways.rules.set(folder, rules);
  }
  return rules;
}

async function readRulesOnTheWay(ways: Ways, folder: string): Promise<readonly IgnoreRules[] | undefined> {
  const above = await (folder === ways.root ? rulesAbove(folder) : rulesOnTheWay(ways, dirname(folder)));
  if (!above || (folder !== ways.root && isIgnored(above, `${slashed(folder)}/`))) return undefined;
  const own = await rulesOf(folder).catch(() => undefined); // what cannot be read ignores nothing
  return own ? [...above, own] : above;
}

/** Where a path leads in the end; itself where it leads nowhere. */
function realOf(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** The path below a folder; undefined for what lies elsewhere. */
function relativeTo(folder: string, path: string): string | undefined {
  const start = withSeparator(folder);
  return path.startsWith(start) ? slashed(path.slice(start.length)) : undefined;
}

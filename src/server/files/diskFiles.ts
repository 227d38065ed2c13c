import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileChoice } from '../../core/fileChoice.ts';
import { type IgnoreRules, isIgnored } from '../../core/gitIgnore.ts';
import { rulesAbove, rulesOf, slashed, withSeparator } from './diskIgnore.ts';
import { type DiskFailure, toFailure } from './diskText.ts';

/** The files of a folder that may be digests, and what could not be looked at. */
export interface DiskFiles {
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  readonly failures: readonly DiskFailure[];
}

/**
 * Lists the files below a folder that a choice takes and no `.gitignore` file ignores. Links are followed, but every
 * file is listed once, under its own name where it lies below the folder.
 */
export async function findDiskFiles(folder: string, choice: FileChoice): Promise<DiskFiles> {
  const root = resolve(folder);
  const walk: Walk = {
    choice,
    real: root,
    files: [],
    failures: [],
    links: [],
    seen: new Set(),
  };
  try {
    const real = await realpath(root);
    walk.real = real;
    await walkFolder(walk, { path: root, real, relative: '', rules: await rulesAbove(root) });
    // Links come last, so that what they lead to keeps its own name where it has one.
    for (let link = walk.links.pop(); link; link = walk.links.pop()) await followLink(walk, link);
  } catch (error) {
    walk.failures.push(toFailure(root, error));
  }
  return { files: walk.files.sort(byPath), failures: walk.failures };
}

interface Walk {
  readonly choice: FileChoice;
  /** Where the folder itself lies. */
  real: string;
  readonly files: string[];
  readonly failures: DiskFailure[];
  readonly links: Link[];
  /** Real paths of the folders and of the files that have been seen. */
  readonly seen: Set<string>;
}

interface Folder {
  readonly path: string;
  readonly real: string;
  /** From the root, with `/`; empty for the root itself. */
  readonly relative: string;
  readonly rules: readonly IgnoreRules[];
}

interface Link {
  readonly path: string;
  readonly relative: string;
  readonly rules: readonly IgnoreRules[];
}

async function walkFolder(walk: Walk, folder: Folder): Promise<void> {
  if (walk.seen.has(folder.real)) return;
  walk.seen.add(folder.real);
  let entries: Dirent[];
  try {
    entries = await readdir(folder.path, { withFileTypes: true });
  } catch (error) {
    walk.failures.push(toFailure(folder.path, error));
    return;
  }
  const rules = await rulesWithin(walk, folder, entries);
  const below: Folder[] = [];
  for (const [index, entry] of entries.entries()) {
    // Each may be looked up in thousands of globs, and others wait.
    if (index % 8 === 7) await setImmediate();
    const path = join(folder.path, entry.name);
    const relative = folder.relative === '' ? entry.name : `${folder.relative}/${entry.name}`;
    const real = join(folder.real, entry.name);
    if (entry.isDirectory()) {
      if (!walk.choice.leavesOut(relative) && !isIgnored(rules, `${slashed(path)}/`)) {
        below.push({ path, real, relative, rules });
      }
    } else if (entry.isSymbolicLink()) {
      walk.links.push({ path, relative, rules });
    } else if (entry.isFile() && walk.choice.takesFile(relative) && !isIgnored(rules, slashed(path))) {
      walk.files.push(path);
      walk.seen.add(real);
    }
  }
  await Promise.all(below.map(each => walkFolder(walk, each)));
}

async function followLink(walk: Walk, { path, relative, rules }: Link): Promise<void> {
  const taken = walk.choice.takesFile(relative) && !isIgnored(rules, slashed(path));
  try {
    const [real, target] = [await realpath(path), await stat(path)];
    if (target.isDirectory()) {
      // A link to what holds the folder would bring the whole disk in.
      if (withSeparator(walk.real).startsWith(withSeparator(real))) return;
      if (walk.choice.leavesOut(relative) || isIgnored(rules, `${slashed(path)}/`)) return;
      await walkFolder(walk, { path, real, relative, rules });
    } else if (target.isFile() && taken && !walk.seen.has(real)) {
      walk.files.push(path);
      walk.seen.add(real);
    }
  } catch (error) {
    // A link that is not named like a digest and leads nowhere is none of our business.
    if (taken) walk.failures.push(toFailure(path, error));
  }
}

async function rulesWithin(
  walk: Walk,
  { path, rules }: Folder,
  entries: readonly Dirent[],
): Promise<readonly IgnoreRules[]> {
  if (!entries.some(entry => entry.name === '.gitignore' && !entry.isDirectory())) return rules;
  try {
    const own = await rulesOf(path);
    return own ? [...rules, own] : rules;
  } catch (error) {
    walk.failures.push(toFailure(join(path, '.gitignore'), error));
    return rules;
  }
}

/** Part by part, so that the files of one folder stay together. */
function byPath(a: string, b: string): number {
  const [left, right] = [a.replaceAll(sep, '\0'), b.replaceAll(sep, '\0')];
  return left < right ? -1 : left > right ? 1 : 0;
}

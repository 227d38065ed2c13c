import { stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { hasTooManyLines, type IgnoreRules, ignoreRules, isIgnored } from '../../core/gitIgnore.ts';
import { bytesOf, openRegular } from './diskOpen.ts';
import { tooManyLines } from './diskText.ts';

/** The rules that the `.gitignore` of a folder holds; undefined where there is none. */
export async function rulesOf(folder: string): Promise<IgnoreRules | undefined> {
  try {
    const file = await openRegular(join(folder, '.gitignore'));
    try {
      const stats = await file.stat();
      const bytes =
        stats.size > largestIgnoreFile ? undefined : await bytesOf(file, stats, largestIgnoreFile);
      const text = bytes && bytes.length <= largestIgnoreFile ? bytes.toString('utf8') : undefined;
      if (text !== undefined && !hasTooManyLines(text)) return ignoreRules(slashed(folder), text);
      throw Object.assign(new Error('too many lines'), { code: tooManyLines });
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** In bytes. */
const largestIgnoreFile = 1024 * 1024;

/** The rules of the repository that a folder lies in; none where they ignore the folder that is asked for itself. */
export async function rulesAbove(root: string): Promise<readonly IgnoreRules[]> {
  const above: string[] = [];
  for (let at = root; !(await exists(join(at, '.git'))); at = dirname(at)) {
    if (dirname(at) === at) return [];
    above.unshift(dirname(at));
  }
  const files = await Promise.all(above.map(folder => rulesOf(folder).catch(() => undefined)));
  const rules = files.filter(file => file !== undefined);
  return isIgnored(rules, `${slashed(root)}/`) ? [] : rules;
}

/** Whether something is at a path. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A path with `/` between its parts, as rules are spelled. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** A path that only what lies in the folder begins with. */
export function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

import { namesMatcher } from './globs.ts';

/** The rules of one `.gitignore` file. */
export interface IgnoreRules {
  /** The folder of the file, ending with `/`; every path that is asked about is spelled like it. */
  readonly prefix: string;
  /** True for ignored, false for expressly not ignored, undefined where no rule applies; a folder's path ends with `/`. */
  readonly verdict: (relativePath: string) => boolean | undefined;
}

/** Whether a `.gitignore` file has more lines than anybody needs: looking each file up in them would take for ever. */
export function hasTooManyLines(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= mostLines; at = text.indexOf('\n', at + 1)) lines++;
  return lines > mostLines;
}

/** So many lines of a `.gitignore` file count; where there are more, none does. */
export const mostLines = 10_000;

/** Reads the text of a `.gitignore` file in a folder. */
export function ignoreRules(folder: string, text: string): IgnoreRules {
  const lines = hasTooManyLines(text) ? [] : text.split(/\r?\n/);
  const rules = lines.flatMap(line => readRule(line) ?? []).reverse();
  // Files of one folder ask for it again and again.
  const folders = new Map<string, boolean | undefined>();
  const verdictOf = (path: string, isFolder: boolean): boolean | undefined => {
    const above = path.lastIndexOf('/');
    if (above >= 0 && verdictOfFolder(path.slice(0, above))) return true;
    const names = path.split('/');
    return rules.find(rule => (isFolder || !rule.onlyFolders) && rule.matches(names))?.ignores;
  };
  const verdictOfFolder = (path: string): boolean | undefined => {
    if (!folders.has(path)) folders.set(path, verdictOf(path, true));
    return folders.get(path);
  };
  return {
    prefix: folder === '' || folder.endsWith('/') ? folder : `${folder}/`,
    verdict: path => (path.endsWith('/') ? verdictOfFolder(path.slice(0, -1)) : verdictOf(path, false)),
  };
}

/** Whether `.gitignore` files, outermost first, ignore a path; a folder's path ends with `/`. */
export function isIgnored(rules: readonly IgnoreRules[], path: string): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const file = rules[at];
    if (!file?.prefix || path.startsWith(file.prefix)) {
      const verdict = file?.verdict(path.slice(file.prefix.length));
      if (verdict !== undefined) return verdict;
    }
  }
  return false;
}

interface Rule {
  readonly ignores: boolean;
  readonly onlyFolders: boolean;
  readonly matches: (names: readonly string[]) => boolean;
}

function readRule(line: string): Rule | undefined {
  const written = withoutTrailingSpaces(line);
  const isException = written.startsWith('!');
  const pattern = isException ? written.slice(1) : written;
  if (pattern === '' || written.startsWith('#')) return undefined;
  const onlyFolders = pattern.endsWith('/');
  const whole = onlyFolders ? pattern.slice(0, -1) : pattern;
  // A slash anywhere but at the end ties a rule to the folder of its file.
  const tied = whole.includes('/') ? whole.replace(/^\//, '') : `**/${whole}`;
  if (whole === '') return undefined;
  // Braces are letters here, and what is inside a folder is not the folder.
  const glob = tied.replace(/\\.|[{},]/g, sign => `\\${sign.at(-1)}`).replace(/\/\*\*$/, '/**/*');
  // As Git on a case-sensitive disk: a rule too narrow shows a file too many, which a user sees.
  return { ignores: !isException, onlyFolders, matches: namesMatcher(glob) };
}

/** Spaces at the end of a line count only behind a backslash. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

import { globMatcher } from './globs.ts';

/** Which files below one folder may be digests; paths are relative to it, with `/` between their parts. */
export interface FileChoice {
  /** Whether a file is one to read, its folders apart. */
  readonly takesFile: (path: string) => boolean;
  /** Whether a folder and all that is in it is left out. */
  readonly leavesOut: (folder: string) => boolean;
}

/** The globs of `digestLens.files`. */
export interface FileGlobs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Makes a choice from globs; whatever they say, only Markdown is read, and `.git` and `node_modules` never. */
export function fileChoice({ include, exclude }: FileGlobs): FileChoice {
  const includes = matcherOf(include.map(glob => glob.toLowerCase()));
  const excludes = matcherOf(exclude);
  return {
    takesFile: path => isMarkdown(path) && !excludes(path) && someAncestor(path.toLowerCase(), includes),
    leavesOut: folder => /(?:^|\/)(?:\.git|node_modules)$/.test(folder) || excludes(folder),
  };
}

/** The choice as one sees it from a folder inside: `year/` turns what `year/a.md` is into what `a.md` is. */
export function choiceWithin(choice: FileChoice, prefix: string): FileChoice {
  return {
    takesFile: path => choice.takesFile(prefix + path),
    leavesOut: folder => choice.leavesOut(prefix + folder),
  };
}

/** The files that both of two choices take. */
export function bothChoices(a: FileChoice, b: FileChoice): FileChoice {
  return {
    takesFile: path => a.takesFile(path) && b.takesFile(path),
    leavesOut: folder => a.leavesOut(folder) || b.leavesOut(folder),
  };
}

/** Whether a choice takes a file and leaves out none of the folders that it lies in. */
export function isChosen(choice: FileChoice, path: string): boolean {
  return choice.takesFile(path) && !foldersOf(path).some(choice.leavesOut);
}

/** Whether a choice leaves out neither a folder nor one that it lies in. */
export function isEntered(choice: FileChoice, folder: string): boolean {
  return ![...foldersOf(folder), folder].some(choice.leavesOut);
}

/** Whether a name is one that Markdown files have. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map(glob => globMatcher(glob.replace(/^\.?\//, '').replace(/\/$/, '')));
  return path => matchers.some(matches => matches(path));
}

/** A glob that names a folder means all that is in it. */
function someAncestor(path: string, matches: (path: string) => boolean): boolean {
  return matches(path) || foldersOf(path).some(matches);
}

/** `a/b/c.md` → `a`, `a/b`. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}

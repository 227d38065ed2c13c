import ignore from 'ignore';
import picomatch from 'picomatch';

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
  const includes = matcherOf(include, { nocase: true });
  const excludes = matcherOf(exclude, {});
  return {
    takesFile: path => isMarkdown(path) && !excludes(path) && someAncestor(path, includes),
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

/** Whether a name is one that Markdown files have. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** The folder and the rest of a glob, `2025/*.md` → `2025` and `*.md`; undefined for a path without wildcards. */
export function globParts(pattern: string): { readonly base: string; readonly glob: string } | undefined {
  const { isGlob, prefix, base, glob } = picomatch.scan(pattern);
  return isGlob ? { base: prefix + base || '.', glob } : undefined;
}

/** The rules of one `.gitignore` file. */
export interface IgnoreRules {
  /** The folder of the file, ending with `/`; every path that is asked about is spelled like it. */
  readonly prefix: string;
  /** True for ignored, false for expressly not ignored, undefined where no rule applies. */
  readonly verdict: (relativePath: string) => boolean | undefined;
}

/** Reads the text of a `.gitignore` file in a folder. */
export function ignoreRules(folder: string, text: string): IgnoreRules {
  // As Git on a case-sensitive disk: a rule too narrow shows a file too many, which a user sees.
  const rules = ignore({ ignorecase: false }).add(text);
  return {
    prefix: folder === '' || folder.endsWith('/') ? folder : `${folder}/`,
    verdict: path => {
      const { ignored, unignored } = rules.test(path);
      return ignored ? true : unignored ? false : undefined;
    },
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

function matcherOf(globs: readonly string[], options: picomatch.PicomatchOptions): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  // `windows: false` because paths have `/` everywhere; dot files are files, as in VS Code.
  return picomatch(
    globs.map(glob => glob.replace(/^\.?\//, '').replace(/\/$/, '')),
    { ...options, dot: true, windows: false },
  );
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

/**
 * Many globs as one, because `findFiles` takes one to exclude: `{out,*.md,*.txt}`; undefined if there are none.
 * Braces are written out, because VS Code reads braces inside braces in two ways, on disk and in the browser.
 */
export function oneGlob(globs: readonly string[]): string | undefined {
  const [first, ...others] = globs.flatMap(withoutBraces);
  return first === undefined || others.length === 0 ? first : `{${[first, ...others].join(',')}}`;
}

/** The globs without braces that match the same: `*.{md,markdown}` → `*.md`, `*.markdown`. */
export function withoutBraces(glob: string): readonly string[] {
  if (glob.length > longest) return [glob];
  let globs: readonly string[] = [glob];
  while (globs.some(each => innermost.test(each))) {
    globs = globs.flatMap(withoutInnermost);
    if (globs.length > mostGlobs) return [glob];
  }
  return globs;
}

/** Nobody needs more; what is longer, or stands for more globs, is left to VS Code as it is. */
const longest = 1000;
const mostGlobs = 200;

const innermost = /\{([^{}]*)\}/;

function withoutInnermost(glob: string): readonly string[] {
  const [braces, choices] = innermost.exec(glob) ?? [];
  if (braces === undefined || choices === undefined) return [glob];
  return choices.split(',').map(choice => glob.replace(braces, () => choice));
}

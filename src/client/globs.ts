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
  const innermost = /^(.*)\{([^{}]*)\}(.*)$/s.exec(glob);
  if (!innermost) return [glob];
  const [, before = '', choices = '', after = ''] = innermost;
  return choices.split(',').flatMap(choice => withoutBraces(before + choice + after));
}

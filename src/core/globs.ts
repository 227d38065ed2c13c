/**
 * Whether paths, with `/` between their parts, match a glob as VS Code has them: `*` and `?` stand for letters of a name,
 * `**` for any folders, `[a-z]` and `[!a-z]` for one letter, `{a,b}` for either, and `\` makes a sign a letter. Takes time
 * as long as the path times the glob at most, whatever somebody wrote into a settings file.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const matches = namesMatcher(glob);
  return path => matches(path.split('/'));
}

/** The same for the parts of a path: who has many globs takes a path apart once. */
export function namesMatcher(glob: string): (names: readonly string[]) => boolean {
  const globs = glob.length > longest ? [literalGlob(glob)] : withoutBraces(glob);
  const ways = globs.map(partsOf);
  return names => ways.some(way => wildMatch(way, names, isAnyFolders, takesName));
}

/** A glob that matches a text and nothing else. */
function literalGlob(text: string): string {
  return text.replace(/[\\*?[\]{},]/g, '\\$&');
}

/** The folder in which what a glob matches begins, and the rest of it; undefined for what is no glob. */
export function globParts(pattern: string): { readonly base: string; readonly glob: string } | undefined {
  const parts = pattern.split('/');
  const first = parts.findIndex(isWild);
  if (first < 0) return undefined;
  const base = parts.slice(0, first).join('/');
  return { base: base || (first > 0 ? '/' : '.'), glob: parts.slice(first).join('/') };
}

function isWild(part: string): boolean {
  return /[*?]/.test(part) || part.lastIndexOf(']') > part.indexOf('[') || /[{}]/.test(part);
}

/** Nobody needs more; what is longer, or stands for more globs, is taken by the letter. */
const longest = 4000;
const mostWays = 1000;

/** The globs without braces that match the same: `*.{md,markdown}` → `*.md`, `*.markdown`. */
function withoutBraces(glob: string): string[] {
  let ways = [''];
  for (let at = 0; at < glob.length; ) {
    const choices = glob[at] === '{' ? choicesAt(glob, at) : undefined;
    if (choices) {
      const written = choices.texts.flatMap(withoutBraces);
      if (ways.length * written.length > mostWays) return [literalGlob(glob)];
      ways = ways.flatMap(way => written.map(choice => way + choice));
      at = choices.end;
    } else {
      const next = nextBrace(glob, at);
      const plain = glob.slice(at, next);
      ways = ways.map(way => way + plain);
      at = next;
    }
  }
  return ways;
}

/** Where the next brace opens behind an offset; what stands behind a backslash opens nothing. */
function nextBrace(glob: string, from: number): number {
  for (let at = from; at < glob.length; at++) {
    if (glob[at] === '\\') at++;
    else if (glob[at] === '{' && at > from) return at;
  }
  return glob.length;
}

/** The texts between braces, cut at commas that stand in no braces inside; undefined where they do not close. */
function choicesAt(glob: string, start: number): { texts: string[]; end: number } | undefined {
  const texts: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < glob.length; at++) {
    const char = glob[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    if ((char === ',' && depth === 1) || depth === 0) {
      texts.push(glob.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return { texts, end: at + 1 };
  }
  return undefined;
}

type Part = typeof anyFolders | string | readonly Sign[];
/** One letter, any letters, or a letter of some. */
type Sign = typeof anyLetters | string | ((letter: string) => boolean);

const anyFolders = Symbol('**');
const anyLetters = Symbol('*');

function partsOf(way: string): Part[] {
  const texts = way.split('/');
  // `a/**` is the folder and all that is in it, but what `*/**` means lies in a folder.
  if (texts.at(-1) === '**' && texts.findLast(text => text !== '**')?.endsWith('*')) texts.push('*');
  return texts.map(partOf);
}

function partOf(text: string): Part {
  if (text === '**') return anyFolders;
  if (!/[*?[\\]/.test(text)) return text;
  const signs: Sign[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const set = char === '[' ? setAt(text, at) : undefined;
    if (set) {
      signs.push(set.takes);
      at = set.end;
    } else if (char === '*') {
      if (signs.at(-1) !== anyLetters) signs.push(anyLetters);
    } else if (char === '?') signs.push(() => true);
    else signs.push(char === '\\' && at + 1 < text.length ? text.charAt(++at) : char);
  }
  return signs;
}

/** The letters of `[a-z_]`, or all others of `[!a-z_]`; undefined where it does not close. */
function setAt(text: string, start: number): { takes: (letter: string) => boolean; end: number } | undefined {
  const isOthers = text[start + 1] === '!' || text[start + 1] === '^';
  const first = start + (isOthers ? 2 : 1);
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = first; at < text.length; at++) {
    // A bracket that comes first is a letter.
    if (text[at] === ']' && at > first) {
      const holds = (letter: string) => ranges.some(([from, to]) => from <= letter && letter <= to);
      return { takes: letter => holds(letter) !== isOthers, end: at };
    }
    if (text[at] === '\\' && at + 1 < text.length) at++;
    const from = text.charAt(at);
    const isRange = text[at + 1] === '-' && at + 2 < text.length && text[at + 2] !== ']';
    if (isRange) at += 2;
    ranges.push([from, isRange ? text.charAt(at) : from]);
  }
  return undefined;
}

function isAnyFolders(part: Part): boolean {
  return part === anyFolders;
}

function takesName(part: Part, name: string): boolean {
  if (typeof part !== 'object') return part === name;
  return wildMatch(
    part,
    name,
    sign => sign === anyLetters,
    (sign, letter) => (typeof sign === 'function' ? sign(letter) : sign === letter),
  );
}

/** Whether items match signs one by one, where a wild sign takes any number: only the last of these ever has to take more. */
function wildMatch<S, Item>(
  signs: readonly S[],
  items: ArrayLike<Item>,
  isWild: (sign: S) => boolean,
  takes: (sign: S, item: Item) => boolean,
): boolean {
  let [sign, item] = [0, 0];
  let [lastWild, taken] = [-1, 0];
  const isWildAt = (at: number) => at < signs.length && isWild(signs[at] as S);
  while (item < items.length) {
    if (isWildAt(sign)) {
      lastWild = sign++;
      taken = item;
    } else if (sign < signs.length && takes(signs[sign] as S, items[item] as Item)) {
      sign++;
      item++;
    } else if (lastWild >= 0) {
      sign = lastWild + 1;
      item = ++taken;
    } else return false;
  }
  while (isWildAt(sign)) sign++;
  return sign === signs.length;
}

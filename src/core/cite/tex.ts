/** A stretch of a text that is TeX's math, without its dollars, or anything else. */
export interface TexPiece {
  readonly kind: 'text' | 'math';
  readonly text: string;
}

/**
 * A text cut at its math: `ST$^3$ at $5` → `ST`, math `^3`, ` at $5`. Dollars of money are no math: as in other
 * Markdown readers, math begins and ends with something that is no space and is not followed by a digit; its braces
 * match.
 */
export function texPieces(text: string): TexPiece[] {
  const pieces: TexPiece[] = [];
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0; ) {
    const mark = text[at + 1] === '$' ? '$$' : '$';
    const start = at + mark.length;
    const end = text[at - 1] === '\\' ? -1 : text.indexOf(mark, start);
    if (end >= 0 && isMath(text.slice(start, end), text[end + mark.length] ?? '')) {
      if (at > from) pieces.push({ kind: 'text', text: text.slice(from, at) });
      pieces.push({ kind: 'math', text: text.slice(start, end) });
      from = end + mark.length;
      at = text.indexOf('$', from);
    } else {
      at = text.indexOf('$', start);
    }
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

function isMath(content: string, next: string): boolean {
  return /^[^\s$](?:[^$]*[^\s\\$])?$/.test(content) && !/\d/.test(next) && isSafe(content);
}

/** Whether nothing in the math would end or disturb what is around it, for TeX and for BibTeX, which knows no backslash. */
function isSafe(content: string): boolean {
  const bare = content.replace(/\\./g, '');
  return !/[%#&]|\n\n/.test(bare) && bracesMatch(bare) && bracesMatch(content) && !meddling.test(content);
}

/** Commands of TeX that read or write files, run programs or make other commands, and the letters that can disguise these. */
const meddling =
  /\^\^|\\(?:input|include[a-z]*|immediate|write|open(?:in|out)|read(?:line)?|[egx]?def|(?:future)?let|(?:re)?new[a-z]*|provide[a-z]*|catcode|csname|special|(?:direct|late)lua|lua[a-z]*|usepackage|require[a-z]*|[a-z]*input[a-z]*|every[a-z]+|loop|expandafter|scantokens|shell[a-z]*|pdf[a-z]*|begingroup|endgroup|par)(?![a-z])/i;

function bracesMatch(text: string): boolean {
  let depth = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * A text with the TeX in it, as arXiv's titles, names and abstracts have it, written as Unicode: `R\"udiger` → `Rüdiger`,
 * `360{\deg}` → `360°`, `\emph{not}` → `not`. Math and commands that are not known stay as they are.
 */
export function plainTex(text: string): string {
  if (!text.includes('\\')) return text;
  return texPieces(text.replace(/\\[()]/g, '$'))
    .map(piece => (piece.kind === 'math' ? `$${piece.text}$` : withoutCommands(piece.text)))
    .join('');
}

function withoutCommands(text: string): string {
  return text
    .replace(accent, (_, open = '', command, inner, bare, close = '') => {
      const letter = accented(command, inner ?? bare);
      return open !== '' && close !== '' ? letter : open + letter + close;
    })
    .replace(letter, (whole, inner, bare) => letters[inner ?? bare] ?? whole)
    .replace(dressing, '$1')
    .replace(/\\([%&_#${}])/g, '$1')
    .replace(/\\[ ,;]/g, ' ');
}

/** `{\"u}`, `\"{u}`, `\"u`, `\v{c}`, `\c c`, `\'{\i}`. */
const accent =
  /(\{)?\\(["'`^~=.]|[uvHcdbkr](?=\{| [a-zA-Z]))(?: ?\{(\\[ij]|[a-zA-Z])\}| ?(\\[ij](?![a-zA-Z])|[a-zA-Z]))(\})?/g;

function accented(command: string, base: string): string {
  const mark = marks[command] ?? '';
  return (base.replace('\\', '') + mark).normalize('NFC');
}

const marks: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  d: '\u0323',
  b: '\u0331',
  k: '\u0328',
  r: '\u030a',
};

const letters: Readonly<Record<string, string>> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  deg: '°',
  dots: '…',
  i: 'ı',
  j: 'ȷ',
  l: 'ł',
  L: 'Ł',
  ldots: '…',
  o: 'ø',
  O: 'Ø',
  oe: 'œ',
  OE: 'Œ',
  ss: 'ß',
  textdegree: '°',
  times: '×',
};

const names = Object.keys(letters).join('|');
/** `{\deg}`, or `\o` with the space or the empty group that ends it. */
const letter = new RegExp(`\\{\\\\(${names})\\}|\\\\(${names})(?![a-zA-Z])(?:\\{\\}| )?`, 'g');

const dressing =
  /\\(?:text(?:bf|it|tt|sf|sc|rm|sl|normal|up)|emph|underline|mbox|url|textsuperscript|textsubscript) ?\{([^{}\\]{0,500})\}/g;

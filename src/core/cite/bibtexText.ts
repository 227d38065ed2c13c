import { texPieces } from './tex.ts';

/** A text that TeX shows as it is: math stays math, everything that commands TeX is escaped. */
export function escapedTex(text: string): string {
  return texPieces(text)
    .map(piece => (piece.kind === 'math' ? `$${piece.text}$` : escaped(piece.text)))
    .join('');
}

/**
 * A title for BibTeX, whose styles make small letters of capitals that are not in braces: math and words whose capitals
 * mean something are in braces. `LLM`, `KeyGS` and `H100` always are; `Russian` is where the title writes its
 * other words small.
 */
export function bibtexTitle(title: string): string {
  const protects = capitalsMatter(title) ? /^.*\p{Lu}/u : innerCapital;
  let start = true;
  return texPieces(title)
    .map(({ kind, text }) => {
      if (kind === 'math') {
        start = false;
        return `{$${text}$}`;
      }
      return text.replace(/([\p{L}\p{N}]+)|[^\p{L}\p{N}]+/gu, (part, word: string | undefined) => {
        if (word === undefined) {
          start = sentenceStart.test(part) || (start && !/\S/.test(part));
          return escaped(part);
        }
        const isProtected = (start ? innerCapital : protects).test(word);
        start = false;
        return isProtected ? `{${word}}` : word;
      });
    })
    .join('');
}

/** A capital that is not just the first letter of a word: `LLM`, `mRNA`, `3D`, and a letter alone, but for the article. */
const innerCapital = /^(?:.+\p{Lu}|\p{Lu}.*\p{N}|(?!A$)\p{Lu}$)/u;

/** After it, styles keep a capital, and titles in sentence case write one. */
const sentenceStart = /[:.?!]\s+\S*$/;

/** Whether a title writes most of its words small, so that those with a capital are names. */
function capitalsMatter(title: string): boolean {
  const [, ...words] = title.match(/\p{L}{5,}/gu) ?? [];
  return words.filter(word => /^\p{Ll}/u.test(word)).length > words.length / 2;
}

function escaped(text: string): string {
  return text.replace(/[\\{}$&%#_^~<>|]/g, char => escapes[char] ?? char);
}

/** Braces as commands, because BibTeX counts them even after a backslash. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

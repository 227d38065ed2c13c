import { readFileSync } from 'node:fs';
import { sourceFiles } from './imports.ts';

/** A regular expression as it stands in `src`. */
export interface RegexLiteral {
  /** Path below `src`. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written in `src`; throws where something cannot be told from one. */
export function regexLiterals(): RegexLiteral[] {
  return sourceFiles().flatMap(file =>
    literalsIn(readFileSync(`src/${file}`, 'utf8')).map(literal => ({ file, ...literal })),
  );
}

/** What may hold a slash, or says where a template goes on; divisions have spaces around, as the formatter writes them. */
const token =
  /(?<skipped>^#![^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<= )\/ )|\/(?<source>(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/(?<flags>[a-z]*)|(?<sign>[`{}/])/g;

function literalsIn(text: string): { source: string; flags: string }[] {
  const found: { source: string; flags: string }[] = [];
  /** Braces that are open in the file, and in each `${…}` around here. */
  const open = [0];
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const { source, flags = '', sign } = match.groups ?? {};
    if (source !== undefined) found.push({ source: new RegExp(source, flags).source, flags });
    if (sign === '/') throw new Error(`What is the slash at ${match.index}?`);
    const depth = open.length - 1;
    if (sign === '{') open[depth] = (open[depth] ?? 0) + 1;
    else if (sign === '}' && open[depth] === 0) {
      open.pop();
      token.lastIndex = templateFrom(text, match.index + 1, open);
    } else if (sign === '}') open[depth] = (open[depth] ?? 0) - 1;
    else if (sign === '`') token.lastIndex = templateFrom(text, match.index + 1, open);
  }
  return found;
}

/** Where code begins again behind the letters of a template: at its end, or in the next `${`. */
function templateFrom(text: string, from: number, open: number[]): number {
  for (let at = from; ; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
    else if (text.startsWith('${', at)) {
      open.push(0);
      return at + 2;
    }
    if (at >= text.length) throw new Error('A template does not end.');
  }
}

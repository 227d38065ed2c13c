import { LineIndex } from '../text.ts';

/**
 * Where the lines of a text start, as a string with a character for the length of each line: a byte or two in memory
 * and in JSON. Undefined where a line is too long for a character.
 */
export function lineLengths({ starts, length }: LineIndex): string | undefined {
  let lengths = '';
  for (let line = 0; line < starts.length; line += some) {
    const codes: number[] = [];
    for (let next = line; next < Math.min(line + some, starts.length); next++) {
      const code = (starts[next + 1] ?? length) - (starts[next] ?? 0) + first;
      if (code >= surrogates) return undefined;
      codes.push(code);
    }
    lengths += String.fromCharCode(...codes);
  }
  return lengths;
}

/** The lines that `lineLengths` wrote. */
export function lineIndexOf(lengths: string): LineIndex {
  const starts: number[] = [];
  let at = 0;
  for (let line = 0; line < lengths.length; line++) {
    starts.push(at);
    at += lengths.charCodeAt(line) - first;
  }
  return new LineIndex({ starts, length: at });
}

/** No line is written as a character that JSON writes as six. */
const first = 35;
/** Lines that are written at once. */
const some = 4096;
const surrogates = 0xd800;

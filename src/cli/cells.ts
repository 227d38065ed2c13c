import { shownText } from '../core/shownText.ts';

/** One character as a terminal shows it, and the columns it takes there. */
export interface Cell {
  readonly shown: string;
  readonly width: number;
  /** Offset of the character in the text it was read from. */
  readonly offset: number;
}

/** The characters of a text that has no line breaks; tabs become spaces, and what could command a terminal a mark. */
export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = 0;
  for (const char of text) {
    const width = char === '\t' ? tabStop - (column % tabStop) : widthOf(char);
    cells.push({ shown: char === '\t' ? ' '.repeat(width) : shownText(char), width, offset });
    column += width;
    offset += char.length;
  }
  return cells;
}

/** The columns that a text takes on a terminal. */
export function widthOfText(text: string): number {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width;
}

const tabStop = 4;

const noWidth = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]/u;
const emoji = /\p{Emoji_Presentation}/u;

function widthOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (noWidth.test(char)) return 0;
  return isWide(code) || emoji.test(char) ? 2 : 1;
}

/** East Asian wide and fullwidth characters. https://www.unicode.org/reports/tr11/ */
function isWide(code: number): boolean {
  if (code < 0x1100) return false;
  return wide.some(([first, last]) => first <= code && code <= last);
}

const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1b000, 0x1b2fb],
  [0x20000, 0x3fffd],
];

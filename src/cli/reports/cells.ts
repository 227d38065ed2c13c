import { shownText } from '../../core/shownText.ts';

/** The characters of a line as a terminal shows them, each with the columns it takes there; places are counted in characters. */
export interface Cells {
  readonly count: number;
  /** The first character at or behind an offset of the text. */
  at(offset: number): number;
  /** How many columns some take. */
  columns(from: number, to: number): number;
  /** The first of those before a place that fit into so many columns. */
  leading(before: number, width: number): number;
  /** Behind the last of those from a place on that fit into so many columns. */
  fitting(from: number, width: number): number;
  shown(from: number, to: number): string;
}

/** The cells of a text that has no line breaks; tabs become spaces, and what could command a terminal a mark. */
export function cellsOf(text: string): Cells {
  return /^[ -~]*$/.test(text) ? new PlainCells(text) : new VariousCells(text);
}

/** Of ASCII: nearly every line is, and there are thousands. */
class PlainCells implements Cells {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get count(): number {
    return this.#text.length;
  }

  at(offset: number): number {
    return Math.min(offset, this.count);
  }

  columns(from: number, to: number): number {
    return Math.max(0, to - from);
  }

  leading(before: number, width: number): number {
    return Math.max(0, before - Math.max(0, width));
  }

  fitting(from: number, width: number): number {
    return Math.min(this.count, from + Math.max(0, width));
  }

  shown(from: number, to: number): string {
    return this.#text.slice(from, to);
  }
}

interface Cell {
  readonly shown: string;
  readonly width: number;
  readonly offset: number;
}

class VariousCells implements Cells {
  readonly #cells: readonly Cell[];

  constructor(text: string) {
    this.#cells = readCells(text);
  }

  get count(): number {
    return this.#cells.length;
  }

  at(offset: number): number {
    const index = this.#cells.findIndex(cell => cell.offset >= offset);
    return index < 0 ? this.count : index;
  }

  columns(from: number, to: number): number {
    let sum = 0;
    for (let at = from; at < to; at++) sum += this.#widthAt(at);
    return sum;
  }

  leading(before: number, width: number): number {
    let at = before;
    for (let left = width; at > 0 && this.#widthAt(at - 1) <= left; at--) left -= this.#widthAt(at - 1);
    return at;
  }

  fitting(from: number, width: number): number {
    let at = from;
    for (let left = width; at < this.count && this.#widthAt(at) <= left; at++) left -= this.#widthAt(at);
    return at;
  }

  shown(from: number, to: number): string {
    return this.#cells
      .slice(from, to)
      .map(cell => cell.shown)
      .join('');
  }

  #widthAt(index: number): number {
    return this.#cells[index]?.width ?? 0;
  }
}

function readCells(text: string): Cell[] {
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

/** Codes of the characters that begin blocks. */
export const char = {
  tab: 9,
  space: 32,
  hash: 35,
  star: 42,
  plus: 43,
  dash: 45,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  underscore: 95,
  backtick: 96,
  pipe: 124,
  tilde: 126,
} as const;

/** How far a line is read: an offset, and the column it has when every tab goes on to the next multiple of four. */
export class LinePlace {
  readonly #text: string;
  #column = 0;
  /** Offset of the first character that is no white space; the end of the line where there is none. */
  start = 0;
  /** Offset of the end of the line, without its line break. */
  end = 0;
  /** Columns of white space before `start`. */
  indent = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes to a line, given where it and the next one start. */
  enter(start: number, next: number): void {
    let end = next;
    if (end > start && this.#text.charCodeAt(end - 1) === 10) end--;
    if (end > start && this.#text.charCodeAt(end - 1) === 13) end--;
    this.end = end;
    this.#goTo(start, 0);
  }

  /** Goes to a line that begins with a letter. */
  enterProse(start: number, next: number): void {
    let end = next;
    if (this.#text.charCodeAt(end - 1) === 10) end--;
    if (this.#text.charCodeAt(end - 1) === 13) end--;
    this.start = start;
    this.end = end;
    this.indent = 0;
  }

  get isBlank(): boolean {
    return this.start === this.end;
  }

  /** The code of the first character that is no white space. */
  get first(): number {
    return this.#text.charCodeAt(this.start);
  }

  /** Offset behind the last character that is no white space. */
  get textEnd(): number {
    let end = this.end;
    while (end > this.start && isBlank(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }

  /** The text from the first character that is no white space. */
  head(length: number): string {
    return this.#text.slice(this.start, Math.min(this.end, this.start + length));
  }

  /** Goes on by some columns of the indentation, which may end inside a tab. */
  skipColumns(columns: number): void {
    this.#column += Math.min(columns, this.indent);
    this.indent -= Math.min(columns, this.indent);
  }

  /** Goes behind `>` and the space that belongs to it. */
  skipQuoteMark(): void {
    this.skipMark(1);
    this.skipColumns(1);
  }

  /** Goes behind a mark of some characters. */
  skipMark(length: number): void {
    this.#goTo(this.start + length, this.#column + this.indent + length);
  }

  #goTo(offset: number, column: number): void {
    this.#column = column;
    let at = offset;
    let reached = column;
    for (; at < this.end; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === char.space) reached++;
      else if (code === char.tab) reached += 4 - (reached % 4);
      else break;
    }
    this.start = at;
    this.indent = reached - column;
  }
}

/** Whether a character is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === char.space || code === char.tab;
}

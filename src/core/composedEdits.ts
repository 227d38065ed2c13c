import type { Span, TextEdit } from './text.ts';

/**
 * Edits that do at once what two lists of edits do one after the other: the second is made for the text that the first
 * leaves. Each list is in the order of its text and does not overlap, and neither does the answer.
 */
export function composedEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const between = new PieceReader(piecesAfter(first));
  const pieces: Piece[] = [];
  let at = 0;
  for (const { span, newText } of second) {
    between.move(span.start - at, pieces);
    pieces.push(newText);
    between.move(span.end - span.start, []);
    at = span.end;
  }
  between.move(Number.POSITIVE_INFINITY, pieces);
  return editsTo(pieces);
}

/** A part of a text: what stands in a span of the original text, or a new text. */
type Piece = Span | string;

/** The pieces of a text after edits; how far its end is does not matter. */
function piecesAfter(edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { span, newText } of edits) {
    pieces.push({ start: at, end: span.start }, newText);
    at = span.end;
  }
  pieces.push({ start: at, end: Number.POSITIVE_INFINITY });
  return pieces;
}

/** Reads pieces by length. */
class PieceReader {
  readonly #pieces: readonly Piece[];
  #next = 0;
  /** The part of the next piece that is not read yet. */
  #rest: Piece | undefined;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#rest = pieces[0];
  }

  /** Moves the pieces of the next so many characters to the end of a list. */
  move(length: number, taken: Piece[]): void {
    for (let wanted = length; this.#rest !== undefined; ) {
      const piece = this.#rest;
      const available = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      if (available > wanted) {
        const [head, tail] = parted(piece, wanted);
        this.#rest = tail;
        taken.push(head);
        break;
      }
      taken.push(piece);
      this.#rest = this.#pieces[++this.#next];
      wanted -= available;
    }
  }
}

function parted(piece: Piece, length: number): [Piece, Piece] {
  if (typeof piece === 'string') return [piece.slice(0, length), piece.slice(length)];
  const middle = piece.start + length;
  return [
    { start: piece.start, end: middle },
    { start: middle, end: piece.end },
  ];
}

function editsTo(pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let newText = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') newText += piece;
    else if (piece.end > piece.start) {
      if (piece.start > at || newText !== '') edits.push({ span: { start: at, end: piece.start }, newText });
      newText = '';
      at = piece.end;
    }
  }
  return edits;
}

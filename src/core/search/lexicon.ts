/** Numbers for words, in the order in which the words were first seen. */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  #letters = new Int32Array(1024);
  #shapes = new Uint16Array(1024);

  /** One more than the highest number. */
  get size(): number {
    return this.#terms.length;
  }

  numberOf(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  /** The words by their numbers. */
  get terms(): readonly string[] {
    return this.#terms;
  }

  /** The `lettersOf` each word, by number. */
  get letters(): Int32Array {
    return this.#letters;
  }

  /** The `shapeOf` each word, by number. */
  get shapes(): Uint16Array {
    return this.#shapes;
  }

  /** The number of a word, which is given one where it has none. */
  add(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    const own = detached(term);
    this.#numbers.set(own, number);
    this.#terms.push(own);
    if (number >= this.#letters.length) {
      const [letters, shapes] = [new Int32Array(number * 2), new Uint16Array(number * 2)];
      letters.set(this.#letters);
      shapes.set(this.#shapes);
      [this.#letters, this.#shapes] = [letters, shapes];
    }
    this.#letters[number] = lettersOf(own);
    this.#shapes[number] = shapeOf(own);
    return number;
  }
}

/** A long piece of a string may be a window into it: kept as it is, a word would keep its whole abstract alive. */
function detached(term: string): string {
  return term.length < 13 ? term : term.split('').join('');
}

/** Which letters a word has, one bit each. */
export function lettersOf(term: string): number {
  let letters = 0;
  for (let at = 0; at < term.length; at++) {
    const code = term.charCodeAt(at);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else letters |= 1 << (26 + (code % 6));
  }
  return letters;
}

/** The length of a word, up to 255, and above it the last eight bits of its first letter. */
export function shapeOf(term: string): number {
  return Math.min(term.length, 255) | ((term.charCodeAt(0) & 255) << 8);
}

/** Texts one after the other as bytes: each its length and its code units, seven bits in a byte, the low ones first. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  text(text: string): void {
    const most = this.#length + 5 + 3 * text.length;
    if (most > this.#bytes.length) {
      const larger = new Uint8Array(2 * most);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#number(text.length);
    for (let at = 0; at < text.length; at++) this.#number(text.charCodeAt(at));
  }

  #number(number: number): void {
    let left = number;
    for (; left > 127; left >>>= 7) this.#bytes[this.#length++] = (left & 127) | 128;
    this.#bytes[this.#length++] = left;
  }
}

/** Reads what a `ByteWriter` wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** False once more was read than there is. */
  get isRight(): boolean {
    return this.#at <= this.#bytes.length;
  }

  /** The next text; an empty one behind the end. */
  text(): string {
    const length = this.#number();
    if (length > this.#bytes.length - this.#at) {
      this.#at = Infinity;
      return '';
    }
    const end = this.#at + length;
    if (length < 64 && this.#isPlain(end)) {
      const plain = this.#bytes.subarray(this.#at, end);
      this.#at = end;
      return String.fromCharCode(...plain);
    }
    let text = '';
    for (let left = length; left > 0; left--) text += String.fromCharCode(this.#number());
    return text;
  }

  /** Whether every byte up to one is a letter, as in ids. */
  #isPlain(end: number): boolean {
    for (let at = this.#at; at < end; at++) if ((this.#bytes[at] ?? 0) > 127) return false;
    return true;
  }

  #number(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++] ?? 0;
      number |= (byte & 127) << shift;
      if (byte < 128 || shift > 21) return number;
    }
  }
}

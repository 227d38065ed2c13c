import { characterAt, codeAt, isDigit, isPlain } from './characters.ts';
import { commandAt } from './latex.ts';
import { withLetter } from './wordNumbers.ts';

/** A word of a text as search sees it; `start` and `end` are offsets into the text as it is written. */
export interface Token {
  /** Lower-cased, without accents, with symbols spelled out: `ST$^3$` → `st3`, `$\alpha$` → `alpha`. */
  readonly term: string;
  readonly start: number;
  readonly end: number;
  /** True for a second spelling of what stands there, which phrases step over: `lowbit` beside `low`, `bit`. */
  readonly extra: boolean;
}

/**
 * The words of a text, in order, for index, queries and highlights alike: `Low-bit LLMs` → `low`, `bit`,
 * `lowbit` (extra), `llms`, `llm` (extra); every Chinese, Japanese or Korean character is a word.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  scanTokens(text, (term, start, end, extra) => tokens.push({ term, start, end, extra }));
  return tokens;
}

/** Receives the tokens of a text without a list of them being made. */
export type TokenSink = (term: string, start: number, end: number, extra: boolean) => void;

/** Receives a token that is a piece of the text but for a capital at its beginning, and its `hashOf`. */
export type PieceSink = (start: number, end: number, hash: number) => void;

/** Hands over what `tokensOf` lists. */
export function scanTokens(text: string, sink: TokenSink): void {
  scanPieces(text, sink, (start, end) => sink(text.slice(start, end).toLowerCase(), start, end, false));
}

/** Hands over what `tokensOf` lists, most of it without making strings: plain words between spaces and stops. */
export function scanPieces(text: string, sink: TokenSink, pieces: PieceSink): void {
  const words = new WordBuilder(sink);
  let at = 0;
  while (at < text.length) {
    if (words.isBetween) {
      let code = text.charCodeAt(at);
      const isCapital = code >= 65 && code <= 90;
      let end = isCapital ? at + 1 : at;
      let hash = isCapital ? withLetter(0, code | 32) : 0;
      if (isCapital) code = codeAt(text, end);
      for (; code >= 97 && code <= 122; code = codeAt(text, ++end)) hash = withLetter(hash, code);
      if (end > at && isEnd(code)) {
        pieces(at, end, hash);
        at = end + 1;
        continue;
      }
    }
    if (isPlain(text.charCodeAt(at))) {
      const end = endOfRun(text, at);
      const run = text.slice(at, end);
      if (isLowerCase(text, at, end)) words.appendFolded(run, at, end);
      else words.append(run, at, end);
      at = end;
      // Nearly every word of English prose ends here.
      if (codeAt(text, at) === 32) {
        words.endWord();
        at++;
      }
      continue;
    }
    const { role, letters } = characterAt(text, at);
    let next = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    switch (role) {
      case 'word':
        words.appendFolded(letters, at, next);
        break;
      case 'character':
        words.endWord();
        sink(letters, at, next, false);
        break;
      case 'through':
        // A combining mark belongs to the letter before it, a `$` does not.
        if (text.charCodeAt(at) > 127) words.extend(at, next);
        break;
      case 'joint':
        words.join();
        break;
      case 'plus':
        while (text[next] === '+') next++;
        if (!isPlain(codeAt(text, next))) words.suffix('+'.repeat(next - at), next);
        words.endWord();
        break;
      case 'backslash': {
        const command = commandAt(text, at);
        next = command.end;
        if (command.role === 'word' || command.role === 'end') words.endWord();
        if (command.letters) words.appendFolded(command.letters, at + 1, next);
        break;
      }
      case 'end':
        words.endWord();
    }
    at = next;
  }
  words.endWord();
}

/** Whether a word in small letters ends before a code unit, as `codeAt` says it, whatever comes behind it. */
function isEnd(code: number): boolean {
  return code < 128 && endsWord[code] === 1;
}

/** By code unit. */
const endsWord = Uint8Array.from({ length: 128 }, (_, code) =>
  isPlain(code) || characterAt(String.fromCharCode(code), 0).role !== 'end' ? 0 : 1,
);

/** Letters and digits, with the dot inside a number: `3.5`, `2412.18419v1`. */
function endOfRun(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = codeAt(text, at);
    if (isPlain(code)) at++;
    else if (code === 46 && isDigit(text.charCodeAt(at - 1)) && isDigit(codeAt(text, at + 1))) at += 2;
    else return at;
  }
}

/** Most words are; they need no folding and have no humps. */
function isLowerCase(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) < 97) return false;
  return true;
}

/** Puts words together from runs, and compounds from words; the pieces of `low-bit` are one compound. */
class WordBuilder {
  readonly #sink: TokenSink;
  #term = '';
  #start = 0;
  #end = 0;
  /** The word as written where it is one plain run; only such a word is looked into for humps. */
  #plain = '';
  #compound = '';
  #compoundStart = 0;
  #parts = 0;

  constructor(sink: TokenSink) {
    this.#sink = sink;
  }

  /** True where no word has begun that may go on. */
  get isBetween(): boolean {
    return this.#term === '' && this.#parts === 0;
  }

  append(run: string, start: number, end: number): void {
    this.#plain = this.#term ? '' : run;
    this.#add(run.toLowerCase(), start, end);
  }

  appendFolded(letters: string, start: number, end: number): void {
    this.#plain = '';
    this.#add(letters, start, end);
  }

  #add(letters: string, start: number, end: number): void {
    if (!this.#term) this.#start = start;
    this.#term += letters;
    this.#end = end;
  }

  extend(start: number, end: number): void {
    if (this.#term && this.#end === start) this.#end = end;
  }

  join(): void {
    if (!this.#term) return;
    const term = this.#term;
    this.#term = '';
    if (this.#parts++ === 0) this.#compoundStart = this.#start;
    this.#compound += term;
    this.#sink(term, this.#start, this.#end, false);
    if (this.#plain) this.#humps(this.#plain, term);
  }

  suffix(letters: string, end: number): void {
    this.join();
    if (this.#parts === 0) return;
    this.#compound += letters;
    this.#parts++;
    this.#end = end;
  }

  endWord(): void {
    this.join();
    if (this.#parts > 1 && this.#compound.length <= longestCompound && !/^\d+$/.test(this.#compound)) {
      this.#sink(this.#compound, this.#compoundStart, this.#end, true);
    }
    this.#compound = '';
    this.#parts = 0;
  }

  /** `FlashAttention` is also `flash` and `attention`, `Llama3` also `llama` and `3`, `LLMs` also `llm`. */
  #humps(written: string, term: string): void {
    if (written.length < 4 || !hasHump.test(written)) return;
    const singular = written.replace(/(?<=[A-Z])s$/, '');
    const humps = [...singular.matchAll(hump)].filter(([part]) => part.length > 2 || /\d/.test(part));
    if (humps.every(([part]) => /\d/.test(part))) return;
    for (const { 0: part, index } of humps) {
      const start = this.#start + index;
      if (part.length < term.length) this.#sink(part.toLowerCase(), start, start + part.length, true);
    }
  }
}

/** A pasted line without spaces is no word that anybody looks for. */
const longestCompound = 40;
const hasHump = /[a-z][A-Z\d]|[A-Z]{2}[a-z]|\d[A-Za-z]|[A-Z]\d/;
const hump = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+(?:\.\d+)*/g;

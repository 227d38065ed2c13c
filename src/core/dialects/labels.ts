import { ownText } from '../ownText.ts';
import type { Span } from '../text.ts';
import { type FieldName, knownLabels, type LabelWords } from './labelWords.ts';

/** A label as a line begins with it: `**Authors:** A` or `作者：甲`. */
export interface Label {
  /** Undefined for a bold label that is nobody's. */
  readonly field: FieldName | undefined;
  /** The label as it is written, without marks. */
  readonly word: string;
  readonly isBold: boolean;
  readonly valueStart: number;
}

/** The words that label fields, ready to look up. */
export class LabelTable {
  readonly #fields = new Map<string, FieldName>();
  readonly #exact = new Map<string, FieldName | undefined>();
  readonly #loose = new Map<string, FieldName | undefined>();

  /** Later words win. */
  constructor(...words: readonly LabelWords[]) {
    for (const table of words) {
      for (const [field, names] of Object.entries(table)) {
        for (const name of names) this.#fields.set(normal(name), field as FieldName);
      }
    }
  }

  /** The field of exactly this label, which may say that it is a translation: `Abstract (ZH)`. */
  fieldOf(label: string): FieldName | undefined {
    const known = this.#exact.get(label);
    if (known !== undefined || this.#exact.has(label)) return known;
    const field = this.#readField(label);
    if (this.#exact.size >= 2_000) this.#exact.clear();
    this.#exact.set(ownText(label), field);
    return field;
  }

  #readField(label: string): FieldName | undefined {
    const word = normal(label);
    const field = this.#fields.get(word);
    if (field || !translation.test(word)) return field;
    const original = this.#fields.get(normal(word.replace(translation, ' ').replace(/\(\s*\)/g, ' ')));
    if (original === 'title') return 'translatedTitle';
    return original === 'abstract' ? 'translatedAbstract' : original;
  }

  /** The field that a label means which may hold more words than it needs: `PDF Link`, `代码/项目`, `论文链接`. */
  looseFieldOf(label: string): FieldName | undefined {
    if (!this.#loose.has(label)) {
      if (this.#loose.size >= 2_000) this.#loose.clear();
      this.#loose.set(ownText(label), this.fieldOf(label) ?? this.#fieldOfPart(normal(label)));
    }
    return this.#loose.get(label);
  }

  /** The label that a line begins with: a known word, or anything bold before a colon. */
  at(text: string, { start, end }: Span): Label | undefined {
    const colon = plainColon(text, start, end);
    if (colon === 'none') return undefined;
    if (colon !== 'unclear') return this.#plainAt(text, start, colon);
    const head = text.slice(start, Math.min(end, start + 80));
    if (!/[:：]|^\S{0,8}(?:\*\*|__|<)/.test(head)) return undefined;
    const match = labelled.exec(head);
    if (!match) return undefined;
    const [all, marks = '', word = '', closing = ''] = match;
    const isBold = /\*\*|__|<b>|<strong>/.test(marks);
    // A colon after marks that are still open is inside of them: `**Authors:** A`.
    const hasColon = /[:：]/.test(closing);
    const atEnd = start + all.length >= end;
    // Bold that goes on behind a colon is a title, unless exactly a label stands there: `**Birds by Day: A survey**`.
    const isWhole = isBold && /[*_>]/.test(closing);
    const field = isWhole ? this.looseFieldOf(word) : this.fieldOf(word);
    if (!hasColon && !(isBold && (atEnd || this.#needsNoColon(word, text, start + all.length))))
      return undefined;
    if (field === undefined && !(isWhole && hasColon)) return undefined;
    return { field, word: word.trim(), isBold, valueStart: Math.min(end, start + all.length) };
  }

  #plainAt(text: string, start: number, colon: number): Label | undefined {
    const word = text.slice(start, colon).trimEnd();
    const field = this.fieldOf(word);
    if (!field) return undefined;
    let valueStart = colon + 1;
    while (text.charCodeAt(valueStart) === 32) valueStart++;
    return { field, word, isBold: false, valueStart };
  }

  /** `**Authors** A, B`: only words that no sentence begins with, and links where an address follows. */
  #needsNoColon(word: string, text: string, valueStart: number): boolean {
    switch (this.fieldOf(word)) {
      case 'authors':
      case 'published':
      case 'id':
        return /\s/.test(text.charAt(valueStart - 1));
      case 'link':
      case 'code':
        return /^(?:https?:|\[|<https?:)/.test(text.slice(valueStart, valueStart + 7));
      case 'other':
        return /\p{Script=Han}$/u.test(word.trim());
      default:
        return false;
    }
  }

  #fieldOfPart(word: string): FieldName | undefined {
    const words = word.split(/[\s/、&|,()-]+/).filter(Boolean);
    for (const part of [words.at(-1) ?? '', ...words]) {
      const field = this.#fields.get(part);
      if (field && field !== 'other' && field !== 'part') return field;
    }
    for (let length = Math.min(4, word.length - 1); length >= 2; length--) {
      const field = /\p{Script=Han}$/u.test(word) ? this.#fields.get(word.slice(-length)) : undefined;
      if (field) return field;
    }
    return undefined;
  }
}

/** The labels that are read where a user adds none. */
export const standardLabels = new LabelTable(knownLabels);

const translation = /(?<![a-z])(?:zh|zh-cn|cn|chinese)(?![a-z])|中文|翻译|中译/;

/**
 * Where the colon stands behind plain words that begin a line, as nearly all lines do: the slow pattern below would say
 * the same of them. `unclear` where marks or letters of other scripts are in sight.
 */
function plainColon(text: string, start: number, end: number): number | 'none' | 'unclear' {
  if (!isLetter(text.charCodeAt(start))) return 'unclear';
  const stop = Math.min(end, start + mostLetters);
  for (let at = start + 1; at < stop; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) {
      // Obsidian's Dataview writes `authors:: A`.
      if (text.charCodeAt(at + 1) === 58) return 'unclear';
      let next = at + 1;
      while (next < end && text.charCodeAt(next) === 32) next++;
      const isPlain = next < end && next < start + 80 && isPlainCode(text.charCodeAt(next));
      return isPlain ? at : 'unclear';
    }
    if (!isPlainCode(code)) return 'unclear';
    if (!isLetter(code) && !inLabel.includes(text.charAt(at))) return 'none';
  }
  if (stop === end) return 'none';
  return isLetter(text.charCodeAt(stop)) ? 'none' : 'unclear';
}

/** No label has more. */
const mostLetters = 39;
const inLabel = " 0123456789;,.&/()'+?!-";

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 && code < 128;
}

/** Whether a character is one of ASCII that is neither white space but the space, nor a mark: `*`, `_`, `` ` ``, `<`. */
function isPlainCode(code: number): boolean {
  return code >= 32 && code < 127 && code !== 42 && code !== 95 && code !== 96 && code !== 60;
}

/** Signs before a word, its marks, the word, and what closes it; a label is one to six words. */
const labelled =
  /^(?:[\p{So}\p{Sk}\p{Cf}\p{M}]{1,9}\s*)?((?:\*\*|__|\*|_|`|<b>|<strong>)?(?:[\p{So}\p{Sk}\p{Cf}\p{M}]{1,9}\s*)?)([\p{L}#][\p{L}\p{N};,.&/()（）'’→+?？!！、 -]{0,38}?)\s{0,4}((?:[:：]?\s{0,4}(?:\*\*|__|\*|_|`|<\/b>|<\/strong>)\s*[:：]?|[:：]:?)\s*)/u;

function normal(label: string): string {
  return label
    .toLowerCase()
    .replace(/[（(]/g, '(')
    .replace(/[）)]/g, ')')
    .replace(/^[^\p{L}\p{N}]+|(?<![\s.:：])[\s.:：]+$/gu, '')
    .replace(/\s+/g, ' ');
}

/**
 * What a character does in a word: `word` continues it with its folded letters, `character` stands alone as
 * a word (Chinese, Japanese, Korean), `through` is passed over without ending the word, `joint` ties two
 * words, and the rest has its own meaning in mathematics or ends the word.
 */
export type Role = 'word' | 'character' | 'through' | 'joint' | 'plus' | 'backslash' | 'end';

/** The part that a character plays, and the letters it counts as: `É` → `e`, `³` → `3`, `α` → `alpha`. */
export interface Character {
  readonly role: Role;
  readonly letters: string;
}

/**
 * The code unit at an offset, 0 behind the end of a text. `charCodeAt` says NaN there, and who once asked it that is
 * never again compiled to read a letter at a time without a call.
 */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

/** Whether a UTF-16 code unit is one of `a-z`, `A-Z`, `0-9`. */
export function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code);
}

/** Whether a UTF-16 code unit is one of `0-9`. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The character at an offset, which may be half of a pair only where the text is broken. */
export function characterAt(text: string, at: number): Character {
  const code = text.codePointAt(at) ?? 0;
  const known = characters.get(code);
  if (known) return known;
  const found = characterOf(String.fromCodePoint(code));
  characters.set(code, found);
  return found;
}

/** Every character seen so far; there are no more than Unicode has. */
const characters = new Map<number, Character>();

function characterOf(written: string): Character {
  const role = ownRoles[written];
  if (role) return { role, letters: '' };
  if (/^[\p{M}\p{Cf}]$/u.test(written)) return { role: 'through', letters: '' };
  const letters = foldedLetters(written);
  if (letters in ownRoles) return characterOf(letters);
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u.test(letters)) {
    return { role: 'character', letters };
  }
  return /^[\p{L}\p{N}]+$/u.test(letters) ? { role: 'word', letters } : { role: 'end', letters: '' };
}

const ownRoles: Readonly<Record<string, Role>> = {
  $: 'through',
  '^': 'through',
  '{': 'through',
  '}': 'through',
  '-': 'joint',
  _: 'joint',
  "'": 'joint',
  '’': 'joint',
  '‐': 'joint',
  '–': 'joint',
  '−': 'joint',
  '+': 'plus',
  '\\': 'backslash',
};

/** Composes again after taking the marks off, because a Korean syllable is letters, not marks. */
function foldedLetters(written: string): string {
  const bare = written.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  return [...bare].map(letter => spelledOut[letter] ?? letter).join('');
}

/** Letters that Unicode does not take apart, and Greek by name, because `α` and `\alpha` are one word. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

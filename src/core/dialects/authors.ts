import { type Span, textAt, trimSpan } from '../text.ts';

/** Who wrote a paper, as a digest says. */
export interface Authors {
  readonly authors: readonly string[];
  /** False where the digest says that more follow ("et al."). */
  readonly authorsComplete: boolean;
}

/**
 * `A (Uni, Country), B, et al.` → two authors, not complete. A lone colon, as in `NVIDIA, :, A`, is nobody.
 */
export function readAuthors(whole: string): Authors {
  const value = withoutInstitution(whole);
  const names = withoutMore(value);
  return {
    authors: partsOf(names)
      .map(cleanName)
      .filter(name => /[A-Za-z]/.test(name) || /[\p{L}\p{N}]/u.test(name)),
    authorsComplete: names.length === value.length,
  };
}

/** Where the names stand that `readAuthors` reads, without marks, addresses and what brackets say of a person. */
export function nameSpans(whole: string): Span[] {
  const names = withoutMore(withoutInstitution(whole));
  const spans: Span[] = [];
  let from = 0;
  for (const part of partsOf(names)) {
    const start = names.indexOf(part, from);
    from = start + part.length;
    const lead = /^(?:[\s>*_`]|and\s)*/.exec(part)?.[0].length ?? 0;
    const [linked] = /^\[[^[\]]*(?=\]\()/.exec(part.slice(lead)) ?? [];
    const bare = linked?.slice(1) ?? /^[^([（*`]*/.exec(part.slice(lead))?.[0] ?? '';
    const at = start + lead + (linked === undefined ? 0 : 1);
    const name = trimSpan(names, { start: at, end: at + bare.length });
    if (/[\p{L}\p{N}]/u.test(textAt(names, name))) spans.push(name);
  }
  return spans;
}

/** Whether a line without label can only be names: `Ada Example, Bo Sample` or `Cy Third et al.`. */
export function looksLikeNames(value: string): boolean {
  if (value.length > 6_000 || /https?:|\]\(|[!?]$/.test(value)) return false;
  const { authors, authorsComplete } = readAuthors(value);
  if (!authorsComplete && authors.length === 1) {
    return value.length < 80 && /^\p{L}/u.test(value) && /et\.?[ -]?al\b|等/i.test(value);
  }
  if (authors.length < 2 || !authors.every(isShort)) return false;
  return authors.filter(isName).length >= authors.length * mostNames;
}

/** Whether italics below a title are names, in any spelling: a list of few words each, or the name of one person. */
export function areNames(value: string): boolean {
  const { authors } = readAuthors(value);
  return authors.length > 1
    ? authors.every(isShort) && !/[!?。]$/.test(value)
    : looksLikeNames(value) || isName(value);
}

/** Some names are spelt in ways that no rule expects. */
const mostNames = 0.75;

function isShort(name: string): boolean {
  return name.length < 60 && name.split(/\s+/).length <= 6;
}

/** Whether a text reads as the name of one person. */
export function isName(text: string): boolean {
  const name = text
    .replace(/(?<!\s)\s*[（(][^()（）]*[)）]$/, '')
    .replace(/(?<![\d*†‡§¶∗,\s])[\d*†‡§¶∗,\s]+$/, '');
  if (name.length > 60 || organization.test(name)) return false;
  if (/^\p{Script=Han}{2,5}$/u.test(name)) return true;
  const words = name.split(/[\s·]+/);
  return words.length >= 2 && words.length <= 6 && words.every(word => nameWord.test(word));
}

/** `A, B et al. / Some University`: names are not parted by a single slash. */
function withoutInstitution(value: string): string {
  const slash = value.indexOf(' / ');
  if (slash < 0 || value.includes(' / ', slash + 3)) return value;
  const names = value.slice(0, slash);
  return /[,，、]/.test(names) || andOthers.test(names.slice(-40)) ? names : value;
}

/** Names without the "et al." behind them. */
function withoutMore(value: string): string {
  const tail = value.slice(-40);
  const end = mayEndOpen.test(tail) ? andOthers.exec(tail) : null;
  return end ? value.slice(0, value.length - end[0].length) : value;
}

/** What says that more follow; any amount may stand behind it: `et al. (12 authors)`, `等5人`, `and 3 others`. */
const andOthers =
  /(?:(?<![\s,，、])[\s,，、]*(?:(?<!\p{L})et\.?[ -]?al\b\.?|等\s*\d{0,4}\s*(?:人|位作者|作者)?|(?:and|\+)\s*\d{1,4}\s+(?:more|others?)(?: authors?)?|(?<!\.)\.\.\.|…)(?:\s*\(\+?\d{1,4}[^()]{0,20}\))?)[\s.。*_]*$/iu;

/** A quick question before the slow one. */
const mayEndOpen = /al\b|等|more|other|\.\.|…/i;

const nameWord =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|(?:de|da|del|della|di|dos|du|van|von|der|den|la|le|el|al|bin|ibn|ben|ter|y)|\p{Lo}+)$/u;
const organization =
  /\b(?:universit|institut|research|laborator|labs?\b|college|school|google|meta\b|microsoft|nvidia|openai|deepmind|inc\b|corp|ai$)/i;

/** Parts at commas, semicolons and "and", but never inside brackets. */
function partsOf(names: string): string[] {
  if (!/[([（]/.test(names)) return names.split(moreThanCommas.test(names) ? separator : ',');
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of names.matchAll(/[([（]|[)\]）]|[,，、;；]|\s(?:and|&)\s|<br\s?\/?>/g)) {
    const [mark] = match;
    if ('([（'.includes(mark)) depth++;
    else if (')]）'.includes(mark)) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(names.slice(start, match.index));
      start = match.index + mark.length;
    }
  }
  const rest = names.slice(start);
  // A bracket that nothing closes would swallow all that follow.
  return [...parts, ...(depth > 0 ? rest.split(separator) : [rest])];
}

const moreThanCommas = /[，、;；&<]|\sand\s/;
const separator = /[,，、;；]|\s(?:and|&)\s|<br\s?\/?>/;

function cleanName(name: string): string {
  const bare = name.includes('](') ? name.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1') : name;
  let start = 0;
  let end = bare.length;
  while (start < end && isAround(bare.charCodeAt(start))) start++;
  while (end > start && isAround(bare.charCodeAt(end - 1))) end--;
  const trimmed = bare.slice(start, end);
  return /^and\s|\s\s|[\t\r\n]/.test(trimmed) ? trimmed.replace(/^and\s+/, '').replace(/\s+/g, ' ') : trimmed;
}

/** White space, and the marks of bold and code: ``*_` ``. */
function isAround(code: number): boolean {
  if (code === 32 || code === 42 || code === 95 || code === 96) return true;
  return code === 9 || code === 10 || code === 13 || code === 0xa0 || code === 0x3000;
}

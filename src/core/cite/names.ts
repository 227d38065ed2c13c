/** A name in the parts by which bibliographies sort and shorten it; a name that has none is `whole`. */
export type Name =
  | {
      readonly kind: 'person';
      readonly given: string;
      /** `van der`, `de la`; empty for most. */
      readonly particle: string;
      readonly family: string;
      /** `Jr.`, `III`; empty for most. */
      readonly suffix: string;
    }
  | { readonly kind: 'whole'; readonly text: string };

/**
 * A name, written given name first, in its parts, as BibTeX itself would part it: words in small letters are a
 * particle, what follows them or the last word is the family name. Organisations, names in Chinese characters, and what
 * has a comma are not parted.
 */
export function nameOf(text: string): Name {
  const words = text.split(' ').filter(Boolean);
  const suffix = words.length > 2 && suffixes.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  if (words.length < 2 || isIndivisible(text)) return { kind: 'whole', text };
  const beforeLast = words.slice(0, -1);
  const from = beforeLast.findIndex(isParticle);
  const to = beforeLast.findLastIndex(isParticle);
  const [givenEnd, familyStart] = from < 0 ? [beforeLast.length, beforeLast.length] : [from, to + 1];
  return {
    kind: 'person',
    given: words.slice(0, givenEnd).join(' '),
    particle: words.slice(givenEnd, familyStart).join(' '),
    family: words.slice(familyStart).join(' '),
    suffix,
  };
}

/** `van der Berg, Jan, Jr.`, as most formats want a name; a whole one as it is. */
export function sortedName(name: Name): string {
  if (name.kind === 'whole') return name.text;
  const { given, suffix } = name;
  return `${familyOf(name)}${given || suffix ? `, ${given}` : ''}${suffix ? `, ${suffix}` : ''}`;
}

/** The family name with its particle: `van der Berg`. */
export function familyOf({ particle, family }: Extract<Name, { kind: 'person' }>): string {
  return particle ? `${particle} ${family}` : family;
}

const suffixes = /^(?:[JS]r\.?|II|III|IV)$/;

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function isIndivisible(text: string): boolean {
  return text.includes(',') || organisation.test(text) || eastAsian.test(text);
}

const eastAsian = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** By its last word or its article; `AI` in capitals, because Ai is a family name. */
const organisation =
  /^The |(?:^| )(?:AI|Alliance|Collaboration|Committee|Community|Consortium|Corporation|Foundation|Group|Inc\.?|Initiative|Institute|Lab|Laboratory|Labs|Project|Research|Team|University)$/;

import { Random } from './random.ts';

/** The little words that every sentence needs. */
const plain = wordsOf(`
  the of and to a in for with that is on by this we from as are it which be an can at or our while has also these
  not into such between have its more than both most through each only show their but under using when where
  without over across during against toward one two many new large small first often however thus`);

/** What papers are called and are about. */
const scientific = wordsOf(`
  model method data training learning network language inference memory performance accuracy framework approach
  results attention efficient task benchmark algorithm problem analysis design system structure layer weight token
  error estimate signal sample distribution parameter latency throughput hardware precision compression gradient`);

/** The words that generators of digests mark. */
export const keywords = [
  'quantization',
  'sparse',
  'pruning',
  'KV cache',
  'acceleration',
  'decode',
  'low-bit',
];

const beginnings = wordsOf('bl br c cl d dr f fl g gl h j k l m n p pl qu r s sl sp st t tr v w z');
const middles = wordsOf('a ai e ea i io o ou u');
const endings = wordsOf('b ct d ft g k l lm m n nd ng p r rk s st t x');

/**
 * Invented words, shortest first, so that the often drawn ones are short as in any language. As many as 100,000 papers
 * have between them: an index costs what its words cost.
 */
const invented = inventedWords(120_000);

function inventedWords(count: number): string[] {
  const random = new Random(7);
  const words = new Set<string>();
  while (words.size < count) {
    let word = '';
    for (let syllable = random.between(1, 3); syllable >= 0; syllable--) {
      word += random.pick(beginnings) + random.pick(middles);
      if (syllable === 0 || random.percent(30)) word += random.pick(endings);
    }
    if (word.length >= 5 && word.length <= 14) words.add(word);
  }
  return [...words].sort((a, b) => a.length - b.length);
}

/** A word of running text. */
export function word(random: Random): string {
  const kind = random.next();
  if (kind < 0.42) return random.pick(plain);
  return kind < 0.6 ? random.pick(scientific) : rare(random);
}

/** A word that says something: few papers share it, and some have it alone, as Zipf's law wants. */
export function rare(random: Random): string {
  return invented[Math.floor(invented.length ** random.next()) - 1] ?? 'word';
}

/** A word fit for a title. */
export function titleWord(random: Random): string {
  const kind = random.next();
  if (kind < 0.25) return random.pick(['for', 'of', 'with', 'and', 'in', 'via', 'the', 'on']);
  return capitalized(kind < 0.55 ? random.pick(scientific) : rare(random));
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

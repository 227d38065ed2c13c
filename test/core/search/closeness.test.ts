import { deepEqual, equal } from 'node:assert/strict';
import { array, constantFrom, property, string } from 'fast-check';
import { type Atom, closeness, Matcher, typosIn } from '../../../src/core/search/closeness.ts';
import { Lexicon } from '../../../src/core/search/lexicon.ts';
import { holds } from '../../support/random.ts';

/** The words of a text that match an atom, each with its closeness. */
function matches(atom: Atom, text: string): string {
  const lexicon = new Lexicon();
  learn(lexicon, text.split(' '));
  return shown(lexicon, new Matcher(lexicon), atom);
}

/** Words of titles: of others no typos are forgiven. */
function learn(lexicon: Lexicon, words: readonly string[]): void {
  for (const word of words) lexicon.noteShort(lexicon.add(word));
}

function shown(lexicon: Lexicon, matcher: Matcher, atom: Atom): string {
  const found = matcher.matchesOf(atom);
  return Array.from(found.numbers, (number, at) => `${termOf(lexicon, number)} ${found.closeness[at]}`).join(
    ', ',
  );
}

function termOf({ codes, starts }: Lexicon, number: number): string {
  return String.fromCharCode(...codes.subarray(starts[number], starts[number + 1]));
}

describe('a word of a query', () => {
  it('matches itself, longer words where it may go on, and words with few typos', () => {
    const words = 'prune pruned pruner prunes brune purne prone spruce pr prunings';
    equal(matches({ term: 'prune', prefix: false, typos: 0 }, words), 'prune 4');
    equal(matches({ term: 'prune', prefix: true, typos: 0 }, words), 'prune 4, pruned 3, pruner 3, prunes 3');
    equal(
      matches({ term: 'prune', prefix: false, typos: 1 }, words),
      'prune 4, pruned 2, pruner 2, prunes 2, brune 2, purne 2, prone 2',
    );
  });

  it('matches words of long texts without typos only', () => {
    const lexicon = new Lexicon();
    learn(lexicon, ['prone']);
    for (const word of ['prune', 'pruned', 'brune']) lexicon.add(word);
    equal(
      shown(lexicon, new Matcher(lexicon), { term: 'prune', prefix: true, typos: 1 }),
      'prone 2, prune 4, pruned 3',
    );
  });

  it('is forgiven no typos where it is short, a number or longer than anybody types', () =>
    deepEqual(['kvs', 'gpt4', 'prune', 'sparsity', 'x'.repeat(99)].map(typosIn), [0, 0, 1, 2, 0]));

  const word = string({ unit: constantFrom(...'abcxü'), minLength: 1, maxLength: 7 });

  it('matches what the distance between the two words says', () =>
    holds(
      property(word, constantFrom<Atom['typos']>(0, 1, 2), array(word), (term, typos, words) => {
        const lexicon = new Lexicon();
        learn(lexicon, words);
        const found = new Matcher(lexicon).matchesOf({ term, prefix: false, typos });
        deepEqual(
          Array.from(found.numbers, number => termOf(lexicon, number)),
          [...new Set(words)].filter(each => distance(term, each) <= typos),
        );
      }),
      300,
    ));

  it('matches the same in a lexicon that grew since it was asked for', () =>
    holds(
      property(word, array(word), array(word), (term, before, after) => {
        const lexicon = new Lexicon();
        const matcher = new Matcher(lexicon);
        const atom: Atom = { term, prefix: true, typos: 1 };
        learn(lexicon, before);
        matcher.matchesOf(atom);
        learn(lexicon, after);
        equal(shown(lexicon, matcher, atom), shown(lexicon, new Matcher(lexicon), atom));
      }),
      200,
    ));
});

describe('how closely a word matches', () => {
  it('is in order', () => {
    const { exact, prefix, oneTypo, twoTypos, none } = closeness;
    deepEqual([exact, prefix, oneTypo, twoTypos, none], [4, 3, 2, 1, 0]);
  });
});

/** Letters left out, added, replaced or swapped with the next, as the definition has it. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rest = distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  const swapped =
    a.length > 1 && a[0] === b[1] && a[1] === b[0] ? distance(a.slice(2), b.slice(2)) + 1 : Infinity;
  if (a[0] === b[0]) return rest;
  return Math.min(rest, swapped, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1);
}

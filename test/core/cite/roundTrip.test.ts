// What we write is read by other programs, and what they read is what went in.
import { deepEqual, equal } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { type Arbitrary, array, boolean, constantFrom, property, record } from 'fast-check';
import type { ArxivId } from '../../../src/core/arxiv.ts';
import { bibtexTitle } from '../../../src/core/cite/bibtexText.ts';
import { type Citation, citationOf } from '../../../src/core/cite/citation.ts';
import { citationForms, citationsText } from '../../../src/core/cite/formats.ts';
import { citationKey } from '../../../src/core/cite/key.ts';
import { plainText } from '../../../src/core/markdown/inline.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { citation } from '../../support/citations.ts';
import { holds } from '../../support/random.ts';
import { nameText, readBibtex, readCslJson, readRis } from '../../support/readCitations.ts';
import { corpus, seeds } from '../../support/samples.ts';

const pieces = [
  ...[
    '{',
    '}',
    '\\',
    '\\a',
    '%',
    '&',
    '#',
    '_',
    '^',
    '~',
    '<b>',
    '|',
    '@',
    '"',
    "'",
    '`',
    '*',
    '[x]',
    '](y)',
    '(',
  ],
  ...[
    '=1+2',
    '-x',
    'TY  - BOOK',
    'ER  -',
    '@misc{x,',
    'and',
    'KV',
    'LLaMA',
    'sparse',
    'of',
    'Müller',
    'é',
    '🚀',
  ],
  ...['量化', 'مرحبا', '\u200fא', '3D', '.', ':', ',', ';', '$5', '!['],
];

/** A line of words and what is not words, glued together or apart. */
const hostile: Arbitrary<string> = array(
  record({ piece: constantFrom(...pieces), glue: constantFrom('', ' ', ' ') }),
  {
    minLength: 1,
    maxLength: 8,
  },
)
  .map(parts =>
    parts
      .map(({ piece, glue }) => `${piece}${piece.startsWith('$') ? ' ' : glue}`)
      .join('')
      // Ligatures of TeX, which show as other characters: they are the authors' own.
      .replace(/``|''|,,|[?!]`|<<|>>|--+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter(text => text !== '');

const name: Arbitrary<string> = array(
  constantFrom(
    'Ada',
    'van',
    'der',
    'B.',
    'Éx{am',
    'O\\Neil',
    '李',
    'Team',
    'AI',
    'and',
    'others',
    'Jr.',
    'Smith',
    '100%x',
    'Ng',
    ',',
  ),
  { minLength: 1, maxLength: 4 },
).map(words => words.join(' '));

const citations: Arbitrary<Citation[]> = array(
  record({
    title: hostile,
    authors: array(name, { minLength: 1, maxLength: 3 }),
    authorsComplete: boolean(),
    abstract: hostile,
  }),
  { minLength: 1, maxLength: 3 },
).map(all => all.map((parts, index) => citation({ ...parts, arxivId: `2501.1000${index}` as ArxivId })));

const names = ({ authors, authorsComplete }: Citation, others: string) =>
  authorsComplete ? authors : [...authors, others];

describe('what is exported and read again', () => {
  it('is the same from BibTeX', () => {
    holds(
      property(citations, given => {
        const read = readBibtex(citationsText('bibtex', given));
        deepEqual(
          read.map(({ id, title, author, abstract }) => [id, title, author?.map(nameText), abstract]),
          given.map(each => [citationKey(each), each.title, names(each, 'others'), each.abstract]),
        );
      }),
      150,
    );
  });

  it('is the same from RIS', () => {
    holds(
      property(citations, given => {
        const read = readRis(citationsText('ris', given));
        deepEqual(
          read.map(({ id, title, abstract, URL, issued }) => [
            id,
            title,
            abstract,
            URL,
            issued?.['date-parts'][0],
          ]),
          given.map(each => [citationKey(each), each.title, each.abstract, each.url, each.date]),
        );
      }),
      100,
    );
  });

  it('is the same from CSL-JSON', () => {
    holds(
      property(citations, given => {
        const text = citationsText('csl-json', given);
        const read = readCslJson(text);
        deepEqual(
          read.map(({ id, title, author, abstract }) => [id, title, author?.map(nameText), abstract]),
          given.map(each => [citationKey(each), each.title, names(each, 'et al.'), each.abstract]),
        );
      }),
      100,
    );
  });

  it('is the same from CSV, but for the apostrophe of what is no formula', () => {
    holds(
      property(citations, given => {
        const rows: readonly { title: string; abstract: string }[] = parse(citationsText('csv', given), {
          columns: true,
        });
        const cell = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
        deepEqual(
          rows.map(({ title, abstract }) => [title, abstract]),
          given.map(({ title, abstract }) => [cell(title), cell(abstract ?? '')]),
        );
      }),
      100,
    );
  });

  it('is shown by Markdown as it is', () => {
    holds(
      property(citations, given => {
        const shown = citationsText('markdown', given)
          .split('\n')
          .map(line => plainText(line.slice(2)));
        const expected = citationsText('reference', given)
          .split('\n')
          .map(line => line.replace(/ https:\S+$/, ''));
        deepEqual(shown, expected);
      }),
      150,
    );
  });
});

describe('the papers of the sample digests', () => {
  const all = [...seeds, ...corpus()].flatMap(({ uri, text }) => {
    const digest = parseDigest(uri, text);
    return (digest?.papers ?? []).map(paper =>
      citationOf({ digest: digest as NonNullable<typeof digest>, paper }),
    );
  });
  const distinct = [...new Map(all.map(each => [each.arxivId, each])).values()];

  it('have keys of their own', () => {
    equal(new Set(distinct.map(citationKey)).size, distinct.length);
  });

  it('are read again from BibTeX, a tenth of them', () => {
    // Math is shown as HTML by the reader, two hyphens as a dash.
    const plain = distinct.filter(({ title }, index) => index % 10 === 0 && !/[$<]|--|``|''/.test(title));
    const read = readBibtex(
      citationsText(
        'bibtex',
        plain.map(each => ({ ...each, abstract: undefined })),
      ),
    );
    deepEqual(
      read.map(({ id, title, author }) => [id, title, author?.length ?? 0]),
      plain.map(each => [citationKey(each), each.title, names(each, 'others').length]),
    );
  });
});

describe('citations of a hostile length', () => {
  for (const [what, text] of Object.entries({
    dollars: '$'.repeat(30_000),
    'pairs of dollars': '$$ '.repeat(15_000),
    backslashes: '\\'.repeat(30_000),
    accents: '{\\"'.repeat(15_000),
    dressing: '\\emph{'.repeat(30_000),
    braces: '{$}'.repeat(15_000),
    colons: ': '.repeat(15_000),
    capitals: 'A'.repeat(30_000),
    words: 'aA '.repeat(15_000),
  })) {
    it(`are written in time: ${what}`, () => {
      const given = [citation({ title: text, authors: [text, text.replaceAll('$', '')], abstract: text })];
      for (const form of Object.values(citationForms)) given.map(form.write);
      bibtexTitle(text);
    });
  }
});

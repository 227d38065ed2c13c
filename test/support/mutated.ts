import { type Arbitrary, array, constantFrom, nat, oneof, record, string } from 'fast-check';
import { dialectSamples } from './dialectSamples.ts';
import { digestText } from './generated.ts';
import { seeds } from './samples.ts';

/** Something that happens to a text on its way: what scripts, merges, editors and broken disks do. */
type Mishap = (text: string, other: string) => string;

/** What opens or closes something, or is no text at all. */
const pieces = [
  ...['\n', '\r', '\r\n', '\t', '    ', '#', '## ', '---\n', '===\n', '> ', '* ', '1. ', '- [ ] '],
  ...[
    '```\n',
    '~~~\n',
    '`',
    '$',
    '$$\n',
    '|',
    '| --- |\n',
    '**',
    '__',
    '~~',
    '\\',
    '[',
    ']',
    '](#',
    '](',
    '![',
    ')',
  ],
  ...[
    '<',
    '<!--',
    '-->',
    '<details>\n',
    '<summary>',
    '</details>\n',
    '<a id="x">',
    '<pre>\n',
    '<![CDATA[',
    '&#0;',
  ],
  ...['<!-- digest-lens-disable -->\n', '<!-- digest-lens-disable-next-line -->', '# Table of Contents\n'],
  ...[
    'https://arxiv.org/abs/2501.00001v1',
    'arxiv.org/pdf/',
    '2501.00001',
    '2025-13-45',
    '%E0%A4%A',
    '%',
    '.md#',
  ],
  ...['\0', '\uFEFF', '\uFFFD', '\ud83d', '\udc00', '\u202e', '\u2028', '\u0301', 'İ', 'ß', '模型', '🚀'],
  ...['>Authors: ', '**Abstract**: ', 'Topics: ', '$O(n)$', '__proto__', 'constructor'],
];

const place = nat(1_000_000);
const length = oneof(constantFrom(1, 2, 5), nat(400), nat(100_000));

const mishap: Arbitrary<Mishap> = oneof(
  record({ at: place, piece: constantFrom(...pieces) }).map(
    ({ at, piece }): Mishap =>
      text =>
        spliced(text, at, 0, piece),
  ),
  record({ at: place, length }).map(
    ({ at, length }): Mishap =>
      text =>
        spliced(text, at, length, ''),
  ),
  record({ from: place, length, to: place }).map(
    ({ from, length, to }): Mishap =>
      text =>
        spliced(text, to, 0, part(text, from, length)),
  ),
  record({ from: place, length, to: place }).map(
    ({ from, length, to }): Mishap =>
      (text, other) =>
        spliced(text, to, 0, part(other, from, length)),
  ),
  record({ at: place, bits: nat(254) }).map(
    ({ at, bits }): Mishap =>
      text =>
        flipped(text, at, bits + 1),
  ),
  record({ at: place, piece: constantFrom(...pieces), times: nat(300) }).map(
    ({ at, piece, times }): Mishap =>
      text =>
        spliced(text, at, 0, piece.repeat(times)),
  ),
  record({ first: place, second: place }).map(
    ({ first, second }): Mishap =>
      text =>
        swapped(text, first, second),
  ),
  record({ at: place, junk: string({ unit: 'binary' }) }).map(
    ({ at, junk }): Mishap =>
      text =>
        spliced(text, at, 0, junk),
  ),
  constantFrom<Mishap>(
    text => text.replaceAll('\n', '\r\n'),
    text => text.replaceAll('\n', '\r'),
    text => text.replaceAll('\n\n', '\n'),
    text => text.replaceAll('\n', '\n> '),
    text => text.replaceAll('\n', '\n  '),
    text => text.toUpperCase(),
  ),
);

const whole: Arbitrary<string> = oneof(
  constantFrom(...dialectSamples()),
  constantFrom(...seeds.flatMap(({ text }) => [text.slice(0, 3_000), text.slice(-3_000)])),
  digestText,
);

/** A text that was a digest before something happened to it. */
export const mutatedDigest: Arbitrary<string> = record({
  text: whole,
  other: whole,
  mishaps: array(mishap, { minLength: 1, maxLength: 6 }),
}).map(({ text, other, mishaps }) =>
  mishaps.reduce((now, happens) => happens(now, other).slice(0, longest), text),
);

/** Longer ones say nothing new, and take as long as a hundred others. */
const longest = 20_000;

function spliced(text: string, at: number, length: number, put: string): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + put + text.slice(start + length);
}

function part(text: string, from: number, length: number): string {
  const start = from % (text.length + 1);
  return text.slice(start, start + length);
}

/** Bytes are flipped, not letters: some of what comes out is no UTF-8. */
function flipped(text: string, at: number, bits: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length > 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ bits;
  return bytes.toString();
}

function swapped(text: string, first: number, second: number): string {
  const lines = text.split('\n');
  const [a, b] = [first % lines.length, second % lines.length];
  return lines
    .with(a, lines[b] ?? '')
    .with(b, lines[a] ?? '')
    .join('\n');
}

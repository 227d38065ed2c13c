import { deepEqual, ok } from 'node:assert/strict';
import { array, constantFrom, nat, property, record } from 'fast-check';
import type { Digest } from '../../../src/core/digest.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { dialectSamples } from '../../support/dialectSamples.ts';
import { uriOf } from '../../support/fixture.ts';
import { holds } from '../../support/random.ts';
import { corpus } from '../../support/samples.ts';

const uri = uriOf('2025-01-03.md');
const samples = dialectSamples();

/** Every paper of a text as its id. */
function papersOf(text: string): string[] {
  return (parseDigest(uri, text)?.papers ?? []).map(({ arxivId }) => arxivId);
}

function inventsNothing(part: string, known: ReadonlySet<string>, what: string): void {
  for (const id of papersOf(part)) ok(known.has(id), `${what} invents ${id}`);
}

function checkOrder({ papers, text }: Digest): void {
  let end = 0;
  for (const { span, titleSpan, linkSpan } of papers) {
    ok(span.start >= end && span.end <= text.length);
    ok(titleSpan.start >= span.start && titleSpan.end <= span.end);
    ok(linkSpan.start >= span.start && linkSpan.end <= span.end);
    end = span.end;
  }
}

describe('papers of any dialect', () => {
  it('are never invented by cutting the file', () => {
    for (const text of samples) {
      const known = new Set(papersOf(text));
      ok(known.size > 0);
      for (let end = 0; end < text.length; end += 3)
        inventsNothing(text.slice(0, end), known, `cut at ${end}`);
    }
  });

  it('are never invented by leaving out a line', () => {
    for (const text of samples) {
      const known = new Set(papersOf(text));
      const lines = text.split('\n');
      lines.forEach((line, at) => {
        // Nothing says then that what follows is folded away.
        if (line.includes('<details>') || line.includes('<summary>')) return;
        inventsNothing(lines.toSpliced(at, 1).join('\n'), known, `without "${line}"`);
      });
    }
  });

  it('are those of both files where one is appended to the other', () => {
    for (const first of samples) {
      for (const second of samples) {
        deepEqual(
          papersOf(`${first}\n\n${second}`),
          [...papersOf(first), ...papersOf(second)],
          first + second,
        );
      }
    }
  });

  it('stand beside each other, in order, and hold their parts', () => {
    for (const text of samples) {
      const digest = parseDigest(uri, text);
      ok(digest);
      checkOrder(digest);
    }
  });

  it('are the same after edits as if read for the first time', () => {
    const pieces = constantFrom(
      ...[
        '',
        'x',
        '\n',
        '\n\n',
        '|',
        '- ',
        '**',
        '# ',
        '## New\n',
        '>',
        '```\n',
        '<details>\n',
        '</details>\n',
      ],
      ...['| --- |\n', '  - Authors: Ada Example\n', ', https://arxiv.org/abs/2501.90011\n'],
    );
    const edit = record({ at: nat(), length: nat(60), piece: pieces });
    holds(
      property(constantFrom(...samples), array(edit, { minLength: 1, maxLength: 5 }), (sample, edits) => {
        let text = sample;
        let digest = parseDigest(uri, text);
        for (const { at, length, piece } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + piece + text.slice(start + length);
          digest = parseDigest(uri, text, undefined, digest);
          deepEqual(digest, parseDigest(uri, text));
          if (digest) checkOrder(digest);
        }
      }),
      400,
    );
  });

  it('are read from hostile texts as fast as from others', () => {
    const link = 'https://arxiv.org/abs/2501.90001';
    const many = 100_000;
    for (const text of [
      `# T\n${'['.repeat(many)} ${link}`,
      `- ${'['.repeat(many)} ${link}`,
      `## [Solar ${'['.repeat(many)}](${link})\n*Ada Example*\n`,
      `|a|b|\n|-|-|\n${'|'.repeat(1_000_000)} ${link}`,
      `|Title|PDF|\n|-|-|\n${'|`'.repeat(many)} ${link}`,
      `# T\n${'- x y z\n'.repeat(many)}- **Solar** ${link}\n`,
      `# T\n${Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}- a\n`).join('')} ${link}`,
      `## T\nAuthors: Ada Example\n${link}\n${'<details>'.repeat(many)}`,
      `## T\nAuthors: ${'('.repeat(many)}\n${link}`,
      `## T\nAuthors: ${'A, '.repeat(many)}\n${link}`,
      `- **T t**, ${', '.repeat(many)}${link}`,
      `## T\n${link}\nAuthors: A\n${'*'.repeat(many)}\n${'- '.repeat(many)}`,
      `${'# a\n'.repeat(many)}${link}`,
      `${'arxiv.org/abs/'.repeat(many)}${link}`,
      `## ${'1'.repeat(many)}\n${link}\nAuthors: Ada Example`,
    ]) {
      parseDigest(uri, text);
    }
  }).timeout(60_000); // on a busy machine all of them together take long, and none alone does
});

describe('papers of other people’s digests', () => {
  const files = corpus().filter(({ text }) => text.length < 120_000);

  it('are never invented by cutting the file or leaving out a line', function () {
    if (files.length === 0) this.skip();
    for (const { text, name } of files) {
      const known = new Set(papersOf(text));
      const lines = text.split('\n');
      for (let part = 1; part < 8; part++) {
        const cut = Math.floor((text.length * part) / 8);
        inventsNothing(text.slice(0, cut), known, `${name} cut at ${cut}`);
        const line = Math.floor((lines.length * part) / 8);
        inventsNothing(lines.toSpliced(line, 1).join('\n'), known, `${name} without line ${line}`);
      }
    }
  });
});

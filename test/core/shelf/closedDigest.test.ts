import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { property, string } from 'fast-check';
import { rendererNames } from '../../../src/core/anchors/renderers.ts';
import { type Reading, readingOf, standardReading } from '../../../src/core/dialects/reading.ts';
import type { Digest, Paper } from '../../../src/core/digest.ts';
import { outlineOf } from '../../../src/core/features/outline.ts';
import { repair } from '../../../src/core/fixAll.ts';
import { Library } from '../../../src/core/library.ts';
import { abstractOf, linksOf, markedWordsOf } from '../../../src/core/paperText.ts';
import { parseDigest, readingOfDigest } from '../../../src/core/parse.ts';
import { problemsOf } from '../../../src/core/rules/rules.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import {
  areSame,
  closedDigest,
  digestLines,
  digestOfLines,
  paperPrints,
} from '../../../src/core/shelf/closedDigest.ts';
import { sealOfPaper } from '../../../src/core/shelf/closedPaper.ts';
import { fingerprint, joinedPrint } from '../../../src/core/shelf/fingerprint.ts';
import { lineIndexOf, lineLengths } from '../../../src/core/shelf/lineLengths.ts';
import { LineIndex } from '../../../src/core/text.ts';
import { dialectSamples } from '../../support/dialectSamples.ts';
import { uriOf } from '../../support/fixture.ts';
import { digestText } from '../../support/generated.ts';
import { holds } from '../../support/random.ts';

const uri = uriOf('2025-01-03.md');

/** The three that must be the same: a digest, with its text put away, and made of its record. */
function threeOf(text: string, reading: Reading = standardReading): Digest[] {
  const digest = parseDigest(uri, text, reading);
  if (!digest) return [];
  return [digest, closedDigest(digest, () => text), digestOfLines(digestLines(digest), reading, () => text)];
}

/** Everything that anybody asks of a digest. */
function shown(digest: Digest) {
  const { text, dialect, day, contents, htmlIds, papers, skeleton } = digest;
  const { lines, kinds, headings, details } = skeleton;
  return {
    ...{ text, dialect, day, contents, htmlIds, kinds, headings, details },
    papers: papers.map(plain),
    lines: [lines.starts, lines.length],
    words: papers.map(paper => [
      abstractOf(digest, paper),
      markedWordsOf(digest, paper),
      linksOf(digest, paper).code,
    ]),
    problems: problemsOf(digest, defaultSettings, new Library()).map(({ code, span, message }) => [
      code,
      span,
      message,
    ]),
    outline: outlineOf(digest),
  };
}

/** A paper by what it says, whatever says it. */
function plain(paper: Paper): Omit<Paper, 'identity'> {
  const { span, title, translatedTitle, titleSpan, heading, shape, authors, authorsComplete, authorsSpan } =
    paper;
  const { published, arxivId, version, linkSpan, category, summary, abstractSpan, translatedAbstractSpan } =
    paper;
  const { extra, topics } = paper;
  const own = {
    span,
    title,
    translatedTitle,
    titleSpan,
    heading,
    shape,
    authors,
    authorsComplete,
    authorsSpan,
  };
  const more = {
    published,
    arxivId,
    version,
    linkSpan,
    category,
    summary,
    abstractSpan,
    translatedAbstractSpan,
  };
  return { ...own, ...more, extra, topics };
}

function areEqual(text: string, reading?: Reading): void {
  const [digest, ...others] = threeOf(text, reading);
  if (!digest) return;
  for (const other of others) {
    deepEqual(shown(other), shown(digest));
    deepEqual(digestLines(other), digestLines(closedDigest(digest, () => text)));
    deepEqual(paperPrints(other), paperPrints(digest));
    ok(areSame(other, digest) && areSame(digest, other));
  }
}

describe('a digest whose text is put away', () => {
  it('says what it said', () => {
    holds(
      property(digestText, text => areEqual(text)),
      100,
    );
  });

  it('says what it said in every dialect', () => {
    for (const text of dialectSamples()) areEqual(text);
  });

  it('says what it said in a reading that a user chose', () => {
    const reading = readingOf({ ...defaultSettings, labels: { authors: ['Verfasser'] } });
    const text = '## Low Tide\n\n>Verfasser: Ada Example\n\n>https://arxiv.org/abs/2501.00001\n';
    areEqual(text, reading);
    for (const digest of threeOf(text, reading)) equal(readingOfDigest(digest), reading);
  });

  it('is another one where the text is another, whichever is put away', () => {
    const text = '## Low Tide\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n\nWaves.\n';
    for (const one of threeOf(text)) {
      for (const other of threeOf(`${text} `)) equal(areSame(one, other), false);
      for (const other of threeOf(text.replace('Waves', 'Sands'))) {
        equal(areSame(one, other), false);
        notEqual(
          paperPrints(one).get(one.papers[0]?.arxivId ?? ('' as never)),
          paperPrints(other).values().next().value,
        );
      }
    }
  });

  it('answers with nothing of its text, and with no exception, when the text is gone', () => {
    const text = '## Low Tide\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n\nWaves.\n';
    const digest = parseDigest(uri, text);
    ok(digest);
    const closed = closedDigest(digest, () => '');
    equal(closed.papers[0]?.title, 'Low Tide');
    deepEqual([closed.text, closed.contents, closed.skeleton.headings], ['', undefined, []]);
    deepEqual(closed.skeleton.lines.starts, digest.skeleton.lines.starts);
    outlineOf(closed);
    problemsOf(closed, defaultSettings, new Library());
  });
});

describe('the lengths of lines', () => {
  it('tell where lines start, in any text', () => {
    holds(
      property(string({ unit: 'binary', maxLength: 60 }), string({ maxLength: 9 }), (text, other) => {
        for (const written of [text, `${text}\r\n${other}\r${other}\n\n`]) {
          const lines = new LineIndex(written);
          deepEqual(lineIndexOf(lineLengths(lines) ?? ''), lines);
        }
      }),
      200,
    );
    const many = new LineIndex('a\nbc\n'.repeat(10_000));
    deepEqual(lineIndexOf(lineLengths(many) ?? ''), many);
  });

  it('are not written where a line is too long', () => {
    equal(lineLengths(new LineIndex('x'.repeat(60_000))), undefined);
  });
});

describe('a fingerprint', () => {
  it('is that of the letters, their order and their number', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'aaa', 'aab', '\0', '\0\0', 'Ā', 'Āa', 'aĀ'];
    equal(new Set(texts.map(text => fingerprint(text))).size, texts.length);
    equal(fingerprint('xaby', 1, 3), fingerprint('ab'));
    const changed = Array.from({ length: 2_000 }, (_, at) => `${'q'.repeat(at)}p${'q'.repeat(1_999 - at)}`);
    equal(new Set(changed.map(text => fingerprint(text))).size, changed.length);
  });

  it('of two is another one when either is, or their order', () => {
    const prints = ['', 'a', 'b', 'sparse'].map(text => fingerprint(text));
    const joined = prints.flatMap(one => prints.map(other => joinedPrint(one, other)));
    equal(new Set(joined).size, joined.length);
    ok(joined.every(print => Number.isSafeInteger(print) && print >= 0));
  });
});

describe('papers that mark the same and stand below the same', () => {
  it('share what topics are worked out from', () => {
    const text = ['Low', 'High']
      .map(
        title =>
          `## ${title} Tide\n>https://arxiv.org/abs/2501.0000${title.length}\n>Date: 2025-01-03\n\n**Waves**.\n`,
      )
      .join('\n');
    const digest = parseDigest(uri, text);
    ok(digest);
    const [low, high] = closedDigest(digest, () => text).papers;
    ok(low?.filing && low.filing === high?.filing);
    deepEqual(low.filing.words, ['Waves']);
  });
});

describe('the seal of a paper', () => {
  it('is the same where it only moved, and another where anything of it is, open or put away', () => {
    const text = '## Low Tide\n>Authors: Ada Example\n>https://arxiv.org/abs/2501.00001\n\nWaves.\n';
    const seals = (given: string) =>
      new Set(threeOf(given).map(digest => digest.papers.map(paper => sealOfPaper(digest, paper)).join()));
    const [before, ...others] = seals(text);
    deepEqual(others, []);
    deepEqual([...seals(`Words above.\n\n${text}`)], [before]);
    for (const [old, now] of [
      ['Low', 'High'],
      ['Ada', 'Bea'],
      ['Waves', '**Waves**'],
      ['00001', '00002'],
    ] as const) {
      const [after, ...more] = seals(text.replace(old, now));
      deepEqual(more, []);
      notEqual(after, before, now);
    }
  });
});

describe('a closed digest whose file is gone', () => {
  it('makes nothing hang or throw, also where the file is another by now', () =>
    holds(
      property(digestText, text => {
        const digest = parseDigest(uri, text);
        if (!digest) return;
        for (const now of ['', '#', text.slice(0, text.length >> 1)]) {
          const lost = closedDigest(digest, () => now);
          problemsOf(lost, { ...defaultSettings, renderers: rendererNames }, new Library());
          repair(lost, { ...defaultSettings, renderers: rendererNames });
          outlineOf(lost);
        }
      }),
      100,
    ));
});

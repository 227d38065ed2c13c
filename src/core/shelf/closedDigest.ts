import type { ArxivId } from '../arxiv.ts';
import type { Reading } from '../dialects/reading.ts';
import type { Digest, Paper } from '../digest.ts';
import type { HtmlId } from '../markdown/htmlIds.ts';
import { skeletonOf } from '../markdown/readSkeleton.ts';
import type { Skeleton } from '../markdown/skeleton.ts';
import { parseDigest, readingOfDigest, rememberReading } from '../parse.ts';
import { LineIndex, type Span } from '../text.ts';
import type { Uri } from '../uri.ts';
import { asciiJson } from './asciiJson.ts';
import { ClosedPaper, lineOfPaper, printOfPaper } from './closedPaper.ts';
import { fingerprint, joinedPrint } from './fingerprint.ts';
import { lineIndexOf, lineLengths } from './lineLengths.ts';

/** The same digest, but for its text and what only its text tells: that is asked for again when it is needed. */
export function closedDigest(digest: Digest, textAgain: () => string): Digest {
  const { uri, dialect, day, skeleton } = digest;
  const papers = digest.papers.map(paper => new ClosedPaper(lineOfPaper(digest, paper)));
  const lines = lineLengths(skeleton.lines);
  const print = printOf(digest, papers);
  const kept = { uri, dialect, day, print, lines, details: skeleton.details, papers };
  return new ClosedDigest(kept, readingOfDigest(digest), textAgain);
}

/** A digest as lines of ASCII: itself, and each of its papers. */
export function digestLines(digest: Digest): readonly string[] {
  const { uri, dialect, day, skeleton } = digest;
  const { details } = skeleton;
  const lines = digest instanceof ClosedDigest ? digest.lengths : lineLengths(skeleton.lines);
  return [
    asciiJson({ uri, dialect, day, print: printOf(digest), lines, details } satisfies Head),
    ...digest.papers.map(paper => lineOfPaper(digest, paper)),
  ];
}

/** The digest that these lines were made of. */
export function digestOfLines(
  [first = '', ...others]: readonly string[],
  reading: Reading,
  textAgain: () => string,
): Digest {
  const head = JSON.parse(first) as Head;
  const papers = others.map(line => new ClosedPaper(line));
  const day = head.day && { day: head.day.day, span: head.day.span };
  return new ClosedDigest({ ...head, day, papers }, reading, textAgain);
}

/** What the first line says of a digest. */
interface Head extends Pick<Digest, 'uri' | 'dialect' | 'day'>, Pick<Kept, 'print' | 'lines' | 'details'> {}

/** Whether a digest's text is put away. */
export function isClosed(digest: Digest): boolean {
  return digest instanceof ClosedDigest;
}

/** Whether two digests have the same text, read alike. */
export function areSame(a: Digest, b: Digest): boolean {
  if (readingOfDigest(a) !== readingOfDigest(b)) return false;
  return isClosed(a) || isClosed(b) ? printOf(a) === printOf(b) : a.text === b.text;
}

/** What a digest's papers say and are filed under, by their ids, as short texts that are equal where that is. */
export function paperPrints(digest: Digest): Map<ArxivId, string> {
  const prints = new Map<ArxivId, string>();
  for (const paper of digest.papers) {
    const { arxivId, topics } = paper;
    prints.set(arxivId, [prints.get(arxivId), printOfPaper(digest, paper), ...topics].join('\0'));
  }
  return prints;
}

/**
 * The fingerprint of a whole text: of those of its papers and of what stands between them. Papers that are closed already
 * know theirs.
 */
function printOf(digest: Digest, papers: readonly Paper[] = digest.papers): number {
  if (digest instanceof ClosedDigest) return digest.print;
  const { text } = digest;
  let print = 0;
  let from = 0;
  digest.papers.forEach((paper, index) => {
    print = joinedPrint(print, fingerprint(text, from, paper.span.start));
    print = joinedPrint(print, printOfPaper(digest, papers[index] ?? paper));
    from = paper.span.end;
  });
  return joinedPrint(print, fingerprint(text, from));
}

/** What is known of a digest without its text. */
interface Kept extends Pick<Digest, 'uri' | 'dialect' | 'day' | 'papers'> {
  readonly print: number;
  /** `lineLengths` of the text. */
  readonly lines: string | undefined;
  readonly details: readonly Span[];
}

class ClosedDigest implements Digest {
  readonly uri: Uri;
  readonly dialect: string;
  readonly day: Digest['day'];
  readonly papers: readonly Paper[];
  readonly print: number;
  readonly details: readonly Span[];
  readonly lengths: string | undefined;
  readonly #reading: Reading;
  readonly #textAgain: () => string;
  /** What was asked for again, for as long as there is room for it. */
  #text: WeakRef<{ readonly text: string }> | undefined;
  #whole: WeakRef<Digest> | undefined;
  #lineIndex: WeakRef<LineIndex> | undefined;

  constructor(kept: Kept, reading: Reading, textAgain: () => string) {
    this.uri = kept.uri;
    this.dialect = kept.dialect;
    this.day = kept.day;
    this.papers = kept.papers;
    this.print = kept.print;
    this.details = kept.details;
    this.lengths = kept.lines;
    this.#reading = reading;
    this.#textAgain = textAgain;
    rememberReading(this, reading);
  }

  get text(): string {
    let known = this.#text?.deref();
    if (!known) {
      known = { text: this.#textAgain() };
      this.#text = new WeakRef(known);
    }
    return known.text;
  }

  get skeleton(): Skeleton {
    return this.#whole?.deref()?.skeleton ?? new ClosedSkeleton(this);
  }

  get htmlIds(): readonly HtmlId[] {
    return this.whole.htmlIds;
  }

  get contents(): Digest['contents'] {
    return this.whole.contents;
  }

  /** The digest with its text, read again. */
  get whole(): Digest {
    let whole = this.#whole?.deref();
    if (!whole) {
      const { uri, text } = this;
      whole = parseDigest(uri, text, this.#reading) ?? unread(this, text);
      this.#whole = new WeakRef(whole);
    }
    return whole;
  }

  get lines(): LineIndex {
    let lines = this.#lineIndex?.deref();
    if (!lines) {
      lines = this.lengths === undefined ? new LineIndex(this.text) : lineIndexOf(this.lengths);
      this.#lineIndex = new WeakRef(lines);
    }
    return lines;
  }
}

/** Lines are known without the text, because papers are shown with theirs everywhere; folds, because code is not looked for there. */
class ClosedSkeleton implements Skeleton {
  readonly #digest: ClosedDigest;

  constructor(digest: ClosedDigest) {
    this.#digest = digest;
  }

  get lines(): LineIndex {
    return this.#digest.lines;
  }

  get kinds(): Uint8Array {
    return this.#digest.whole.skeleton.kinds;
  }

  get headings(): Skeleton['headings'] {
    return this.#digest.whole.skeleton.headings;
  }

  get details(): Skeleton['details'] {
    return this.#digest.details;
  }
}

/** A text that is no digest any more: it was not the text of this one, which is about to be replaced. */
function unread(digest: ClosedDigest, text: string): Digest {
  const { uri, dialect, day, papers, lines } = digest;
  const skeleton = { ...skeletonOf(text), lines };
  return { uri, dialect, day, papers, text, skeleton, htmlIds: [], contents: undefined };
}

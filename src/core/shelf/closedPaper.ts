import type { ArxivId } from '../arxiv.ts';
import type { Day, DayReading } from '../day.ts';
import type { Digest, ExtraField, Filing, Paper, PaperIdentity, PaperShape } from '../digest.ts';
import type { Span } from '../text.ts';
import { asciiJson } from './asciiJson.ts';
import { fingerprint } from './fingerprint.ts';

/** What a closed paper holds. */
export type PaperRecord = Pick<ClosedPaper, 'arxivId' | 'title' | 'filing' | 'print' | 'seal' | 'rest'>;

/**
 * A paper of a digest whose text is put away. What lists and rankings ask of every paper is at hand; the rest is one
 * string until somebody asks for it, a tenth of what it is as values.
 */
export class ClosedPaper implements Paper {
  readonly arxivId: ArxivId;
  readonly title: string;
  readonly filing: Filing;
  /** The fingerprint of its text. */
  readonly print: number;
  /** The `sealOfRest`. */
  readonly seal: number;
  /** What `restOfPaper` wrote. */
  readonly rest: string;

  constructor({ arxivId, title, filing, print, seal, rest }: PaperRecord) {
    this.arxivId = arxivId;
    this.title = title;
    this.filing = filing;
    this.print = print;
    this.seal = seal;
    this.rest = rest;
  }

  /** Nobody moves it: it is read anew with every text. */
  get identity(): PaperIdentity {
    return this;
  }

  get span(): Span {
    return spanOf(this, 0) ?? nowhere;
  }

  get titleSpan(): Span {
    return spanOf(this, 1) ?? nowhere;
  }

  get authorsSpan(): Span | undefined {
    return spanOf(this, 2);
  }

  get linkSpan(): Span {
    return spanOf(this, 3) ?? nowhere;
  }

  get abstractSpan(): Span | undefined {
    return spanOf(this, 4);
  }

  get translatedAbstractSpan(): Span | undefined {
    return spanOf(this, 5);
  }

  get published(): DayReading | undefined {
    const { published } = readRest(this);
    const span = spanOf(this, 6);
    return published && span && { day: published, span };
  }

  get authors(): readonly string[] {
    return readRest(this).authors;
  }

  get topics(): readonly string[] {
    return this.filing.topics;
  }

  get shape(): PaperShape {
    return readRest(this).shape;
  }

  get heading(): number | undefined {
    return readRest(this).heading;
  }

  get version(): number | undefined {
    return readRest(this).version;
  }

  get category(): string | undefined {
    return readRest(this).category;
  }

  get authorsComplete(): boolean {
    return readRest(this).isCut !== true;
  }

  get translatedTitle(): string | undefined {
    return readRest(this).translatedTitle;
  }

  get summary(): string | undefined {
    return readRest(this).summary;
  }

  get extra(): readonly ExtraField[] {
    return readRest(this).extra ?? nothing;
  }
}

/** Everything else that is known of a paper, without its text: JSON on one line. */
export function restOfPaper(paper: Paper): string {
  if (paper instanceof ClosedPaper) return paper.rest;
  const { start } = paper.span;
  const spans = [
    paper.span,
    paper.titleSpan,
    paper.authorsSpan,
    paper.linkSpan,
    paper.abstractSpan,
    paper.translatedAbstractSpan,
    paper.published?.span,
  ];
  const rest: Rest = {
    places: [start, ...spans.flatMap(span => (span ? [span.start - start, span.end - start] : [null, null]))],
    authors: paper.authors,
    shape: paper.shape,
    published: paper.published?.day,
    heading: paper.heading,
    version: paper.version,
    category: paper.category,
    isCut: paper.authorsComplete ? undefined : true,
    translatedTitle: paper.translatedTitle,
    summary: paper.summary,
    extra: paper.extra.length > 0 ? paper.extra : undefined,
  };
  return asciiJson(rest);
}

/** The fingerprint of a paper's text. */
export function printOfPaper(digest: Digest, paper: Paper): number {
  if (paper instanceof ClosedPaper) return paper.print;
  return fingerprint(digest.text, paper.span.start, paper.span.end);
}

/** 30 bits of what `restOfPaper` says but for the places, so that a paper that only moved has the same. */
export function sealOfRest(rest: string): number {
  return fingerprint(rest, rest.indexOf(']')) & 0x3fff_ffff;
}

/** The `sealOfRest` of a paper. */
export function sealOfPaper(paper: Paper): number {
  return paper instanceof ClosedPaper ? paper.seal : sealOfRest(restOfPaper(paper));
}

interface Rest {
  /** Where the paper begins, and two numbers for each span, counted from there. */
  readonly places: readonly (number | null)[];
  readonly authors: readonly string[];
  readonly shape: PaperShape;
  readonly published: Day | undefined;
  readonly heading: number | undefined;
  readonly version: number | undefined;
  readonly category: string | undefined;
  readonly isCut: true | undefined;
  readonly translatedTitle: string | undefined;
  readonly summary: string | undefined;
  readonly extra: readonly ExtraField[] | undefined;
}

function spanOf(paper: ClosedPaper, index: number): Span | undefined {
  const { places } = readRest(paper);
  const [start, from, to] = [places[0], places[1 + 2 * index], places[2 + 2 * index]];
  return start == null || from == null || to == null ? undefined : { start: start + from, end: start + to };
}

function readRest(paper: ClosedPaper): Rest {
  if (last?.paper !== paper) last = { paper, rest: JSON.parse(paper.rest) };
  return last.rest;
}

/** Who asks one thing of a paper asks more of it. */
let last: { readonly paper: ClosedPaper; readonly rest: Rest } | undefined;

const nowhere: Span = { start: 0, end: 0 };
const nothing: readonly ExtraField[] = [];

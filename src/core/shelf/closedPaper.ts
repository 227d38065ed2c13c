import type { ArxivId } from '../arxiv.ts';
import type { Day, DayReading } from '../day.ts';
import type { Digest, ExtraField, Filing, Paper, PaperIdentity, PaperShape } from '../digest.ts';
import type { Span } from '../text.ts';
import { asciiJson } from './asciiJson.ts';
import { filingOf, filingOfJson } from './filing.ts';
import { fingerprint } from './fingerprint.ts';

/**
 * A paper of a digest whose text is put away: its id, and one line of which nothing is read until somebody asks. As values
 * it would be ten times as large.
 */
export class ClosedPaper implements Paper {
  readonly arxivId: ArxivId;
  /** As `lineOfPaper` wrote it. */
  readonly line: string;

  constructor(line: string) {
    this.arxivId = line.slice(0, line.indexOf('\t')) as ArxivId;
    this.line = line;
  }

  get title(): string {
    const title = partOf(this.line, part.title);
    return title.includes('\\') ? JSON.parse(`"${title}"`) : title;
  }

  get filing(): Filing {
    return filingOfJson(partOf(this.line, part.filing));
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

/**
 * All that is known of a paper without its text, as one line of ASCII. Its parts are parted by tabs, which JSON has none
 * of, so that most of it need not be looked into.
 */
export function lineOfPaper(digest: Digest, paper: Paper): string {
  if (paper instanceof ClosedPaper) return paper.line;
  const rest = restOf(paper);
  // A paper that only moved has the same seal.
  const seal = fingerprint(rest, rest.indexOf(']'));
  const title = asciiJson(paper.title).slice(1, -1);
  const parts = [paper.arxivId, printOfPaper(digest, paper), seal, title, filingOf(digest, paper).json, rest];
  return parts.join('\t');
}

/** The fingerprint of a paper's text. */
export function printOfPaper(digest: Digest, paper: Paper): number {
  if (paper instanceof ClosedPaper) return Number(partOf(paper.line, part.print));
  return fingerprint(digest.text, paper.span.start, paper.span.end);
}

/** Another number where anything of a paper is another, but for where it stands. */
export function sealOfPaper(digest: Digest, paper: Paper): number {
  const line = lineOfPaper(digest, paper);
  return fingerprint(line, 0, startOf(line, part.rest));
}

/** The parts of a line, in their order. */
const part = { id: 0, print: 1, seal: 2, title: 3, filing: 4, rest: 5 } as const;

function partOf(line: string, index: number): string {
  const start = startOf(line, index);
  const end = index === part.rest ? line.length : line.indexOf('\t', start);
  return line.slice(start, end);
}

function startOf(line: string, index: number): number {
  let at = 0;
  for (let tabs = 0; tabs < index; tabs++) at = line.indexOf('\t', at) + 1;
  return at;
}

/** What has no part of its own, as JSON. */
function restOf(paper: Paper): string {
  const { start } = paper.span;
  const places: (number | null)[] = [start];
  const add = (span: Span | undefined) =>
    span ? places.push(span.start - start, span.end - start) : places.push(null, null);
  add(paper.span);
  add(paper.titleSpan);
  add(paper.authorsSpan);
  add(paper.linkSpan);
  add(paper.abstractSpan);
  add(paper.translatedAbstractSpan);
  add(paper.published?.span);
  const rest: Rest = {
    places,
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
  if (last?.paper !== paper) last = { paper, rest: JSON.parse(partOf(paper.line, part.rest)) };
  return last.rest;
}

/** Who asks one thing of a paper asks more of it. */
let last: { readonly paper: ClosedPaper; readonly rest: Rest } | undefined;

const nowhere: Span = { start: 0, end: 0 };
const nothing: readonly ExtraField[] = [];

import { LineIndex, type Span } from '../text.ts';
import { closedDetails, type DetailsTag, DetailsTags } from './details.ts';
import { htmlBlockEnd, htmlBlockStart } from './htmlBlocks.ts';
import { char, LinePlace } from './linePlace.ts';
import {
  atxHeading,
  type Fence,
  fenceAt,
  frontMatterLines,
  isTableHead,
  isThematicBreak,
  itemAt,
  underlineLevel,
} from './marks.ts';

/** What one line is, as CommonMark reads it. */
export const LineKind = { text: 0, blank: 1, heading: 2, code: 3, html: 4, quote: 5, item: 6 } as const;
export type LineKind = (typeof LineKind)[keyof typeof LineKind];

/** A heading that a renderer shows, in the order of the file. */
export interface Heading {
  readonly level: number;
  /** From the first `#`, or the first letter where the heading is underlined, to the end of its last line. */
  readonly span: Span;
  /** Its inline Markdown, without marks: `Title` in `## Title ##`. */
  readonly textSpan: Span;
  /** True inside an open `<details>`, a quote or a list item, where no section of the digest starts. */
  readonly nested: boolean;
}

/** The blocks of a Markdown text, only as much as digests need. */
export interface Skeleton {
  readonly lines: LineIndex;
  /** A `LineKind` for each line. */
  readonly kinds: Uint8Array;
  readonly headings: readonly Heading[];
  /** Outermost `<details>` blocks that are closed. */
  readonly details: readonly Span[];
}

/** Reads the blocks of any text in one pass over its lines. */
export function skeletonOf(text: string): Skeleton {
  return tracedSkeleton(text).skeleton;
}

/** What reading a text left behind, so that after an edit only the lines around it need be read. */
export interface SkeletonTrace {
  /** How many lines of front matter there are. */
  readonly front: number;
  /** What of `Seam` each line is. */
  readonly seams: Uint8Array;
  readonly headings: readonly FoundHeading[];
  readonly details: readonly DetailsTag[];
}

/**
 * What makes a line one with which reading may begin or end: nothing above it is still open, or it starts an item that
 * ends whatever is open.
 */
export const Seam = { afterAll: 1, item: 2 } as const;

/** The blocks of a text, and what an edit of it needs. */
export function tracedSkeleton(text: string): { readonly skeleton: Skeleton; readonly trace: SkeletonTrace } {
  const lines = new LineIndex(text);
  const kinds = new Uint8Array(lines.count);
  const seams = new Uint8Array(lines.count);
  const front = frontMatterLines(text, lines);
  kinds.fill(LineKind.code, 0, front);
  const scan = new Scan(text);
  for (let line = front; line < lines.count; line++) {
    const seam = scan.nothingIsOpen ? Seam.afterAll : 0;
    kinds[line] = scan.line(lines.startOf(line), lines.startOf(line + 1));
    seams[line] = seam | (scan.wasItemOfItsOwn ? Seam.item : 0);
  }
  const trace = { front, seams, headings: scan.headings, details: scan.details.found };
  return { skeleton: toSkeleton(lines, kinds, trace), trace };
}

/** The blocks of a text from what was found in its lines. */
export function toSkeleton(
  lines: LineIndex,
  kinds: Uint8Array,
  trace: Pick<SkeletonTrace, 'headings' | 'details'>,
): Skeleton {
  const details = closedDetails(trace.details);
  return { lines, kinds, headings: nestedIn(details, trace.headings), details };
}

/** A block that holds others; for a list item, how far its content is indented, and whether it has any yet. */
type Container =
  | { readonly kind: 'quote' }
  | { readonly kind: 'item'; readonly indent: number; empty: boolean };

/** A block that takes whole lines as they are, until something ends it. */
type Leaf = ({ readonly kind: 'fence' } & Fence) | { readonly kind: 'html'; readonly end: RegExp | 'blank' };

interface Paragraph {
  readonly start: number;
  /** Where its last line starts. */
  lineStart: number;
  end: number;
  /** In a table an underline is a row. */
  isTable: boolean;
}

/** A heading as it is found, before it is known what is folded away. */
export interface FoundHeading {
  readonly level: number;
  readonly span: Span;
  readonly textSpan: Span;
  readonly inContainer: boolean;
}

/** Deeper nesting is not followed, so that hostile texts cost no more than others. */
const deepest = 100;

/** The block structure as CommonMark's appendix describes it: match what is open, open what starts, add the rest. */
export class Scan {
  readonly headings: FoundHeading[] = [];
  readonly details = new DetailsTags();
  readonly #text: string;
  readonly #place: LinePlace;
  readonly #containers: Container[] = [];
  #leaf: Leaf | undefined;
  #paragraph: Paragraph | undefined;
  #quoted = false;
  #itemStarts = false;
  #wasItemOfItsOwn = false;

  constructor(text: string) {
    this.#text = text;
    this.#place = new LinePlace(text);
  }

  /** Whether what stands above has no say in how the next line is read. */
  get nothingIsOpen(): boolean {
    return this.#containers.length === 0 && !this.#leaf && !this.#paragraph;
  }

  /** Whether an item at the start of the next line is read as if nothing were open: it ends all containers. */
  get canStartItem(): boolean {
    return this.#containers.length > 0 || this.nothingIsOpen;
  }

  /** Whether the last line started with an item, and no more of what stood above was asked than `canStartItem`. */
  get wasItemOfItsOwn(): boolean {
    return this.#wasItemOfItsOwn;
  }

  line(start: number, next: number): LineKind {
    // Most lines of a digest are prose in no other block: their first character says so.
    if (this.#containers.length === 0 && !this.#leaf && beginsNoBlock(this.#text.charCodeAt(start))) {
      this.#wasItemOfItsOwn = false;
      this.#place.enterProse(start, next);
      return this.#prose(0, this.#paragraph);
    }
    this.#place.enter(start, next);
    this.#quoted = false;
    this.#itemStarts = false;
    this.#wasItemOfItsOwn = false;
    const matched = this.#matchContainers();
    if (this.#leaf && matched < this.#containers.length) this.#leaf = undefined;
    const kind = this.#leaf ? this.#inside(this.#leaf) : this.#content(matched);
    if (this.#quoted && kind !== LineKind.code && kind !== LineKind.html) return LineKind.quote;
    return this.#itemStarts && kind !== LineKind.code ? LineKind.item : kind;
  }

  /** How many of the open containers go on in this line; the place is behind their marks then. */
  #matchContainers(): number {
    const place = this.#place;
    let matched = 0;
    for (const container of this.#containers) {
      if (container.kind === 'quote') {
        if (place.indent > 3 || place.first !== char.greater) break;
        place.skipQuoteMark();
        this.#quoted = true;
      } else if (place.isBlank) {
        if (container.empty) break;
      } else {
        if (place.indent < container.indent) break;
        place.skipColumns(container.indent);
        container.empty = false;
      }
      matched++;
    }
    return matched;
  }

  #inside(leaf: Leaf): LineKind {
    const { start, end, indent } = this.#place;
    if (leaf.kind === 'fence') {
      if (indent < 4 && leaf.closesAt(this.#text, start, end)) this.#leaf = undefined;
      return LineKind.code;
    }
    if (leaf.end === 'blank') {
      if (start === end) {
        this.#leaf = undefined;
        return LineKind.blank;
      }
      this.details.scan(this.#text, start, end);
    } else if (leaf.end.test(this.#text.slice(start, end))) this.#leaf = undefined;
    return LineKind.html;
  }

  #content(matchedBefore: number): LineKind {
    const place = this.#place;
    let matched = matchedBefore;
    // What an earlier line left open; it ends where a container starts.
    let open = this.#paragraph;
    while (!place.isBlank) {
      const direct = matched === this.#containers.length ? open : undefined;
      if (place.indent > 3) return open ? this.#prose(matched, open) : this.#ended(matched, LineKind.code);
      if (place.first === char.greater && matched < deepest) {
        this.#ended(matched, LineKind.quote);
        this.#containers.push({ kind: 'quote' });
        place.skipQuoteMark();
        this.#quoted = true;
      } else {
        const kind = this.#leafBlock(matched, open, direct);
        if (kind !== undefined) return kind;
        const isOfItsOwn = matched === 0 && place.indent === 0 && direct === undefined;
        const item = matched < deepest ? itemAt(place, direct !== undefined) : undefined;
        if (!item) return this.#prose(matched, open);
        this.#ended(matched, LineKind.item);
        this.#containers.push({ kind: 'item', indent: item.indent, empty: item.empty });
        this.#itemStarts = true;
        if (isOfItsOwn) this.#wasItemOfItsOwn = true;
      }
      matched = this.#containers.length;
      open = undefined;
    }
    return this.#ended(matched, LineKind.blank);
  }

  /** A heading, fence, HTML block or rule that starts at the place. */
  #leafBlock(
    matched: number,
    open: Paragraph | undefined,
    direct: Paragraph | undefined,
  ): LineKind | undefined {
    const text = this.#text;
    const { first, start, end } = this.#place;
    switch (first) {
      case char.hash: {
        const heading = atxHeading(text, start, end);
        if (!heading) return undefined;
        this.#ended(matched, LineKind.heading);
        const { level, span, textSpan } = heading;
        this.headings.push({ level, span, textSpan, inContainer: matched > 0 });
        return LineKind.heading;
      }
      case char.backtick:
      case char.tilde: {
        const fence = fenceAt(text, start, end);
        if (!fence) return undefined;
        this.#leaf = { kind: 'fence', closesAt: fence.closesAt };
        return this.#ended(matched, LineKind.code);
      }
      case char.less:
        return this.#html(matched, open !== undefined);
      case char.equals:
      case char.dash:
        if (direct && !direct.isTable && this.#underline(direct)) return LineKind.heading;
    }
    return isThematicBreak(text, start, end) ? this.#ended(matched, LineKind.text) : undefined;
  }

  #html(matched: number, inParagraph: boolean): LineKind | undefined {
    const { start, end } = this.#place;
    const line = this.#text.slice(start, end);
    const kind = htmlBlockStart(line, inParagraph);
    if (!kind) return undefined;
    this.#ended(matched, LineKind.html);
    const closing = htmlBlockEnd(kind);
    if (closing === 'blank') this.details.scan(this.#text, start, end);
    if (closing === 'blank' || !closing.test(line)) this.#leaf = { kind: 'html', end: closing };
    return LineKind.html;
  }

  #underline(paragraph: Paragraph): boolean {
    const { start, end, textEnd } = this.#place;
    const level = underlineLevel(this.#text, start, end);
    if (level === undefined) return false;
    this.#paragraph = undefined;
    this.headings.push({
      level,
      span: { start: paragraph.start, end: textEnd },
      textSpan: { start: paragraph.start, end: paragraph.end },
      inContainer: this.#containers.length > 0,
    });
    return true;
  }

  /** A line of a paragraph: of the open one, also without the marks of its containers, or of a new one. */
  #prose(matched: number, open: Paragraph | undefined): LineKind {
    const { start, end, textEnd } = this.#place;
    this.details.scan(this.#text, start, end);
    if (open) {
      open.isTable ||= isTableHead(this.#text, { start: open.lineStart, end: open.end }, start, end);
      open.lineStart = start;
      open.end = textEnd;
    } else {
      this.#ended(matched, LineKind.text);
      this.#paragraph = { start, lineStart: start, end: textEnd, isTable: false };
    }
    return LineKind.text;
  }

  /** Closes the paragraph and the containers that do not go on, because a line is of this kind. */
  #ended(matched: number, kind: LineKind): LineKind {
    this.#paragraph = undefined;
    if (this.#containers.length > matched) this.#containers.length = matched;
    return kind;
  }
}

/** Whether a line that begins with a character at its very start can only be prose: a letter of any script. */
function beginsNoBlock(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || code > 127;
}

function nestedIn(details: readonly Span[], headings: readonly FoundHeading[]): Heading[] {
  let at = 0;
  return headings.map(({ level, span, textSpan, inContainer }) => {
    while (at < details.length && (details[at]?.end ?? 0) <= span.start) at++;
    const block = details[at];
    return { level, span, textSpan, nested: inContainer || (!!block && block.start <= span.start) };
  });
}

import { Containers } from './containers.ts';
import { DetailsTags } from './details.ts';
import { htmlBlockEnd, htmlBlockStart } from './htmlBlocks.ts';
import { char, LinePlace } from './linePlace.ts';
import {
  atxHeading,
  type Fence,
  fenceAt,
  isTableHead,
  isThematicBreak,
  itemAt,
  underlineLevel,
} from './marks.ts';
import { type FoundHeading, LineKind } from './skeleton.ts';

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

/** The block structure as CommonMark's appendix describes it: match what is open, open what starts, add the rest. */
export class BlockScan {
  readonly headings: FoundHeading[] = [];
  readonly details = new DetailsTags();
  readonly #text: string;
  readonly #place: LinePlace;
  readonly #containers = new Containers();
  #leaf: Leaf | undefined;
  #paragraph: Paragraph | undefined;
  #itemStarts = false;
  #wasItemOfItsOwn = false;

  constructor(text: string) {
    this.#text = text;
    this.#place = new LinePlace(text);
  }

  /** Whether what stands above has no say in how the next line is read. */
  get nothingIsOpen(): boolean {
    return this.#containers.count === 0 && !this.#leaf && !this.#paragraph;
  }

  /** Whether an item at the start of the next line is read as if nothing were open: it ends all containers. */
  get canStartItem(): boolean {
    return this.#containers.count > 0 || this.nothingIsOpen;
  }

  /** Whether the last line started with an item, and no more of what stood above was asked than `canStartItem`. */
  get wasItemOfItsOwn(): boolean {
    return this.#wasItemOfItsOwn;
  }

  line(start: number, next: number): LineKind {
    // Most lines of a digest are prose in no other block: their first character says so.
    const isPlain = this.#containers.count === 0 && !this.#leaf;
    // The last line may hold nothing: `charCodeAt` is slow for good once it was asked for what is behind the text.
    if (isPlain && start < next && beginsNoBlock(this.#text.charCodeAt(start))) {
      this.#wasItemOfItsOwn = false;
      this.#place.enterProse(start, next);
      return this.#prose(0, this.#paragraph);
    }
    this.#place.enter(start, next);
    this.#itemStarts = false;
    this.#wasItemOfItsOwn = false;
    const matched = this.#containers.match(this.#place);
    if (this.#leaf && matched < this.#containers.count) this.#leaf = undefined;
    const kind = this.#leaf ? this.#inside(this.#leaf) : this.#content(matched);
    if (this.#containers.quoted && kind !== LineKind.code && kind !== LineKind.html) return LineKind.quote;
    return this.#itemStarts && kind !== LineKind.code ? LineKind.item : kind;
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
      const direct = matched === this.#containers.count ? open : undefined;
      if (place.indent > 3) return open ? this.#prose(matched, open) : this.#ended(matched, LineKind.code);
      if (place.first === char.greater && this.#containers.canHold(matched)) {
        this.#ended(matched, LineKind.quote);
        this.#containers.quote(place);
      } else {
        const kind = this.#leafBlock(matched, open, direct);
        if (kind !== undefined) return kind;
        const isOfItsOwn = matched === 0 && place.indent === 0 && direct === undefined;
        const item = this.#containers.canHold(matched) ? itemAt(place, direct !== undefined) : undefined;
        if (!item) return this.#prose(matched, open);
        this.#ended(matched, LineKind.item);
        this.#containers.item(item.indent, item.empty);
        this.#itemStarts = true;
        if (isOfItsOwn) this.#wasItemOfItsOwn = true;
      }
      matched = this.#containers.count;
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
      inContainer: this.#containers.count > 0,
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
    this.#containers.keep(matched);
    return kind;
  }
}

/** Whether a line that begins with a character at its very start can only be prose: a letter of any script. */
function beginsNoBlock(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || code > 127;
}

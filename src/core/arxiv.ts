import { huggingFacePage, pagesNamingArxiv } from './paperPages.ts';
import type { Span } from './text.ts';
import { shiftedSpan, shiftOf, type TextChange } from './textChange.ts';

/** An arXiv identifier without version: `2412.18419` or `cs/0112017`. */
export type ArxivId = string & { readonly __brand: 'ArxivId' };

/** What an arXiv address shows of a paper. */
export type ArxivPage = 'abs' | 'pdf' | 'html';

/** An arXiv address in a text; `span` covers the address as it is written. */
export interface ArxivLink {
  readonly id: ArxivId;
  readonly version: number | undefined;
  readonly page: ArxivPage;
  readonly span: Span;
}

// arXiv's own scheme: four digits (year, month), a dot and four (until 2014) or five digits; before April
// 2007 an archive and seven digits. https://info.arxiv.org/help/arxiv_identifier.html
const idPattern =
  '((?:0[7-9]|1[0-4])\\d\\d\\.\\d{4}|(?:1[5-9]|[2-9]\\d)\\d\\d\\.\\d{5}|[a-z][a-z-]*(?:\\.[A-Z]{2})?/\\d{7})' +
  '(?:v(\\d{1,3}))?(?!\\d)';
const address = new RegExp(`(?<![a-z\\d-])arxiv\\.org/(abs|pdf|html)/${idPattern}(?:\\.pdf)?`, 'iy');
const host = /(?:https?:\/\/)?(?:[a-z]{1,12}\.)?$/i;
/** `**arXiv**: 2412.18419`, `**arXiv ID:** \`2412.18419\``, `**arXiv ID** 2412.18419`: the marks are not part of the id. */
const marked = '(?:\\*\\*[:：]?|[:：]\\*\\*) ?[`[]?';
const bareId = new RegExp(`^(?:arxiv:\\s*)?${idPattern}$`, 'i');

/** The first arXiv address in `text` between two offsets. */
export function findArxivLink(text: string, start = 0, end = text.length): ArxivLink | undefined {
  // The slice keeps a search for what is not there from running on to the end of the text.
  for (const link of linksIn(text.slice(start, end), start)) return link;
  return undefined;
}

function* linksIn(text: string, offset: number): Generator<ArxivLink> {
  for (let at = text.indexOf('.org/'); at >= 0; at = text.indexOf('.org/', at + 1)) {
    const link = linkAt(text, at - 'arxiv'.length);
    if (link) yield { ...link, span: { start: offset + link.span.start, end: offset + link.span.end } };
  }
}

/** The address whose `arxiv.org` starts at an offset. */
function linkAt(text: string, name: number): ArxivLink | undefined {
  address.lastIndex = name;
  const match = name < 0 ? null : address.exec(text);
  if (!match) return undefined;
  const lead = leadOf(text, name);
  return {
    id: (match[2] ?? '') as ArxivId,
    version: match[3] === undefined ? undefined : Number(match[3]),
    page: (match[1] ?? 'abs').toLowerCase() as ArxivPage,
    span: { start: name - lead, end: address.lastIndex },
  };
}

/** How long the part of an address is that stands before `arxiv.org`. */
function leadOf(text: string, name: number): number {
  if (text.startsWith('https://', name - 8)) return 8;
  if (text.startsWith('http://', name - 7)) return 7;
  return host.exec(text.slice(Math.max(0, name - 21), name))?.[0].length ?? 0;
}

/** Where the `iv` of each `arxiv`, `arXiv` and `alphaxiv` stands, in order. */
function namesIn(text: string): number[] {
  const places: number[] = [];
  for (const end of ['xiv', 'Xiv']) {
    for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 3)) {
      const before = text.charCodeAt(at - 1) | 32;
      if (before === 114 || before === 97) places.push(at + 1);
    }
  }
  return isRising(places) ? places : places.sort((a, b) => a - b);
}

/** Most texts write it in one way. */
function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => at === 0 || (numbers[at - 1] ?? 0) < number);
}

const namedId = new RegExp(`(?<![\\p{L}\\d])arxiv(?: ?id)?(?:[:：.] ?|${marked})${idPattern}`, 'iuy');

/** How far in they have the name, as `namesIn` says it. */
const namedElsewhere = pagesNamingArxiv.map(page => ({ page, name: page.lastIndexOf('iv') }));
const idHere = new RegExp(idPattern, 'iy');
/** A cell of a table that holds nothing else; with a month in it, so long a number is no measurement. */
const idInCell =
  /\|[ \t]*[`[]?((?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5})(?:v(\d{1,2}))?[`\]]?[ \t]*(?=\|)/g;

/** Every arXiv address of a text, and every id written as `arXiv:2412.18419`, found in one pass. */
export class ArxivMentions {
  readonly #links: ArxivLink[] = [];
  readonly #ids: ArxivLink[] = [];

  constructor(text: string) {
    for (const at of namesIn(text)) {
      for (const { page, name } of namedElsewhere) {
        if (text.startsWith(page, at - name)) this.#addBehind(text, at - name + page.length);
      }
      if (text.startsWith('.org/', at + 2)) {
        const link = linkAt(text, at - 3);
        if (link) this.#links.push(link);
        continue;
      }
      namedId.lastIndex = at - 3;
      const match = namedId.exec(text);
      if (!match) continue;
      const [all, id = '', version] = match;
      const end = namedId.lastIndex;
      const bare = end - id.length - (version === undefined ? 0 : version.length + 1);
      this.#addId(id, version, { start: all.includes('*') ? bare : match.index, end });
    }
    const named = this.#ids.length;
    for (let at = text.indexOf(huggingFacePage); at >= 0; at = text.indexOf(huggingFacePage, at + 1)) {
      this.#addBehind(text, at + huggingFacePage.length);
    }
    if (text.includes('|')) this.#addCells(text);
    if (this.#ids.length > named) this.#ids.sort((a, b) => a.span.start - b.span.start);
  }

  /** The id with which an address goes on, if it does. */
  #addBehind(text: string, start: number): void {
    idHere.lastIndex = start;
    const match = idHere.exec(text);
    if (match) this.#addId(match[1], match[2], { start, end: idHere.lastIndex });
  }

  #addCells(text: string): void {
    for (const { index, 0: all, 1: id = '', 2: version } of text.matchAll(idInCell)) {
      const start = index + all.indexOf(id);
      const end = start + id.length + (version === undefined ? 0 : version.length + 1);
      this.#addId(id, version, { start, end });
    }
  }

  #addId(id = '', version: string | undefined, span: Span): void {
    this.#ids.push({
      id: id as ArxivId,
      version: version === undefined ? undefined : Number(version),
      page: 'abs',
      span,
    });
  }

  /** Those of a text after an edit: only the lines that changed, which start and end there, are looked at. */
  static reread(
    before: ArxivMentions,
    change: TextChange,
    text: string,
    { start, end }: Span,
  ): ArxivMentions {
    const after = new ArxivMentions('');
    const here = new ArxivMentions(text.slice(start, end));
    const shift = shiftOf(change);
    mergeInto(after.#links, before.#links, here.#links, { start, end: end - shift }, shift);
    mergeInto(after.#ids, before.#ids, here.#ids, { start, end: end - shift }, shift);
    return after;
  }

  /** All of them, in the order of the text. */
  all(): ArxivLink[] {
    return [...this.#links, ...this.#ids].sort((a, b) => a.span.start - b.span.start);
  }

  /** Whether a text says anything of arXiv between two offsets. */
  has(start: number, end: number): boolean {
    return this.first(start, end) !== undefined;
  }

  /** What names the paper of a block: its first address, or else the first id that it names. */
  first(start: number, end: number): ArxivLink | undefined {
    return firstIn(this.#links, start, end) ?? firstIn(this.#ids, start, end);
  }

  /** Whether an address between two offsets is of another paper. */
  namesOther(start: number, end: number, id: ArxivId): boolean {
    for (let at = indexAfter(this.#links, start); at < this.#links.length; at++) {
      const link = this.#links[at];
      if (!link || link.span.end > end) break;
      if (link.id !== id) return true;
    }
    return false;
  }

  /** Whether all addresses between two offsets are of one paper, and there is one. */
  agree(start: number, end: number): boolean {
    const named = firstIn(this.#links, start, end) ? this.#links : this.#ids;
    const from = indexAfter(named, start);
    const first = named[from];
    if (!first || first.span.end > end) return false;
    for (let at = from + 1; at < named.length; at++) {
      const link = named[at];
      if (!link || link.span.end > end) break;
      if (link.id !== first.id) return false;
    }
    return true;
  }
}

/** Those before some lines, those in them, and those behind, which have moved. */
function mergeInto(
  all: ArxivLink[],
  before: readonly ArxivLink[],
  here: readonly ArxivLink[],
  lines: Span,
  shift: number,
): void {
  let at = 0;
  for (let link = before[at]; link && link.span.start < lines.start; link = before[++at]) all.push(link);
  for (const link of here) all.push({ ...link, span: shiftedSpan(link.span, lines.start) });
  for (let link = before[at]; link; link = before[++at]) {
    if (link.span.start >= lines.end) all.push({ ...link, span: shiftedSpan(link.span, shift) });
  }
}

function firstIn(links: readonly ArxivLink[], start: number, end: number): ArxivLink | undefined {
  const link = links[indexAfter(links, start)];
  return link && link.span.end <= end ? link : undefined;
}

/** Index of the first link that starts at or after an offset. */
function indexAfter(links: readonly ArxivLink[], offset: number): number {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((links[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The id that a whole text names, as `2412.18419v1`, `arXiv:2412.18419` or an address. */
export function readArxivId(text: string): { id: ArxivId; version: number | undefined } | undefined {
  const trimmed = text.trim();
  const match = bareId.exec(trimmed);
  if (match) {
    return {
      id: (match[1] ?? '') as ArxivId,
      version: match[2] === undefined ? undefined : Number(match[2]),
    };
  }
  const link = findArxivLink(trimmed);
  return link && link.span.start === 0 ? { id: link.id, version: link.version } : undefined;
}

/** The address of a paper's page; with a version, of exactly that version. */
export function arxivUrl(page: ArxivPage, id: ArxivId, version?: number): string {
  return `https://arxiv.org/${page}/${id}${version === undefined ? '' : `v${version}`}`;
}

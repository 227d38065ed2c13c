import { arxivUrl } from './arxiv.ts';
import { codeLinksOf } from './codeLinks.ts';
import { isCategory } from './dialects/categories.ts';
import type { Digest, Paper, PaperIdentity } from './digest.ts';
import { boldSpans } from './markdown/bold.ts';
import { ownText } from './ownText.ts';
import { matchesIn, type Span, textAt } from './text.ts';

/** Addresses of a paper; `code` holds its repositories and project pages. */
export interface PaperLinks {
  readonly abs: string;
  readonly pdf: string;
  readonly html: string;
  readonly code: readonly string[];
}

/** The abstract as its authors wrote it: keyword markup undone, hard-wrapped lines joined. */
export function abstractOf(digest: Digest, paper: Paper): string | undefined {
  return cleanText(digest, paper, paper.abstractSpan);
}

/** The abstract in a second language, where the digest has one. */
export function translatedAbstractOf(digest: Digest, paper: Paper): string | undefined {
  return cleanText(digest, paper, paper.translatedAbstractSpan);
}

/** The words that the digest marks in a paper's text, as marked, each once: `pruning`, `KV`. */
export function markedWordsOf(digest: Digest, paper: Paper): readonly string[] {
  return paper.filing?.words ?? remembered(wordsOfPapers, digest, paper, readMarkedWords);
}

/** Where the words of `markedWordsOf` stand, each time they are marked, without their marks. */
export function markedPlacesOf(digest: Digest, paper: Paper): Span[] {
  const words = new Set(markedWordsOf(digest, paper).map(word => word.toLowerCase()));
  if (words.size === 0) return [];
  const { text } = digest;
  const { titleSpan, abstractSpan, span } = paper;
  const places: Span[] = [];
  const add = (word: string, start: number, length: number) => {
    if (words.has(word.trim().toLowerCase())) places.push({ start, end: start + length });
  };
  const block = text.slice(titleSpan.end, abstractSpan?.end ?? span.end);
  for (const match of block.includes('![') ? matchesIn(block, badge) : []) {
    const [all, address = ''] = match;
    const start = titleSpan.end + match.index + all.length - 1 - address.length;
    const dash = address.lastIndexOf('-');
    add(badgeWord(address), start, dash > 0 ? dash : address.length);
  }
  const abstract = abstractSpan ?? { start: span.end, end: span.end };
  const written = withBlankQuoteMarks(textAt(text, abstract));
  for (const { start, end } of boldSpans(written)) {
    add(written.slice(start, end), abstract.start + start, end - start);
  }
  return places;
}

/** Where a paper can be read and its code be found. */
export function linksOf(digest: Digest, paper: Paper): PaperLinks {
  const { arxivId, version } = paper;
  return {
    abs: arxivUrl('abs', arxivId, version),
    pdf: arxivUrl('pdf', arxivId, version),
    html: arxivUrl('html', arxivId, version),
    // Most who ask for links want the others, and this one is found by reading.
    get code() {
      return remembered(codeOfPapers, digest, paper, readCode);
    },
  };
}

/** A comment is no word of the authors, whoever wrote it there. */
function withoutComments(text: string): string {
  return text.includes('<!--') ? text.replace(/ ?<!--[^<>]*-->/g, '') : text;
}

/** A text without the marks that generators put around keywords, also inside words: `**quantiz**ed` → `quantized`. */
export function withoutKeywordMarks(text: string): string {
  const bare = text.includes('![') ? text.replace(badge, (_, address: string) => badgeWord(address)) : text;
  return bare.includes('**') ? withoutBold(bare) : bare;
}

function withoutBold(text: string): string {
  let result = '';
  let from = 0;
  for (const { start, end } of boldSpans(text)) {
    result += text.slice(from, start - 2) + text.slice(start, end);
    from = end + 2;
  }
  return result + text.slice(from);
}

function cleanText(digest: Digest, paper: Paper, span: Span | undefined): string | undefined {
  const raw = rawText(digest, paper, span);
  return raw === undefined
    ? undefined
    : ofOneItem(joined(withoutKeywordMarks(withoutComments(raw)))) || undefined;
}

/**
 * Derived on demand: most edits ask for none. Abstracts are not remembered: they are most of a library's text, and one
 * is clean again in microseconds.
 */
const wordsOfPapers = new WeakMap<PaperIdentity, readonly string[]>();
const codeOfPapers = new WeakMap<PaperIdentity, readonly string[]>();

function remembered(
  papers: WeakMap<PaperIdentity, readonly string[]>,
  digest: Digest,
  paper: Paper,
  read: (digest: Digest, paper: Paper) => readonly string[],
): readonly string[] {
  let known = papers.get(paper.identity);
  if (!known) {
    const found = read(digest, paper);
    known = found.length === 0 ? none : found.map(ownText);
    papers.set(paper.identity, known);
  }
  return known;
}

/** Shared: most papers have none. */
const none: readonly string[] = [];

function readMarkedWords(digest: Digest, paper: Paper): readonly string[] {
  const { abstractSpan, titleSpan, span } = paper;
  return markedWords(
    tagsBefore(digest, paper),
    digest.text.slice(titleSpan.end, abstractSpan?.end ?? span.end),
    rawText(digest, paper, abstractSpan) ?? '',
  );
}

/** What an item tags its title with: `pruning` in "- `pruning` `cs.LG` [Title](…)". */
function tagsBefore({ text }: Digest, { shape, span, titleSpan }: Paper): string[] {
  const lead = shape === 'item' ? text.slice(span.start, titleSpan.start) : '';
  if (!lead.includes('`')) return [];
  return lead.split('`').filter((tag, at) => at % 2 === 1 && /^\p{L}/u.test(tag) && !isCategory(tag));
}

function readCode(digest: Digest, paper: Paper): readonly string[] {
  const abstract = mayNameAddress(digest, paper) ? abstractOf(digest, paper) : undefined;
  return codeLinksOf(digest, paper, abstract, withoutKeywordMarks);
}

/** A quick question before the slow one; marks may part the signs of an address, but these are there. */
function mayNameAddress({ text }: Digest, { abstractSpan }: Paper): boolean {
  const raw = abstractSpan ? textAt(text, abstractSpan) : '';
  return raw.includes('//') || (raw.includes('/') && /\*\*|<!--/.test(raw));
}

/** The text of a span with its line breaks; those of a table's cell are tags. */
function rawText({ text }: Digest, { shape }: Paper, span: Span | undefined): string | undefined {
  if (!span) return undefined;
  const written = withNewlines(textAt(text, span));
  const raw = written.includes('\n>') ? written.replace(/^[ \t]*>[ \t]?/gm, '') : written;
  return shape === 'row' ? raw.replace(/<(?:br|\/?p)\s*\/?>/gi, '\n').replaceAll('\\|', '|') : raw;
}

/** A text of the same length in which a quote's empty lines are blank. */
function withBlankQuoteMarks(text: string): string {
  return text.includes('\n>') ? text.replace(/^[ \t]*>/gm, marks => ' '.repeat(marks.length)) : text;
}

function withNewlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** A badge in a link is a button, not a word. */
const badge = /(?<!\[)!\[[^\]\n]{0,40}\]\(https?:\/\/img\.shields\.io\/badge\/([^()\n]*)\)/g;

/** `KV-F08080` → `KV`: the colour after the last dash is not part of the word; `--` and `__` are escapes. */
function badgeWord(address: string): string {
  const word = address.slice(0, Math.max(0, address.lastIndexOf('-'))) || address;
  return decoded(word.replace(/--/g, '-').replace(/__/g, '_'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % is the author's text
  }
}

/** Tags, badges anywhere up to the end of the abstract, and bold in it: what a language model adds below marks no topics. */
function markedWords(tags: readonly string[], block: string, abstract: string): string[] {
  const words = new Map<string, string>();
  const add = (word: string) => {
    const trimmed = word.trim();
    const key = trimmed.toLowerCase();
    if (trimmed && trimmed.length <= 40 && !/[:：]$|\n/.test(trimmed) && !words.has(key))
      words.set(key, trimmed);
  };
  for (const tag of tags) add(tag);
  if (block.includes('![')) for (const match of matchesIn(block, badge)) add(badgeWord(match[1] ?? ''));
  // A keyword is never broken over lines, but what authors mark may be.
  for (const { start, end } of boldSpans(abstract)) {
    // `**Authors**:` and `**Authors:**` are labels of fields, not topics, and bold words in a line of their own a heading.
    if (/^\s*[:：]/.test(abstract.slice(end + 2, end + 4)) || isLine(abstract, start - 2, end + 2)) continue;
    add(abstract.slice(start, end));
  }
  return [...words.values()];
}

/** Whether a part is a line of several, white space at its ends apart. */
function isLine(text: string, start: number, end: number): boolean {
  if (!/(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 10), start))) return false;
  return /^[ \t]*\n/.test(text.slice(end, end + 10));
}

/** Joins hard-wrapped lines; a blank line parts paragraphs, and lines that start like a list stay lines. */
function joined(text: string): string {
  let result = '';
  let gap = '';
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (!content) {
      if (result) gap = '\n\n';
      continue;
    }
    if (result && !gap) gap = beginsItem(content) ? '\n' : ' ';
    result += gap + content;
    gap = '';
  }
  return result;
}

/** A list of one item is no list. */
function ofOneItem(text: string): string {
  return /^[-*+] /.test(text) && !text.includes('\n') ? text.slice(2) : text;
}

function beginsItem(line: string): boolean {
  // Nearly all lines begin with a letter.
  const first = line.charCodeAt(0) | 32;
  return (first < 97 || first > 122) && /^(?:[-*+•]|\(?\d{1,3}[.)])\s/.test(line);
}

import { nameSpans } from '../dialects/authors.ts';
import { categorySpans } from '../dialects/categories.ts';
import { closedAsides, foldKind } from '../dialects/folds.ts';
import type { LabelTable } from '../dialects/labels.ts';
import { closingSummary, partsOf, withoutMarks } from '../dialects/lineMarks.ts';
import type { Digest, Paper, PaperIdentity } from '../digest.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { markedPlacesOf } from '../paperText.ts';
import { labelsOf } from '../parse.ts';
import { type Span, spansMeeting, textAt, trimSpan } from '../text.ts';

/** What a part of a paper is, to show it in a colour of its own. */
export type TokenKind = 'author' | 'date' | 'arxivId' | 'category' | 'topic' | 'label';

/** A part of one line. */
export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

/** The names, days, ids, categories, marked words and labels of all papers: in order, none in another, none in code. */
export function tokensOf(digest: Digest): readonly Token[] {
  let tokens = ofDigests.get(digest);
  if (!tokens) {
    tokens = readTokens(digest);
    ofDigests.set(digest, tokens);
  }
  return tokens;
}

const ofDigests = new WeakMap<Digest, readonly Token[]>();

function readTokens(digest: Digest): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const paper of digest.papers) {
    for (const { kind, span } of tokensOfPaper(digest, paper)) {
      for (const part of inLines(digest, shifted(span, paper.span.start))) {
        if (part.start < end) continue;
        tokens.push({ kind, span: part });
        ({ end } = part);
      }
    }
  }
  return tokens;
}

/** Where they stand from the start of the paper: an edit reads those of one paper again, and not of hundreds. */
function tokensOfPaper(digest: Digest, paper: Paper): readonly Token[] {
  let tokens = ofPapers.get(paper.identity);
  if (!tokens) {
    const { start } = paper.span;
    tokens = readTokensOfPaper(digest, paper).map(({ kind, span }) => ({
      kind,
      span: shifted(span, -start),
    }));
    ofPapers.set(paper.identity, tokens);
  }
  return tokens;
}

const ofPapers = new WeakMap<PaperIdentity, readonly Token[]>();

/** In order; where two meet, the first of them counts. */
function readTokensOfPaper(digest: Digest, paper: Paper): Token[] {
  const { text } = digest;
  const { authorsSpan, published } = paper;
  const labels = labelsOf(digest);
  const gaps = gapsOf(digest, paper, labels);
  const names = authorsSpan ? nameSpans(textAt(text, authorsSpan)) : [];
  const found: Record<TokenKind, readonly Span[]> = {
    author: names.map(span => shifted(span, authorsSpan?.start ?? 0)),
    date: published ? [published.span] : [],
    arxivId: idSpans(digest, paper),
    topic: markedPlacesOf(digest, paper),
    category: gaps.flatMap(gap => categoriesIn(digest, paper, gap)),
    label: gaps.flatMap(gap => labelsIn(digest, labels, gap)),
  };
  const comments = commentsIn(text, paper.span);
  return tokenKinds
    .flatMap(kind => found[kind].map(span => ({ kind, span })))
    .filter(({ span }) => spansMeeting(comments, span).length === 0)
    .sort((a, b) => a.span.start - b.span.start);
}

/** Every kind of token; of two at one place the first counts. */
const tokenKinds: readonly TokenKind[] = ['author', 'date', 'arxivId', 'topic', 'category', 'label'];

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** What of a paper is neither title, names, abstract nor a language model's, in order. */
function gapsOf({ text, skeleton }: Digest, paper: Paper, labels: LabelTable): Span[] {
  const { span, titleSpan, authorsSpan, abstractSpan, translatedAbstractSpan } = paper;
  const details = spansMeeting(skeleton.details, span);
  const asides = closedAsides({ text, skeleton: { ...skeleton, details }, labels });
  const fields = [titleSpan, authorsSpan, abstractSpan, translatedAbstractSpan];
  const taken = [...fields, ...asides].filter(span => span !== undefined);
  const gaps: Span[] = [];
  let { start } = span;
  for (const { start: end, end: next } of taken.sort((a, b) => a.start - b.start)) {
    if (start < end) gaps.push({ start, end });
    start = Math.max(start, next);
  }
  if (start < span.end) gaps.push({ start, end: span.end });
  return gaps;
}

/** Wherever the paper's own id stands, with its version. */
function idSpans({ text }: Digest, { span, arxivId }: Paper): Span[] {
  const block = textAt(text, span);
  const spans: Span[] = [];
  for (let at = block.indexOf(arxivId); at >= 0; at = block.indexOf(arxivId, at + arxivId.length)) {
    const end = at + arxivId.length;
    const version = /^v\d{1,3}/.exec(block.slice(end, end + 4))?.[0].length ?? 0;
    const isWhole = !/[\w.-]/.test(block.charAt(at - 1)) && !/\w/.test(block.charAt(end + version));
    if (isWhole) spans.push(shifted({ start: at, end: end + version }, span.start));
  }
  return spans;
}

/** The paper's categories where a part of it names them. */
function categoriesIn({ text }: Digest, { category }: Paper, gap: Span): Span[] {
  if (category === undefined) return [];
  const part = textAt(text, gap);
  return categorySpans(part)
    .filter(span => category.includes(textAt(part, span)))
    .map(span => shifted(span, gap.start));
}

/** The labels that lines, what a bar parts in them, and folds begin with. */
function labelsIn({ text, skeleton: { lines } }: Digest, labels: LabelTable, gap: Span): Span[] {
  const spans: Span[] = [];
  for (let line = lines.lineOf(gap.start); line < lines.count && lines.startOf(line) < gap.end; line++) {
    const start = Math.max(gap.start, lines.startOf(line));
    const end = Math.min(gap.end, lines.startOf(line + 1));
    const parts =
      start === lines.startOf(line)
        ? partsOf(text, withoutMarks(text, { start, end }))
        : // Here something stands before in the line, and what comes first goes on with it.
          partsOf(text, { start, end }).slice(1);
    for (const part of parts) {
      const label = labels.at(text, part);
      if (!label?.field || label.field === 'part') continue;
      const at = text.indexOf(label.word, part.start);
      spans.push({ start: at, end: at + label.word.length });
    }
    spans.push(...foldLabelsIn(text, labels, { start, end }));
  }
  return spans;
}

/** `Abstract` in `<summary>Abstract</summary>`. */
function foldLabelsIn(text: string, labels: LabelTable, line: Span): Span[] {
  const written = textAt(text, line);
  if (!written.includes('<summary')) return [];
  return [...written.matchAll(/<summary[^<>]*>/g)].flatMap(({ index, 0: { length } }) => {
    const start = line.start + index + length;
    const end = Math.min(line.end, closingSummary(text, start));
    const fold = foldKind(labels, text.slice(start, end));
    const at = fold.kind === 'field' ? text.slice(start, end).indexOf(fold.label) : -1;
    return fold.kind === 'field' && at >= 0
      ? [{ start: start + at, end: start + at + fold.label.length }]
      : [];
  });
}

/** The comments of a paper, which the editor shows as such; one that nothing closes goes on to the end. */
function commentsIn(text: string, span: Span): Span[] {
  const block = textAt(text, span);
  const comments: Span[] = [];
  for (let at = block.indexOf('<!--'); at >= 0; at = block.indexOf('<!--', at)) {
    const close = block.indexOf('-->', at + 4);
    const end = close < 0 ? block.length : close + 3;
    comments.push(shifted({ start: at, end }, span.start));
    at = end;
  }
  return comments;
}

/** The parts of a span in each of its lines that are no code, without the marks of quotes. */
function inLines({ text, skeleton: { lines, kinds } }: Digest, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  for (let line = lines.lineOf(start); line < lines.count && lines.startOf(line) < end; line++) {
    if (kinds[line] === LineKind.code) continue;
    const from = lines.startOf(line);
    const part = { start: Math.max(start, from), end: Math.min(end, lines.startOf(line + 1)) };
    const bare = part.start === from ? withoutMarks(text, part) : trimSpan(text, part);
    if (bare.start < bare.end) spans.push(bare);
  }
  return spans;
}

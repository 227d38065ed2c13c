import { type ArxivId, readArxivId } from '../arxiv.ts';
import type { DayRange } from '../day.ts';
import type { Span } from '../text.ts';
import { english, type Wording } from '../wording/wording.ts';
import { type Feature, fieldExamples, type ListState, type TextField, valueReaders } from './fields.ts';

/** What a paper must be to be found: every clause holds, and a negated one does not. */
export interface Query {
  readonly clauses: readonly Clause[];
}

/** One condition of a query. */
export type Clause = Condition & { readonly negated: boolean };

/** What one part of a query asks for. */
export type Condition =
  | TextCondition
  /** An arXiv id, or its beginning while it is being typed. */
  | { readonly kind: 'id'; readonly id: ArxivId | string }
  | { readonly kind: 'days'; readonly relation: 'after' | 'before' | 'on'; readonly range: DayRange }
  | { readonly kind: 'has'; readonly feature: Feature }
  | { readonly kind: 'is'; readonly state: ListState };

/** Words to be found, in one field or in any. */
export interface TextCondition {
  readonly kind: 'text';
  readonly text: string;
  readonly field: TextField | undefined;
  /** Quoted: exactly these words, side by side. */
  readonly quoted: boolean;
  /** The query ends here, so that the last word may be unfinished. */
  readonly open: boolean;
}

/** Something wrong in a query, in one sentence that says what to write instead; offsets into the query. */
export interface QueryIssue {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** A query as it is understood, and what is wrong with it. */
export interface ParsedQuery {
  readonly query: Query;
  readonly issues: readonly QueryIssue[];
}

/** Only so many characters of a query count; the rest is an issue. */
const longestQuery = 1000;

/**
 * Reads any text as a query: words, `"a phrase"`, `-not`, `topic:pruning`, `author:"Chao Liu"`, `title:`,
 * `id:2412.18419`, `after:2025-01`, `before:`, `on:`, `has:code`, `is:unread`; a bare arXiv id or address means that paper.
 * `after:` is that day, month or year and later, `before:` strictly earlier; what cannot be read is an issue
 * and does not narrow the search.
 */
export function parseQuery(text: string, wording: Wording = english): ParsedQuery {
  const clauses: Clause[] = [];
  const issues: QueryIssue[] = [];
  const read = text.slice(0, longestQuery);
  let at = 0;
  while (at < read.length) {
    if (isSpace.test(read.charAt(at))) {
      at++;
      continue;
    }
    const piece = pieceAt(read, at);
    const { conditions, message } = conditionsOf(piece, wording.queries);
    for (const condition of conditions) clauses.push({ ...condition, negated: piece.negated });
    if (message) issues.push({ ...piece.span, message });
    at = piece.span.end;
  }
  if (text.length > longestQuery) {
    const message = wording.queries.isTooLong(longestQuery);
    issues.push({ start: longestQuery, end: text.length, message });
  }
  return { query: { clauses }, issues };
}

/** Whether a query asks for what only a reading list says of papers. */
export function asksForMarks({ clauses }: Query): boolean {
  return clauses.some(clause => clause.kind === 'is' || (clause.kind === 'has' && clause.feature === 'note'));
}

/** `-author:"Chao Liu"` in parts; a piece without colon has no `field`. */
interface Piece {
  readonly span: Span;
  readonly negated: boolean;
  readonly field: string | undefined;
  readonly value: string;
  readonly quoted: boolean;
  readonly open: boolean;
}

const isSpace = /\s/;
const isQuote = /["“”„‟＂]/;
const isMinus = /[-－−]/;
const fieldName = /([A-Za-z]+)[:：]/y;

function pieceAt(text: string, start: number): Piece {
  const negated = isMinus.test(text.charAt(start)) && /\S/.test(text.charAt(start + 1));
  const behindMinus = start + (negated ? 1 : 0);
  fieldName.lastIndex = behindMinus;
  const named = /^https?:/i.test(text.slice(behindMinus, behindMinus + 6)) ? null : fieldName.exec(text);
  const from = behindMinus + (named?.[0].length ?? 0);
  const quoted = isQuote.test(text.charAt(from));
  const valueStart = quoted ? from + 1 : from;
  const valueEnd = endOf(text, valueStart, quoted);
  return {
    span: { start, end: valueEnd + (quoted && valueEnd < text.length ? 1 : 0) },
    negated,
    field: named?.[1],
    value: text.slice(valueStart, valueEnd),
    quoted,
    open: valueEnd === text.length,
  };
}

/** A quote that is never closed ends with the text; a word ends at a space or where a quote opens. */
function endOf(text: string, start: number, quoted: boolean): number {
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (isQuote.test(character) || (!quoted && isSpace.test(character))) return at;
    at++;
  }
  return at;
}

interface Reading {
  readonly conditions: readonly Condition[];
  readonly message?: string;
}

function conditionsOf(piece: Piece, queries: Wording['queries']): Reading {
  if (!piece.quoted) {
    const id = idIn(piece.field === undefined ? piece.value : `${piece.field}:${piece.value}`);
    if (id) return { conditions: [{ kind: 'id', id }] };
  }
  if (piece.field === undefined) {
    if (!piece.quoted && /^https?:\/\//i.test(piece.value)) {
      return {
        conditions: [],
        message: queries.isNoAddress,
      };
    }
    return { conditions: [textCondition(piece, piece.value)] };
  }
  const reader = valueReaders[piece.field.toLowerCase()];
  if (!reader) return unknownField(piece, piece.field, queries);
  const read = reader(piece.value, queries);
  if ('message' in read) return { conditions: [], message: read.message };
  return { conditions: [read.kind === 'field' ? textCondition(piece, piece.value, read.field) : read] };
}

function textCondition({ quoted, open }: Piece, text: string, field?: TextField): TextCondition {
  return { kind: 'text', text, field, quoted, open };
}

/** Titles have colons too: `Mixers: a survey` has no field, and `Mixers:a` is searched for all the same. */
function unknownField(piece: Piece, name: string, queries: Wording['queries']): Reading {
  const conditions = [textCondition({ ...piece, open: false }, name)];
  if (piece.value === '') return { conditions };
  conditions.push(textCondition(piece, piece.value));
  return {
    conditions,
    message: queries.isNoField(name, queries.or(fieldExamples)),
  };
}

/** The id in `2412.18419v2`, `(arXiv:2412.18419)`, any arXiv address, a DOI of arXiv, or `2412.18` so far. */
function idIn(written: string): string | undefined {
  if (written.length > 200) return undefined;
  const bare = written
    .replace(/^[([<]+/, '')
    .replace(/(?<![)\]>.,;])[)\]>.,;]+$/, '')
    .replace(arxivDoi, '');
  const inAddress = /^https?:\/\/[^\s/]+\/(?:[a-z]+\/)?(\d{4}\.\d{4,5})(?!\d)/i.exec(bare)?.[1];
  const id = readArxivId(inAddress ?? bare)?.id;
  return id?.toLowerCase() ?? (/^\d\d(?:0[1-9]|1[0-2])\.\d{1,3}$/.test(bare) ? bare : undefined);
}

const arxivDoi = /^(?:doi:|https?:\/\/doi\.org\/)?10\.48550\/arxiv\./i;

import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import type { Span } from './text.ts';
import type { Wording } from './wording/wording.ts';

/** A part of a JSON text: a value, or the name of a property, and where it stands. */
export type JsonNode = Node;

/** What was read of a JSON text in which comments and commas before a closing bracket are allowed. */
export interface JsonReading {
  /** Undefined where there is nothing to read. */
  readonly root: JsonNode | undefined;
  /** The first mistake: behind it, nothing is where its writer meant it to be. */
  readonly mistake: JsonMistake | undefined;
}

/** Why a text is no JSON. */
export interface JsonMistake {
  readonly span: Span;
  readonly reason: keyof Wording['json'];
}

/** Reads any text as JSON, as far as it is JSON. */
export function readJson(text: string): JsonReading {
  if (isTooDeep(text)) {
    return { root: undefined, mistake: { span: { start: 0, end: 1 }, reason: 'tooDeep' } };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  return { root, mistake: root && error && mistakeOf(error) };
}

/** The value of a part, with all that is in it. */
export function jsonValueOf(node: JsonNode): unknown {
  return getNodeValue(node);
}

/** The part that keys and indexes lead to. */
export function jsonNodeAt(root: JsonNode, path: readonly (string | number)[]): JsonNode | undefined {
  return findNodeAtLocation(root, [...path]);
}

/** Where a part stands. */
export function jsonSpanOf({ offset, length }: JsonNode): Span {
  return { start: offset, end: offset + length };
}

const deepest = 50;

/** Whether brackets nest so deep that reading them one inside the other could take the stack. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    if (kind === openBrace || kind === openBracket) depth++;
    else if (kind === closeBrace || kind === closeBracket) depth--;
    if (depth > deepest) return true;
  }
  return false;
}

// The library's kinds of tokens; its own names for them exist for the compiler only.
const [openBrace, closeBrace, openBracket, closeBracket, endOfFile] = [1, 2, 3, 4, 17];

function mistakeOf({ error, offset, length }: ParseError): JsonMistake {
  const reason = reasons[error] ?? 'unreadable';
  return { span: { start: offset, end: offset + length }, reason };
}

/** By the library's numbers of errors. */
const reasons: Readonly<Record<number, JsonMistake['reason']>> = {
  1: 'noValue',
  3: 'nameMissing',
  4: 'valueMissing',
  5: 'colonMissing',
  6: 'commaMissing',
  7: 'braceMissing',
  8: 'bracketMissing',
  9: 'behindEnd',
  11: 'commentOpen',
  12: 'quoteMissing',
  14: 'wrongUnicode',
  15: 'wrongEscape',
  16: 'controlCharacter',
};

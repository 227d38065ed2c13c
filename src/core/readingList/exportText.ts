import { type ArxivId, readArxivId } from '../arxiv.ts';
import { type JsonNode, jsonNodeAt, jsonValueOf, readJson } from '../json.ts';
import { english, type Wording } from '../wording/wording.ts';
import { type ReadingList, readingOf } from './readingList.ts';

/** What a file says of one paper: `read` and `starred` in milliseconds of the epoch. */
export interface ExportedPaper {
  readonly id: ArxivId;
  readonly read: number | undefined;
  readonly starred: number | undefined;
  readonly note: string | undefined;
  /** Fields that this version does not know. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** Something wrong in a file; lines are counted from 1. */
export interface ExportIssue {
  readonly line: number;
  /** A sentence that names the paper and the field. */
  readonly message: string;
}

/** What a file says; nothing, where anything in it is wrong. */
export type ExportReading =
  | { readonly kind: 'papers'; readonly papers: readonly ExportedPaper[] }
  | { readonly kind: 'issues'; readonly issues: readonly ExportIssue[] };

/** A reading list as the file that docs/reading-list.md describes: papers in the order of their ids. */
export function exportText(list: ReadingList): string {
  const papers: Record<string, unknown> = {};
  for (const id of [...list.keys()].sort()) {
    const { read, starred, note } = readingOf(list, id);
    const fields = {
      ...(read === undefined ? {} : { read: timeText(read) }),
      ...(starred === undefined ? {} : { starred: timeText(starred) }),
      ...(note === undefined ? {} : { note }),
      ...list.get(id)?.others,
    };
    if (Object.keys(fields).length > 0) papers[id] = fields;
  }
  return `${JSON.stringify({ format, version, papers }, undefined, 2)}\n`;
}

const format = 'digest-lens-reading-list';
const version = 1;

function timeText(time: number): string {
  return new Date(time).toISOString();
}

/** Reads the text of such a file; a later version's file is read, too, as far as its fields are known. */
export function readExport(text: string, wording: Wording = english): ExportReading {
  const { files } = wording;
  const { root, mistake } = readJson(text.replace(/^\uFEFF/, ''));
  const issues = new Issues(text, files);
  const papers: ExportedPaper[] = [];
  const listed = root && jsonNodeAt(root, ['papers']);
  if (mistake) issues.add(mistake.span.start, files.isNoJson(wording.json[mistake.reason]));
  else if (!root || stringAt(root, 'format') !== format) {
    issues.add(0, files.isNoReadingList(format));
  } else if (listed?.type !== 'object') {
    issues.add(listed?.offset ?? 0, files.wantsPapers);
  } else {
    for (const property of listed.children ?? []) {
      const paper = paperOf(property, issues);
      if (paper) papers.push(paper);
    }
  }
  return issues.found.length > 0 ? { kind: 'issues', issues: issues.found } : { kind: 'papers', papers };
}

/** Issues by offset, and the lines these are on; offsets must not go down. */
class Issues {
  readonly found: ExportIssue[] = [];
  readonly files: Wording['files'];
  readonly #text: string;
  #line = 1;
  #offset = 0;

  constructor(text: string, files: Wording['files']) {
    this.#text = text;
    this.files = files;
  }

  add(offset: number, message: string): void {
    for (; this.#offset < offset; this.#offset++) if (this.#text[this.#offset] === '\n') this.#line++;
    this.found.push({ line: this.#line, message });
  }
}

function paperOf({ children = [] }: JsonNode, issues: Issues): ExportedPaper | undefined {
  const [name, fields] = children;
  if (!name || !fields) return undefined;
  const id = readArxivId(String(name.value))?.id;
  if (id === undefined) {
    issues.add(name.offset, issues.files.isNoId(String(name.value)));
    return undefined;
  }
  if (fields.type !== 'object') {
    issues.add(fields.offset, issues.files.wantsPaper(id));
    return undefined;
  }
  let [read, starred, note]: [number?, number?, string?] = [];
  const others: [string, unknown][] = [];
  for (const { children: [key, value] = [] } of fields.children ?? []) {
    if (!key || !value) continue;
    if (key.value === 'read') read = timeOf(id, 'read', value, issues);
    else if (key.value === 'starred') starred = timeOf(id, 'starred', value, issues);
    else if (key.value === 'note') note = noteOf(id, value, issues);
    else others.push([String(key.value), jsonValueOf(value)]);
  }
  return { id, read, starred, note, others: Object.fromEntries(others) };
}

function timeOf(id: ArxivId, field: string, { value, offset }: JsonNode, issues: Issues): number | undefined {
  // Not whatever `Date.parse` takes: it reads "3" as a day in 2001.
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:T|$)/.test(value) ? Date.parse(value) : NaN;
  if (!Number.isNaN(time)) return time;
  issues.add(offset, issues.files.wantsTime(field, id));
  return undefined;
}

function noteOf(id: ArxivId, { value, offset }: JsonNode, issues: Issues): string | undefined {
  if (typeof value === 'string') return value;
  issues.add(offset, issues.files.wantsNote(id));
  return undefined;
}

function stringAt(root: JsonNode, key: string): unknown {
  return root.type === 'object' ? jsonNodeAt(root, [key])?.value : undefined;
}

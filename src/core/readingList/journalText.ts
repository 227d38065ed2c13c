import { type ArxivId, readArxivId } from '../arxiv.ts';
import type { ListedPaper, MarkState, NoteText, ReadingList } from './readingList.ts';

/** What a file of the journal says. */
export interface JournalReading {
  readonly list: ReadingList;
  /** True where the file is whole and of a version that we can write: only then may another file take its place. */
  readonly replaceable: boolean;
}

const version = 1;

/**
 * A reading list as a file of the journal: a line that names the format, a line for each paper, and a line that says
 * that this is all, with a sum of each, by which one that a disk changed is told.
 */
export function journalText(list: ReadingList): string {
  const lines = [...list].map(([id, { others, ...known }]) => JSON.stringify({ ...others, id, ...known }));
  const end = { end: list.size, sums: lines.map(sumOf).join(' ') };
  return [JSON.stringify({ format, version }), ...lines, JSON.stringify(end), ''].join('\n');
}

const format = 'digest-lens-journal';

/**
 * Reads a file of the journal as far as it goes: a line that was not written to its end says nothing. What a changed
 * line says is better than nothing, but its notes replace no other, and the file stays.
 */
export function readJournal(text: string): JournalReading {
  const written = text.split('\n');
  const [head, ...lines] = written.map(parsed);
  if (head?.format !== format) return { list: new Map(), replaceable: false };
  const sums = sumsIn(lines.findLast(line => line?.end !== undefined));
  let [isWhole, isChanged] = [false, false];
  const papers = new Map<ArxivId, ListedPaper>();
  for (const [index, line] of lines.entries()) {
    if (!line) continue;
    if (line.end !== undefined) isWhole = line.end === papers.size;
    const id = typeof line.id === 'string' ? readArxivId(line.id)?.id : undefined;
    if (id === undefined) continue;
    const sum = sumOf(written[index + 1] ?? '');
    const isRight = !sums || sums.has(sum);
    isChanged ||= !isRight;
    papers.set(id, isRight ? paperOf(line) : replacingNone(paperOf(line), sum));
  }
  return { list: papers, replaceable: isWhole && !isChanged && head.version === version };
}

/** The sums of the lines; undefined where an older version wrote the file. */
function sumsIn(end: Fields | undefined): Set<string> | undefined {
  return typeof end?.sums === 'string' ? new Set(end.sums.split(' ')) : undefined;
}

/** FNV-1a over the letters, as files have it: another letter anywhere is another sum. */
function sumOf(line: string): string {
  let bits = 0x811c9dc5;
  for (let at = 0; at < line.length; at++) bits = Math.imul(bits ^ line.charCodeAt(at), 0x0100_0193);
  return (bits >>> 0).toString(36);
}

/** The notes of a changed line by a writer of their own: who wrote which of them, and had seen which, is not certain. */
function replacingNone({ note, ...others }: ListedPaper, sum: string): ListedPaper {
  const alone = note?.map((text, index) => {
    const by = `changed ${sum} ${index}`;
    return { ...text, by, seen: { [by]: 1 } };
  });
  return { ...others, ...(alone ? { note: alone } : {}) };
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined; // Half a line: its writer was ended before it could tell anybody that it was saved.
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function paperOf({ id: _, read, starred, note, ...others }: Fields): ListedPaper {
  const texts = Array.isArray(note) ? note.filter(isNoteText) : [];
  return {
    ...(isMarkState(read) ? { read: { since: read.since, at: read.at } } : {}),
    ...(isMarkState(starred) ? { starred: { since: starred.since, at: starred.at } } : {}),
    ...(texts.length > 0 ? { note: texts } : {}),
    ...(Object.keys(others).length > 0 ? { others } : {}),
  };
}

function isMarkState(value: unknown): value is MarkState {
  return isFields(value) && isTime(value.at) && (value.since === undefined || isTime(value.since));
}

function isNoteText(value: unknown): value is NoteText {
  return (
    isFields(value) &&
    typeof value.text === 'string' &&
    isTime(value.at) &&
    typeof value.by === 'string' &&
    isFields(value.seen) &&
    Object.values(value.seen).every(isCount)
  );
}

/** As far as years have four digits. What comes later is damage, and with it no later word could be said. */
function isTime(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) < Date.UTC(10_000, 0);
}

/** What is larger cannot be counted on: adding one would change nothing. */
function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) < 2 ** 50;
}

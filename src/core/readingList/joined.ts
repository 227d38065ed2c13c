import type { ListedPaper, MarkState, NoteText, ReadingList } from './readingList.ts';

/**
 * Two reading lists as one. In whatever order and however often parts come together, the whole is the same: of a mark
 * the later word counts, and of notes only those go that another one has seen.
 */
export function joined(list: ReadingList, change: ReadingList): ReadingList {
  if (change.size === 0) return list;
  if (list.size === 0) return change;
  const papers = new Map(list);
  for (const [id, said] of change) {
    const known = papers.get(id);
    papers.set(id, known ? joinedPapers(known, said) : said);
  }
  return papers;
}

/** What two parts say of one paper. */
export function joinedPapers(a: ListedPaper, b: ListedPaper): ListedPaper {
  return {
    ...defined('read', later(a.read, b.read)),
    ...defined('starred', later(a.starred, b.starred)),
    ...defined('note', notes(a.note, b.note)),
    ...defined('others', others(a.others, b.others)),
  };
}

function defined<K extends keyof ListedPaper>(key: K, value: ListedPaper[K]): Pick<ListedPaper, K> | object {
  return value === undefined ? {} : { [key]: value };
}

/** Where two windows spoke in the same millisecond, having the mark counts. */
function later(a: MarkState | undefined, b: MarkState | undefined): MarkState | undefined {
  if (!a || !b) return a ?? b;
  return (a.at - b.at || (a.since ?? 0) - (b.since ?? 0)) > 0 ? a : b;
}

function notes(
  a: readonly NoteText[] | undefined,
  b: readonly NoteText[] | undefined,
): readonly NoteText[] | undefined {
  if (!a || !b) return a ?? b;
  const byName = new Map([...a, ...b].map(note => [`${counter(note, note.by)} ${note.by}`, note]));
  const all = [...byName.values()];
  const left = all.filter(
    note => !all.some(other => other !== note && counter(other, note.by) >= counter(note, note.by)),
  );
  return left.sort((x, y) => x.at - y.at || (x.by < y.by ? -1 : 1));
}

function counter({ seen }: NoteText, by: string): number {
  return Object.hasOwn(seen, by) ? (seen[by] ?? 0) : 0;
}

/** Of a field that we do not know, the later word counts where it says when, else the greater one in text order. */
function others(a: ListedPaper['others'], b: ListedPaper['others']): ListedPaper['others'] {
  if (!a || !b) return a ?? b;
  const all = new Map(Object.entries(a));
  for (const [name, value] of Object.entries(b)) {
    const known = all.get(name);
    if (known === undefined || isLater(value, known)) all.set(name, value);
  }
  return Object.fromEntries(all);
}

function isLater(a: unknown, b: unknown): boolean {
  return timeOf(a) - timeOf(b) > 0 || (timeOf(a) === timeOf(b) && JSON.stringify(a) > JSON.stringify(b));
}

function timeOf(value: unknown): number {
  const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : 0;
  return typeof at === 'number' ? at : 0;
}

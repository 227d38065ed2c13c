import type { ArxivId } from '../arxiv.ts';

/** What a user can say of a paper with one key. */
export type Mark = 'read' | 'starred';

/** Whether a mark holds, and when that was said: the later word counts, in whatever order words arrive. */
export interface MarkState {
  /** Since when it holds, in milliseconds of the epoch; undefined where it does not hold. */
  readonly since: number | undefined;
  readonly at: number;
}

/**
 * One text of a note, empty where the note was taken away. `seen` has, for each writer, the last of its texts that this
 * one replaces, itself included; texts of two windows that did not see each other stand side by side.
 */
export interface NoteText {
  readonly text: string;
  readonly at: number;
  readonly by: string;
  readonly seen: Readonly<Record<string, number>>;
}

/** Everything that was said of one paper. */
export interface ListedPaper {
  readonly read?: MarkState;
  readonly starred?: MarkState;
  /** More than one where two windows wrote without knowing of each other. */
  readonly note?: readonly NoteText[];
  /** Fields that a newer version wrote, as it wrote them. */
  readonly others?: Readonly<Record<string, unknown>>;
}

/** What was said of papers. A change is a reading list, too: of what it changes. */
export type ReadingList = ReadonlyMap<ArxivId, ListedPaper>;

/** Who says something, and when. */
export interface Moment {
  /** Milliseconds of the epoch. */
  readonly now: number;
  /** A name that no other window has. */
  readonly by: string;
}

/** A paper as a reader sees it: undefined where a mark does not hold or there is no note. */
export interface Reading {
  readonly read: number | undefined;
  readonly starred: number | undefined;
  readonly note: string | undefined;
}

export const emptyList: ReadingList = new Map();

/** What holds of a paper. */
export function readingOf(list: ReadingList, id: ArxivId): Reading {
  const { read, starred, note = [] } = list.get(id) ?? {};
  const texts = note.map(({ text }) => text).filter(text => text !== '');
  return {
    read: read?.since,
    starred: starred?.since,
    note: texts.length > 0 ? texts.join(betweenNotes) : undefined,
  };
}

/** The papers of which a mark or a note holds, in no particular order. */
export function* papersIn(list: ReadingList): Generator<ArxivId> {
  for (const id of list.keys()) {
    const { read, starred, note } = readingOf(list, id);
    if ((read ?? starred ?? note) !== undefined) yield id;
  }
}

/** Stands between two notes on one paper that must not be lost to each other. */
export const betweenNotes = '\n\n---\n\n';

/** The change that gives papers a mark; those that have it are left alone. */
export function marked(list: ReadingList, ids: Iterable<ArxivId>, mark: Mark, { now }: Moment): ReadingList {
  return changeOf(ids, id => stateChange(list, id, mark, now, now));
}

/** The change that takes a mark from papers that have it. */
export function unmarked(
  list: ReadingList,
  ids: Iterable<ArxivId>,
  mark: Mark,
  { now }: Moment,
): ReadingList {
  return changeOf(ids, id => stateChange(list, id, mark, undefined, now));
}

/** The change that gives a paper a note in place of all it has; white space around it does not count. */
export function noted(list: ReadingList, id: ArxivId, text: string, moment: Moment): ReadingList {
  const trimmed = text.trim();
  if (trimmed === (readingOf(list, id).note ?? '')) return emptyList;
  const before = list.get(id)?.note ?? [];
  const seen: Record<string, number> = {};
  for (const each of before) {
    for (const [by, count] of Object.entries(each.seen)) seen[by] = Math.max(seen[by] ?? 0, count);
  }
  seen[moment.by] = (seen[moment.by] ?? 0) + 1;
  const at = Math.max(moment.now, ...before.map(each => each.at + 1));
  return new Map([[id, { note: [{ text: trimmed, at, by: moment.by, seen }] }]]);
}

/** The change that takes every mark and note away. */
export function cleared(list: ReadingList, moment: Moment): ReadingList {
  return changeOf(list.keys(), id => ({
    ...stateChange(list, id, 'read', undefined, moment.now),
    ...stateChange(list, id, 'starred', undefined, moment.now),
    ...noted(list, id, '', moment).get(id),
  }));
}

/**
 * The change that takes a change back: papers are again as they were in `before`, except where somebody has said
 * something else meanwhile.
 */
export function undone(
  list: ReadingList,
  { before, change }: { readonly before: ReadingList; readonly change: ReadingList },
  moment: Moment,
): ReadingList {
  return changeOf(change.keys(), id => {
    const [now, then] = [list.get(id), change.get(id)];
    const isStill = (mark: Mark) => then?.[mark] !== undefined && now?.[mark]?.at === then[mark].at;
    const old = readingOf(before, id);
    const hasOurNote = then?.note !== undefined && readingOf(list, id).note === readingOf(change, id).note;
    return {
      ...(isStill('read') ? stateChange(list, id, 'read', old.read, moment.now) : {}),
      ...(isStill('starred') ? stateChange(list, id, 'starred', old.starred, moment.now) : {}),
      ...(hasOurNote ? noted(list, id, old.note ?? '', moment).get(id) : {}),
    };
  });
}

/** The change that puts a mark since a moment, or takes it with undefined; empty where it is so already. */
export function stateChange(
  list: ReadingList,
  id: ArxivId,
  mark: Mark,
  since: number | undefined,
  now: number,
): ListedPaper {
  const before = list.get(id)?.[mark];
  if ((before?.since === undefined) === (since === undefined)) return {};
  return { [mark]: { since, at: Math.max(now, (before?.at ?? 0) + 1) } };
}

/** A change of those papers of which something is said. */
export function changeOf(ids: Iterable<ArxivId>, change: (id: ArxivId) => ListedPaper): ReadingList {
  const changes = new Map<ArxivId, ListedPaper>();
  for (const id of ids) {
    const paper = change(id);
    if (Object.keys(paper).length > 0) changes.set(id, paper);
  }
  return changes;
}

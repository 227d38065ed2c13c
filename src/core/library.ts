import type { ArxivId } from './arxiv.ts';
import type { Day } from './day.ts';
import { type Reading, standardReading } from './dialects/reading.ts';
import type { Appearance, Digest, Paper, PaperIdentity } from './digest.ts';
import { KeyIndex } from './keyIndex.ts';
import { editOf, parseDigest, readingOfDigest } from './parse.ts';
import type { OtherDigests } from './rules/rule.ts';
import { areSame, isClosed, paperPrints } from './shelf/closedDigest.ts';
import {
  defaultTopics,
  noTopic,
  type Topic,
  type TopicTable,
  type TopicWords,
  topicsOf,
  topicTable,
} from './topics.ts';
import type { Uri } from './uri.ts';

/** What can happen to a library: a file has this text, or this digest, or is gone; words fold into other topics. */
export type Change =
  | { readonly kind: 'put'; readonly uri: Uri; readonly text: string; readonly reading?: Reading }
  | { readonly kind: 'shelve'; readonly digest: Digest }
  | { readonly kind: 'remove'; readonly uri: Uri }
  | { readonly kind: 'topics'; readonly topics: TopicWords };

/** What changes did. */
export interface Effect {
  /** Counts up with every effect that a reader could see. */
  readonly revision: number;
  /** Files whose digest is another now, or none. */
  readonly changed: readonly Uri[];
  /** Papers of which any appearance came, went or reads differently. */
  readonly papers: ReadonlySet<ArxivId>;
  /** Digests that did not change but list one of these papers. */
  readonly dirty: readonly Uri[];
}

/** Every digest of a workspace, and the papers by what they are looked up by. `apply` is the one way in. */
export class Library implements OtherDigests {
  readonly #digests = new Map<Uri, Digest>();
  readonly #byArxivId = new KeyIndex<ArxivId>(({ paper }) => [paper.arxivId]);
  readonly #byAuthor = new KeyIndex<string>(foldedNames);
  readonly #byDay = new KeyIndex<Day | undefined>(({ digest }) => [digest.day?.day]);
  #topics: TopicTable = topicTable(defaultTopics);
  #byTopic = this.#topicIndex();
  /** The last revision that changed a digest, or another digest with one of its papers. */
  readonly #touched = new WeakMap<Digest, number>();
  #revision = 0;

  apply(changes: readonly Change[]): Effect {
    const changed = new Set<Uri>();
    const ids = new Set<ArxivId>();
    for (const change of changes) {
      if (change.kind === 'topics') {
        this.#topics = topicTable(change.topics);
        this.#byTopic = this.#topicIndex();
        this.#revision++;
        continue;
      }
      const uri = change.kind === 'shelve' ? change.digest.uri : change.uri;
      const before = this.#digests.get(uri);
      if (change.kind === 'put' && before && isRead(before, change)) continue;
      const after = digestAfter(change, before);
      if (before === after) continue;
      this.#replace(uri, before, after);
      // A text that is opened or put away is no other text.
      if (before && after && (isClosed(before) || isClosed(after)) && areSame(before, after)) continue;
      changed.add(uri);
      for (const id of changedPapers(before, after)) ids.add(id);
    }
    if (changed.size > 0) this.#revision++;
    const dirty = this.#listing(ids, changed);
    for (const uri of dirty) this.#touch(uri);
    return { revision: this.#revision, changed: [...changed], papers: ids, dirty };
  }

  get revision(): number {
    return this.#revision;
  }

  get digestCount(): number {
    return this.#digests.size;
  }

  /** Distinct papers. */
  get paperCount(): number {
    return this.#byArxivId.count(this.digests());
  }

  get topics(): TopicTable {
    return this.#topics;
  }

  digests(): Iterable<Digest> {
    return this.#digests.values();
  }

  /** The digest in a file; undefined where the file lists no papers. */
  digest(uri: Uri): Digest | undefined {
    return this.#digests.get(uri);
  }

  /** Every appearance of a paper, newest day first. */
  appearances(id: ArxivId): Appearance[] {
    return inOrder(this.#byArxivId.get(id, this.digests()));
  }

  /** The appearances of each paper that has several, in no particular order. */
  repeatedPapers(): Iterable<ReadonlySet<Appearance>> {
    return this.#byArxivId.several(this.digests());
  }

  /** The newest appearance of a paper on a day before that of a digest. */
  earlier({ day }: Digest, { arxivId }: Paper): Appearance | undefined {
    if (!day) return undefined;
    return this.appearances(arxivId).find(({ digest }) => digest.day && digest.day.day < day.day);
  }

  /** Another number whenever a digest that lists a paper of this one changed that paper. */
  stateOf(digest: Digest): number {
    return this.#touched.get(digest) ?? 0;
  }

  /** The topics of a paper: those that any digest gives it, each as its newest digest spells it. */
  topicsOfPaper(id: ArxivId): readonly Topic[] {
    const topics = new Map<string, Topic>();
    for (const { digest, paper } of this.appearances(id)) {
      for (const topic of topicsOf(digest, paper, this.#topics)) {
        if (!topics.has(topic.id)) topics.set(topic.id, topic);
      }
    }
    return [...topics.values()];
  }

  /** Papers by an author; case and accents don't matter. */
  byAuthor(name: string): Appearance[] {
    return inOrder(this.#byAuthor.get(foldedName(name), this.digests()));
  }

  /** Papers of the digests of one day; undefined asks for digests without a day. */
  byDay(day: Day | undefined): Appearance[] {
    return inOrder(this.#byDay.get(day, this.digests()));
  }

  /** Papers with a topic, by the topic's id; the empty id asks for papers without any. */
  byTopic(id: string): Appearance[] {
    return inOrder(this.#byTopic.get(id, this.digests()));
  }

  #topicIndex(): KeyIndex<string> {
    const table = this.#topics;
    return new KeyIndex(({ digest, paper }) => {
      const topics = topicsOf(digest, paper, table);
      return topics.length > 0 ? topics.map(({ id }) => id) : [noTopic.id];
    });
  }

  #replace(uri: Uri, before: Digest | undefined, after: Digest | undefined): void {
    for (const index of [this.#byArxivId, this.#byAuthor, this.#byDay, this.#byTopic]) {
      if (before) index.remove(before);
      if (after) index.add(after);
    }
    if (after) this.#digests.set(uri, after);
    else this.#digests.delete(uri);
  }

  #touch(uri: Uri): void {
    const digest = this.#digests.get(uri);
    if (digest) this.#touched.set(digest, this.#revision);
  }

  #listing(ids: ReadonlySet<ArxivId>, except: ReadonlySet<Uri>): Uri[] {
    const listing = new Set<Uri>();
    for (const id of ids) {
      for (const { digest } of this.#byArxivId.get(id, this.digests())) {
        if (!except.has(digest.uri)) listing.add(digest.uri);
      }
    }
    return [...listing];
  }
}

function digestAfter(
  change: Exclude<Change, { kind: 'topics' }>,
  before: Digest | undefined,
): Digest | undefined {
  switch (change.kind) {
    case 'put':
      return parseDigest(change.uri, change.text, change.reading, before);
    case 'shelve':
      return change.digest;
    case 'remove':
      return undefined;
  }
}

/** Whether a digest is that of a text already, read as it is to be read. */
function isRead(digest: Digest, { text, reading }: Extract<Change, { kind: 'put' }>): boolean {
  return (
    !isClosed(digest) && digest.text === text && readingOfDigest(digest) === (reading ?? standardReading)
  );
}

/** The ids of papers that came, went, or read differently: their text, or the day they stand under. */
function changedPapers(before: Digest | undefined, after: Digest | undefined): Set<ArxivId> {
  const readAlike = !before || !after || readingOfDigest(before) === readingOfDigest(after);
  const isSame = readAlike && before?.day?.day === after?.day?.day;
  if (!isSame)
    return new Set([before, after].flatMap(digest => digest?.papers ?? []).map(paper => paper.arxivId));
  const [old, now] = textsOf(before, after);
  const ids = new Set<ArxivId>();
  for (const [id, text] of old) if (now.get(id) !== text) ids.add(id);
  for (const id of now.keys()) if (!old.has(id)) ids.add(id);
  return ids;
}

/** What the papers of two digests say that may differ: their texts, or fingerprints of these where one is put away. */
function textsOf(before: Digest | undefined, after: Digest | undefined): [PaperTexts, PaperTexts] {
  if (before && after && (isClosed(before) || isClosed(after)))
    return [paperPrints(before), paperPrints(after)];
  // Those at the beginning and at the end that an edit left alone are the same in both, however often each stands there.
  const [start, end] = before && after ? samePapers(before, after) : [0, 0];
  return [textsById(before, start, end), textsById(after, start, end)];
}

type PaperTexts = ReadonlyMap<ArxivId, string>;

/** How many papers at the beginning of two digests and how many at their ends are the same. */
function samePapers(before: Digest, after: Digest): [number, number] {
  const [old, now] = [before.papers, after.papers];
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start]?.identity === now[start]?.identity) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end)?.identity === now.at(-1 - end)?.identity) end++;
  return [start, end];
}

/** The texts of a digest's papers but for some at its beginning and its end. */
function textsById(digest: Digest | undefined, start: number, end: number): Map<ArxivId, string> {
  const texts = new Map<ArxivId, string>();
  for (const { arxivId, span, topics } of digest?.papers.slice(start, digest.papers.length - end) ?? []) {
    const text = digest?.text.slice(span.start, span.end);
    texts.set(arxivId, [texts.get(arxivId), text, ...topics].join('\0'));
  }
  return texts;
}

/** Newest day first, undated last; in a day by file, in a file as it stands: never by how things came about. */
function inOrder(appearances: Iterable<Appearance>): Appearance[] {
  const list = [...appearances];
  if (list.length < 2) return list;
  return list.sort(
    (a, b) =>
      compare(b.digest.day?.day ?? '', a.digest.day?.day ?? '') ||
      compare(a.digest.uri, b.digest.uri) ||
      a.paper.span.start - b.paper.span.start,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of a digest that is edited they are remembered: each edit takes all of them out and puts them in again. */
function foldedNames({ digest, paper: { identity, authors } }: Appearance): readonly string[] {
  const names = foldedAuthors.get(identity) ?? authors.map(foldedName);
  if (editOf(digest)) foldedAuthors.set(identity, names);
  return names;
}

const foldedAuthors = new WeakMap<PaperIdentity, readonly string[]>();

/** `José  García` → `jose garcia`. */
function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

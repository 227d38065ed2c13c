import type { ArxivId } from '../arxiv.ts';
import type { Appearance } from '../digest.ts';
import type { Library } from '../library.ts';
import type { Listing } from './selection.ts';

/** One row of a tree. Keys stay the same while digests change: `days/2025-01-03/2412.21188`. */
export interface ViewNode {
  readonly key: string;
  readonly kind: 'year' | 'month' | 'day' | 'topic' | 'search' | 'paper';
  /** Empty for papers without a day and for those without a topic. */
  readonly label: string;
  readonly description: string;
  /** Where the row leads: its paper, or the first of its day. */
  readonly appearance: Appearance | undefined;
  /** The same paper in a digest of an earlier day, the newest of these. */
  readonly earlier: Appearance | undefined;
  /** Whether the settings hide it: a topic that is shown all the same. */
  readonly isHidden?: boolean;
  /** Of a row that holds others. */
  readonly counts: Counts | undefined;
}

/** The papers below a row, and how many of them are not read. */
export interface Counts {
  readonly papers: number;
  readonly unread: number;
}

/** `default`: newest days and largest topics first, papers as digests list them; `name`: by label. */
export type Sort = 'default' | 'name';

/** The row of a paper below another row. */
export function paperNode(
  library: Library,
  parent: string,
  appearance: Appearance,
  description: string,
): ViewNode {
  const { arxivId, title } = appearance.paper;
  const earlier = library.earlier(appearance.digest, appearance.paper);
  return {
    key: `${parent}/${arxivId}`,
    kind: 'paper',
    label: title,
    description: [description, versionChange(appearance, earlier)].filter(Boolean).join(' · '),
    appearance,
    earlier,
    counts: undefined,
  };
}

/** `v1 → v2`: another version than the digest before listed; empty where that is not known. */
function versionChange({ paper }: Appearance, earlier: Appearance | undefined): string {
  const [before, now] = [earlier?.paper.version, paper.version];
  return before === undefined || now === undefined || before === now ? '' : `v${before} → v${now}`;
}

/** `Rainer Engelken +2`: who to look for, and how many more. */
export function authorsLine({ paper: { authors, authorsComplete } }: Appearance): string {
  const [first] = authors;
  if (first === undefined) return '';
  const more = authors.length - 1;
  return `${first}${more > 0 ? ` +${more}` : ''}${authorsComplete ? '' : ' et al.'}`;
}

/** The day of the digest that lists a paper; empty where it has none. */
export function dayOf({ digest }: Appearance): string {
  return digest.day?.day ?? '';
}

/** Each paper of some listings once, at its first appearance in the order given. */
export function distinct(listings: readonly Listing[]): Listing {
  const [first = [], ...others] = listings;
  // What an edit did not touch is not counted again.
  const known = remembered.get(first);
  if (known && sameItems(known.others, others)) return known.papers;
  const seen = new Set<ArxivId>();
  const papers = listings.flatMap(listing =>
    listing.filter(({ paper }) => !seen.has(paper.arxivId) && seen.add(paper.arxivId)),
  );
  remembered.set(first, { others, papers });
  return papers;
}

const remembered = new WeakMap<Listing, { readonly others: readonly Listing[]; readonly papers: Listing }>();

function sameItems(some: readonly Listing[], others: readonly Listing[]): boolean {
  return some.length === others.length && some.every((listing, index) => listing === others[index]);
}

/** Items by a key, the groups in the order of their first items. */
export function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}

/** Rows in the order in which people look labels up; one without comes last. */
export function byLabel(nodes: readonly ViewNode[]): ViewNode[] {
  // Making one takes longer than reading a digest, and a start needs none.
  collator ??= new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const { compare } = collator;
  return [...nodes].sort(
    (a, b) =>
      Number(a.label === '') - Number(b.label === '') ||
      compare(a.label, b.label) ||
      (a.key < b.key ? -1 : 1),
  );
}

let collator: Intl.Collator | undefined;

import type { Digest } from '../digest.ts';
import type { HtmlId } from '../markdown/htmlIds.ts';
import type { Span } from '../text.ts';
import type { Renderer, ShownHeading } from './renderer.ts';
import { type RendererName, renderers } from './renderers.ts';
import { headingsOf } from './shownHeadings.ts';

/** What a link into a file leads to: a heading, by its index in the skeleton, or another place that has an id. */
export type Target =
  | { readonly kind: 'heading'; readonly heading: number }
  | { readonly kind: 'html'; readonly span: Span };

/** The ids of one digest under one renderer. */
export interface AnchorTable {
  /** The id of each heading, in the order of the skeleton; empty where it has none. */
  readonly ids: readonly string[];
  /** Where a decoded fragment leads; undefined where the link is dead. */
  readonly targetOf: (fragment: string) => Target | undefined;
}

/** The ids of a digest under a renderer, worked out once for each digest. */
export function anchorsOf(digest: Digest, renderer: Renderer): AnchorTable {
  let tables = remembered.get(digest);
  if (!tables) {
    tables = new Map();
    remembered.set(digest, tables);
  }
  let known = tables.get(renderer);
  if (!known) {
    known = makeTable(digest, renderer, tables);
    tables.set(renderer, known);
  }
  return known.table;
}

/** A table, and the headings and ids that it was made of. */
interface MadeTable {
  readonly headings: readonly ShownHeading[];
  readonly given: readonly string[];
  readonly targets: ReadonlyMap<string, Target>;
  readonly table: AnchorTable;
}

const remembered = new WeakMap<Digest, Map<Renderer, MadeTable>>();

/** The ids under every version of some renderers: what a fix must work with. */
export function tablesOf(digest: Digest, names: readonly RendererName[]): readonly AnchorTable[] {
  let known = ofSets.get(digest);
  if (known?.names !== names) {
    const versions = names.flatMap((name): readonly Renderer[] => {
      const renderer: Renderer = renderers[name];
      return [renderer, ...(renderer.variants ?? [])];
    });
    known = { names, tables: versions.map(version => anchorsOf(digest, version)) };
    ofSets.set(digest, known);
  }
  return known.tables;
}

/** Every heading of a digest is asked about for the same renderers. */
const ofSets = new WeakMap<
  Digest,
  { readonly names: readonly RendererName[]; readonly tables: readonly AnchorTable[] }
>();

/** Whether a link with this target brings a reader to a heading: to itself, or to an anchor on it or right above. */
export function leadsTo({ text, skeleton }: Digest, target: Target | undefined, heading: number): boolean {
  if (target?.kind !== 'html') return target?.heading === heading;
  const span = skeleton.headings[heading]?.span;
  if (!span || target.span.start > span.end || target.span.start < span.start - farthest) return false;
  return /^(?:\s|<[^<>]*>)*$/.test(text.slice(target.span.start, Math.max(target.span.start, span.start)));
}

/** An anchor further above a heading than this is no longer its own. */
const farthest = 400;

/** The heading that a link brings a reader to under one of some renderers, also by an anchor on it or right above. */
export function linkedHeading(
  digest: Digest,
  anchor: string,
  names: readonly RendererName[],
): number | undefined {
  for (const name of names) {
    const target = anchorsOf(digest, renderers[name]).targetOf(anchor);
    if (target?.kind === 'heading') return target.heading;
    const next = target && headingFrom(digest, target.span.start);
    if (next !== undefined && leadsTo(digest, target, next)) return next;
  }
  return undefined;
}

/** The first heading that ends behind an offset. */
function headingFrom({ skeleton: { headings } }: Digest, offset: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((headings[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function makeTable(digest: Digest, renderer: Renderer, others: ReadonlyMap<Renderer, MadeTable>): MadeTable {
  const { text, skeleton, htmlIds } = digest;
  const headings = renderer.headingsOf?.(text, skeleton) ?? headingsOf(text, skeleton);
  const given = renderer.idsOf(headings);
  // Most titles have one id in most renderers.
  for (const [other, made] of others) {
    const isAlike =
      made.headings === headings && (htmlIds.length === 0 || haveSame(other.marks, renderer.marks));
    if (!isAlike || !areEqual(made.given, given)) continue;
    return { ...made, table: tableOf(made.table.ids, made.targets, renderer) };
  }
  const targets = targetsOf(digest, renderer, headings, given);
  const ids = idsOf(digest, headings, given);
  return { headings, given, targets, table: tableOf(ids, targets, renderer) };
}

function tableOf(
  ids: readonly string[],
  targets: ReadonlyMap<string, Target>,
  { otherwise }: Renderer,
): AnchorTable {
  return {
    ids,
    targetOf: fragment => targets.get(fragment) ?? (otherwise && targets.get(otherwise(fragment))),
  };
}

/** Ids by the headings of the skeleton, of which a renderer may show others. */
function idsOf(
  { skeleton }: Digest,
  headings: readonly ShownHeading[],
  given: readonly string[],
): readonly string[] {
  if (headings.length === skeleton.headings.length && headings.every(({ index }, at) => index === at)) {
    return given;
  }
  const ids = skeleton.headings.map(() => '');
  headings.forEach(({ index }, at) => {
    if (index !== undefined) ids[index] = given[at] ?? '';
  });
  return ids;
}

function targetsOf(
  { htmlIds }: Digest,
  { marks }: Renderer,
  headings: readonly ShownHeading[],
  given: readonly string[],
): Map<string, Target> {
  const targets = new Map<string, Target>();
  const add = (id: string, target: Target) => {
    // Of equal ids a browser takes the first.
    if (id !== '' && !targets.has(id)) targets.set(id, target);
  };
  const addHtml = ({ id, attribute, span }: HtmlId) => {
    if (marks.has(attribute)) add(id, { kind: 'html', span });
  };
  let next = 0;
  headings.forEach(({ index, span }, at) => {
    for (let html = htmlIds[next]; html && html.span.start < span.start; html = htmlIds[++next])
      addHtml(html);
    add(given[at] ?? '', index === undefined ? { kind: 'html', span } : { kind: 'heading', heading: index });
  });
  for (const html of htmlIds.slice(next)) addHtml(html);
  return targets;
}

function haveSame(a: Renderer['marks'], b: Renderer['marks']): boolean {
  return a.has('id') === b.has('id') && a.has('name') === b.has('name');
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, at) => id === b[at]));
}

import type { Skeleton } from '../markdown/skeleton.ts';
import type { Span } from '../text.ts';

/** How one renderer gives headings their ids and finds the target of `#fragment`. */
export interface Renderer {
  /** As users know it: "GitHub". */
  readonly title: string;
  /** The ids of all headings that it shows in one file, in order; empty where it gives none. */
  readonly idsOf: (headings: readonly ShownHeading[]) => readonly string[];
  /** The headings that it shows, where they are not just those of CommonMark. */
  readonly headingsOf?: (text: string, skeleton: Skeleton) => readonly ShownHeading[];
  /** The id that is looked for when a reader clicks `#fragment` and no id is that fragment. */
  readonly otherwise?: (fragment: string) => string;
  /** What of an author's own anchors is a target. */
  readonly marks: ReadonlySet<AnchorMark>;
  /** How other versions of it that are in use answer: a fix must work in them, too. */
  readonly variants?: readonly Renderer[];
}

/** How an author can name a place: `<a id="x">`, `<a name="x">`, or `{#x}` at the end of a heading. */
export type AnchorMark = 'id' | 'name' | 'attribute';

/** A heading as a renderer is asked about it. */
export interface ShownHeading {
  readonly level: number;
  /** Its inline Markdown. */
  readonly source: string;
  readonly span: Span;
  /** Its index in the skeleton; undefined where only this renderer sees a heading. */
  readonly index: number | undefined;
}

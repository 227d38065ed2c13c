import type { InlinePiece } from '../markdown/inline.ts';

/** How one renderer gives headings their ids and finds the target of `#fragment`. */
export interface Renderer {
  /** As users know it: "GitHub". */
  readonly title: string;
  /** The id of a heading that no other heading shares. */
  readonly idOf: (heading: readonly InlinePiece[]) => string;
  /** The ids of all headings of a file, made distinct as the renderer does. */
  readonly distinct: (ids: readonly string[]) => string[];
  /** The ids that are looked for, in order, when a reader clicks `#fragment`. */
  readonly lookups: (fragment: string) => readonly string[];
  /** Whether `<a name="x">` is a target besides `<a id="x">`. */
  readonly findsNames: boolean;
}

import type { Digest } from '../digest.ts';
import { inlinePieces } from '../markdown/inline.ts';
import { type Span, textAt } from '../text.ts';
import type { Renderer } from './renderer.ts';

/** What a link into a file leads to: a heading, by its index in the skeleton, or an anchor written as HTML. */
export type Target =
  | { readonly kind: 'heading'; readonly heading: number }
  | { readonly kind: 'html'; readonly span: Span };

/** The ids of one digest under one renderer. */
export interface AnchorTable {
  /** The id of each heading, in the order of the skeleton. */
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
  let table = tables.get(renderer);
  if (!table) {
    table = makeTable(digest, renderer);
    tables.set(renderer, table);
  }
  return table;
}

const remembered = new WeakMap<Digest, Map<Renderer, AnchorTable>>();

function makeTable({ text, skeleton, htmlIds }: Digest, renderer: Renderer): AnchorTable {
  const ids = renderer.distinct(
    skeleton.headings.map(({ textSpan }) => renderer.idOf(inlinePieces(textAt(text, textSpan)))),
  );
  const targets = new Map<string, Target>();
  const add = (id: string, target: Target) => {
    if (id !== '' && !targets.has(id)) targets.set(id, target);
  };
  for (const [heading, id] of ids.entries()) add(id, { kind: 'heading', heading });
  for (const { id, span } of htmlIds) add(id, { kind: 'html', span });
  return {
    ids,
    targetOf: fragment => {
      for (const id of renderer.lookups(fragment)) {
        const target = targets.get(id);
        if (target) return target;
      }
      return undefined;
    },
  };
}

import type { RendererName } from '../anchors/renderers.ts';
import type { Digest } from '../digest.ts';
import { settled } from '../settled.ts';
import type { TextEdit } from '../text.ts';
import { canHaveContents, newContents } from './newContents.ts';
import { type ContentsChanges, contentsChanges } from './rebuild.ts';

/** A table of contents as it should be, as edits of the digest, and what they do. */
export interface RebuiltContents extends ContentsChanges {
  /** Whether there was none before. */
  readonly isNew: boolean;
  /** The digest with it. */
  readonly after: Digest;
}

/**
 * The table of contents rebuilt: every paper listed once, with its title, by a link that works, in the order of the
 * file, and nothing else in the file changed but for anchors at headings. Where there is none, one is inserted. What
 * somebody wrote besides stays; entries whose paper is gone do not. Done twice it changes nothing more. Undefined where
 * the papers have no headings that could be linked to.
 */
export function rebuiltContents(
  digest: Digest,
  { renderers }: { readonly renderers: readonly RendererName[] },
): RebuiltContents | undefined {
  const known = remembered.get(digest);
  if (known?.renderers === renderers) return known.rebuilt;
  const rebuilt = rebuild(digest, renderers);
  remembered.set(digest, { renderers, rebuilt });
  return rebuilt;
}

const remembered = new WeakMap<
  Digest,
  { renderers: readonly RendererName[]; rebuilt: RebuiltContents | undefined }
>();

function rebuild(digest: Digest, renderers: readonly RendererName[]): RebuiltContents | undefined {
  const isNew = digest.contents === undefined;
  if (isNew && !canHaveContents(digest)) return undefined;
  let total = nothing;
  const { after, edits } = settled(digest, current => {
    const changes = current.contents
      ? contentsChanges(current, renderers)
      : insertion(current, isNew ? newContents(current, renderers) : []);
    if (changes.edits.length > 0) total = sum(total, changes);
    return changes.edits;
  });
  return { ...total, edits, isNew, after };
}

const nothing: ContentsChanges = { edits: [], added: 0, removed: 0, retitled: 0, moved: 0, relinked: 0 };

function insertion({ papers }: Digest, edits: readonly TextEdit[]): ContentsChanges {
  return { ...nothing, edits, added: papers.length };
}

function sum(a: ContentsChanges, b: ContentsChanges): ContentsChanges {
  return {
    edits: [],
    added: a.added + b.added,
    removed: a.removed + b.removed,
    retitled: a.retitled + b.retitled,
    moved: a.moved + b.moved,
    relinked: a.relinked + b.relinked,
  };
}

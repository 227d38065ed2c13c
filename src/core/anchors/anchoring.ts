import type { Digest } from '../digest.ts';
import type { TextEdit } from '../text.ts';
import { type RendererName, renderers } from './renderers.ts';
import { anchorsOf, leadsTo } from './resolve.ts';
import { workingAnchor } from './workingAnchor.ts';

/** How a link can reach a heading. */
export interface Anchoring {
  readonly anchor: string;
  /** Writes the anchor at the heading, `## Title<a id="x"></a>`, where no id that renderers give it works in all. */
  readonly insertion: TextEdit | undefined;
}

/** An anchor for a heading that works under every one of some renderers, if need be one of its own. */
export function anchoringOf(
  digest: Digest,
  heading: number,
  names: readonly RendererName[],
): Anchoring | undefined {
  const anchor = workingAnchor(digest, heading, names);
  if (anchor !== undefined) return { anchor, insertion: undefined };
  const own = ownAnchor(digest, heading, names);
  const textSpan = digest.skeleton.headings[heading]?.textSpan;
  if (own === undefined || !textSpan || textSpan.start === textSpan.end) return undefined;
  // A backslash at the end of a title would escape the tag.
  if (digest.text[textSpan.end - 1] === '\\') return undefined;
  const span = { start: textSpan.end, end: textSpan.end };
  return { anchor: own, insertion: { span, newText: `<a id="${own}"></a>` } };
}

/** An id that leads nowhere else: one that a renderer gives the heading, or else one from its paper's arXiv id. */
function ownAnchor(digest: Digest, heading: number, names: readonly RendererName[]): string | undefined {
  const tables = names.map(name => anchorsOf(digest, renderers[name]));
  const isFree = (id: string | undefined): id is string =>
    id !== undefined &&
    id !== '' &&
    tables.every(({ targetOf }) => {
      const target = targetOf(id);
      return target === undefined || leadsTo(digest, target, heading);
    });
  return tables.map(({ ids }) => ids[heading]).find(isFree) ?? [idOfPaper(digest, heading)].find(isFree);
}

/** `arxiv-2501.00001`, unless the paper is listed more than once. */
function idOfPaper({ papers }: Digest, heading: number): string | undefined {
  const paper = papers.find(paper => paper.heading === heading);
  const same = papers.filter(({ arxivId }) => arxivId === paper?.arxivId);
  return same.length === 1 ? `arxiv-${paper?.arxivId.replace('/', '-')}` : undefined;
}

import type { Appearance } from '../core/digest.ts';
import { linksOf } from '../core/paperText.ts';
import type { ViewNode } from '../core/views/viewNode.ts';
import type { PaperLink, TreeNode } from '../protocol/protocol.ts';
import type { Converter } from './convert.ts';

/** A row as the client is told of it. */
export function toTreeNode(
  convert: Converter,
  { key, kind, label, description, appearance, counts }: ViewNode,
): TreeNode {
  return {
    key,
    kind,
    label,
    description,
    expandable: kind !== 'paper',
    location: appearance ? convert.toLocation(appearance.digest, appearance.paper.titleSpan) : null,
    paper: kind === 'paper' && appearance ? toPaperLink(appearance) : null,
    counts: counts ?? null,
  };
}

/** What a client needs to act on a paper. */
export function toPaperLink({ digest, paper }: Appearance): PaperLink {
  const { abs, pdf } = linksOf(digest, paper);
  return { arxivId: paper.arxivId, title: paper.title, abs, pdf };
}

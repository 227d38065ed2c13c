import type { Appearance } from '../../core/digest.ts';
import { linksOf } from '../../core/paperText.ts';
import { shownLine } from '../../core/shownText.ts';
import type { PlacedNode } from '../../core/views/views.ts';
import type { Wording } from '../../core/wording/wording.ts';
import type { PaperLink, TreeNode, TreeView } from '../../protocol/protocol.ts';
import type { Converter } from '../convert.ts';

/** A row of a view as the client is told of it. */
export function toTreeNode(
  convert: Converter,
  { shown }: Wording,
  view: TreeView,
  node: PlacedNode,
): TreeNode {
  const toPlace = (appearance: Appearance | undefined) =>
    appearance ? convert.toLocation(appearance.digest, appearance.paper.titleSpan) : null;
  const { key, place, kind, label, description, appearance, earlier, counts, isHidden } = node;
  return {
    view,
    key,
    place,
    kind,
    label: kind === 'paper' ? shownLine(label) : label || namelessGroup(kind, shown),
    description: shownLine(description),
    expandable: kind !== 'paper',
    ...(isHidden ? { hidden: true as const } : {}),
    location: toPlace(appearance),
    paper: kind === 'paper' && appearance ? toPaperLink(appearance) : null,
    earlier: toPlace(earlier),
    counts: counts ?? null,
  };
}

/** What stands in place of the name of a group that has none. */
function namelessGroup(kind: PlacedNode['kind'], shown: Wording['shown']): string {
  if (kind === 'day') return shown.noDate;
  return kind === 'topic' ? shown.noTopic : '';
}

/** What a client needs to act on a paper. */
export function toPaperLink({ digest, paper }: Appearance): PaperLink {
  const { abs, pdf } = linksOf(digest, paper);
  return { arxivId: paper.arxivId, title: shownLine(paper.title), abs, pdf };
}

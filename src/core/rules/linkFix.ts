import { type Anchoring, anchoringOf } from '../anchors/anchoring.ts';
import { encodedAnchor } from '../anchors/workingAnchor.ts';
import type { Digest, Entry } from '../digest.ts';
import { headingTitle, similarHeadings } from '../matching.ts';
import type { Fix, RuleSettings } from './rule.ts';

/** Makes an entry lead to an anchor, and writes the anchor where it is not there yet. */
export function linkFix(entry: Entry, { anchor, insertion }: Anchoring, title: string): Fix {
  const link =
    entry.anchor === anchor ? [] : [{ span: entry.anchorSpan, newText: encodedAnchor(anchor, entry.form) }];
  const edits = insertion ? [...link, insertion] : link;
  return { title, edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

/** A link to each heading that an entry may mean, best first. */
export function similarLinks(digest: Digest, entry: Entry, { renderers, wording }: RuleSettings): Fix[] {
  return similarHeadings(digest, entry).flatMap(({ heading }) => {
    const anchoring = anchoringOf(digest, heading, renderers);
    const title = wording.fixes.linkTo(shortened(headingTitle(digest, heading)));
    return anchoring ? [linkFix(entry, anchoring, title)] : [];
  });
}

/** A text that a message can hold. */
export function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

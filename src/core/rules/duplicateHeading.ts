import { githubSlug } from '../anchors/githubSlug.ts';
import { perTitle } from '../anchors/perTitle.ts';
import { leadsTo } from '../anchors/resolve.ts';
import type { Digest, Paper } from '../digest.ts';
import { headingsOfEntries, headingTitle } from '../matching.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** Headings of one title, be it by letters and digits: renderers tell them apart by their order. */
export const duplicateHeading: Rule = {
  sentence: 'Two headings have one title, so that their anchors depend on their order.',
  severity: 'warning',
  check: digest => {
    const papers = new Map(digest.papers.map(paper => [paper.heading, paper]));
    const linked = new Set(headingsOfEntries(digest));
    const first = new Map<string, number>();
    return digest.skeleton.headings.flatMap(({ textSpan, nested }, heading): Finding[] => {
      if (nested) return [];
      const id = idOf(headingTitle(digest, heading));
      const other = id === '' ? undefined : first.get(id);
      if (other === undefined) first.set(id, heading);
      if (other === undefined || !(papers.has(heading) || linked.has(heading))) return [];
      if (isSamePaper(papers.get(heading), papers.get(other)) || hasOwnAnchor(digest, heading)) return [];
      const title = shortened(headingTitle(digest, heading));
      return [
        {
          span: textSpan,
          message: `Another heading is called "${title}", too: which of the two a link reaches depends on their order.`,
          related: {
            span: digest.skeleton.headings[other]?.textSpan ?? textSpan,
            message: 'The heading with the same title.',
          },
          fix: undefined,
          suggestions: () => [],
        },
      ];
    });
  },
};

const idOf = perTitle(githubSlug);

/** A paper that stands there twice is said to be by another rule, or filed under two topics on purpose. */
function isSamePaper(a: Paper | undefined, b: Paper | undefined): boolean {
  return a !== undefined && a.arxivId === b?.arxivId;
}

/** Whether the author wrote an anchor at a heading: then no link needs the one that renderers make. */
function hasOwnAnchor(digest: Digest, heading: number): boolean {
  const { htmlIds, skeleton } = digest;
  const end = skeleton.headings[heading]?.span.end ?? 0;
  let low = 0;
  let high = htmlIds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((htmlIds[middle]?.span.start ?? 0) <= end) low = middle + 1;
    else high = middle;
  }
  const nearest = htmlIds[low - 1];
  return nearest !== undefined && leadsTo(digest, { kind: 'html', span: nearest.span }, heading);
}

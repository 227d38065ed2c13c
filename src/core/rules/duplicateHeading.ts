import { githubSlug } from '../anchors/githubSlug.ts';
import { leadsTo } from '../anchors/resolve.ts';
import type { Digest, Paper } from '../digest.ts';
import { headingsOfEntries, headingTitle } from '../matching.ts';
import { shortened } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** Headings of one title, be it by letters and digits: renderers tell them apart by their order. */
export const duplicateHeading: Rule = {
  sentence: 'Two headings have one title, so that their anchors depend on their order.',
  severity: 'warning',
  check: (digest, { wording: { problems } }) => {
    const repeated = repeatedTitles(digest);
    if (repeated.length === 0) return [];
    const papers = new Map(digest.papers.map(paper => [paper.heading, paper]));
    const linked = new Set(headingsOfEntries(digest));
    return repeated.flatMap(([heading, other]): Finding[] => {
      if (!(papers.has(heading) || linked.has(heading))) return [];
      if (isSamePaper(papers.get(heading), papers.get(other)) || hasOwnAnchor(digest, heading)) return [];
      const { headings } = digest.skeleton;
      const [span, first] = [headings[heading]?.textSpan, headings[other]?.textSpan];
      if (!span || !first) return [];
      const title = shortened(headingTitle(digest, heading));
      return [
        {
          span,
          message: problems.isCalledAlike(title),
          related: { span: first, message: problems.headingCalledAlike },
          fix: undefined,
          suggestions: () => [],
        },
      ];
    });
  },
};

/** Headings with a title that one before them has, and the first that has it. */
function repeatedTitles(digest: Digest): readonly (readonly [heading: number, first: number])[] {
  const first = new Map<string, number>();
  const repeated: [number, number][] = [];
  digest.skeleton.headings.forEach(({ nested }, heading) => {
    const id = nested ? '' : githubSlug(headingTitle(digest, heading));
    if (id === '') return;
    const other = first.get(id);
    if (other === undefined) first.set(id, heading);
    else repeated.push([heading, other]);
  });
  return repeated;
}

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

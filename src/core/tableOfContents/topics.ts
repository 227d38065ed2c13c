import type { Digest } from '../digest.ts';
import { titleHeadingOf } from '../digestTitle.ts';

/**
 * The headings below the digest's title that hold papers, each paper's nearest one last: topics, years and the like.
 * By paper, in the order of the papers.
 */
export function topicsAbove(digest: Digest): readonly (readonly number[])[] {
  let above = remembered.get(digest);
  if (!above) {
    above = findTopics(digest);
    remembered.set(digest, above);
  }
  return above;
}

const remembered = new WeakMap<Digest, readonly (readonly number[])[]>();

function findTopics(digest: Digest): (readonly number[])[] {
  const { headings } = digest.skeleton;
  const title = titleHeadingOf(digest);
  const levelOf = (heading: number | undefined) => headings[heading ?? -1]?.level ?? 7;
  const open: number[] = [];
  const closeDownTo = (level: number) => {
    while (open.length > 0 && levelOf(open.at(-1)) >= level) open.pop();
  };
  let next = 0;
  return digest.papers.map(({ span, heading: own }) => {
    for (; next !== own; next++) {
      const heading = headings[next];
      if (!heading || heading.span.start > span.start) break;
      if (heading.nested) continue;
      closeDownTo(heading.level);
      open.push(next);
    }
    closeDownTo(levelOf(own));
    return open.filter(heading => heading !== title && heading !== digest.contents?.heading);
  });
}

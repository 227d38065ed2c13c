import type { Digest, Paper } from '../digest.ts';
import type { Span } from '../text.ts';

/**
 * Where the fields of a paper stand: from its title to its abstract, or to what is folded away or has a heading of its
 * own. A link behind the abstract is a part by itself.
 */
export function fieldParts(digest: Digest, paper: Paper): readonly Span[] {
  const { span, linkSpan } = paper;
  const fields = { start: span.start, end: fieldsEnd(digest, paper) };
  return linkSpan.start >= fields.end && linkSpan.end <= span.end ? [fields, linkSpan] : [fields];
}

function fieldsEnd({ text, skeleton }: Digest, { span, titleSpan, abstractSpan, heading }: Paper): number {
  if (abstractSpan && abstractSpan.start > titleSpan.end) return abstractSpan.start;
  const below = heading === undefined ? undefined : skeleton.headings[heading + 1]?.span.start;
  const end = Math.min(span.end, below ?? span.end);
  const fold = text.slice(titleSpan.end, end).search(/<details\b/i);
  return fold < 0 ? end : titleSpan.end + fold;
}

/** A section among those of papers that is none, as where its link is wrong. */
export interface OtherSection {
  readonly titleSpan: Span;
  /** From its heading to the next one. */
  readonly span: Span;
}

/** The sections that stand on the level of papers, hold no paper and are no part of one. */
export function sectionsBeside(digest: Digest): readonly OtherSection[] {
  let sections = remembered.get(digest);
  if (!sections) {
    sections = findSections(digest);
    remembered.set(digest, sections);
  }
  return sections;
}

const remembered = new WeakMap<Digest, readonly OtherSection[]>();

function findSections({ text, skeleton, papers, contents }: Digest): OtherSection[] {
  const { headings } = skeleton;
  const levels = new Set(
    papers.map(({ heading }) => (heading === undefined ? 0 : (headings[heading]?.level ?? 0))),
  );
  const top = headings.filter(({ nested }) => !nested);
  const ofContents = contents?.heading === undefined ? undefined : headings[contents.heading];
  let next = 0;
  return top.flatMap((heading, at): OtherSection[] => {
    const { span, textSpan, level } = heading;
    if (!levels.has(level) || heading === ofContents) return [];
    while (next < papers.length && (papers[next]?.span.end ?? 0) <= span.start) next++;
    const end = top[at + 1]?.span.start ?? text.length;
    const holdsPaper = (papers[next]?.span.start ?? text.length) < end;
    return holdsPaper ? [] : [{ titleSpan: textSpan, span: { start: span.start, end } }];
  });
}

/** Most papers of a list this long have what only so many lack: then the lack is a slip and no habit. */
export function isException(lacking: number, all: number): boolean {
  return all >= 3 && lacking > 0 && lacking <= Math.max(1, all / 5);
}

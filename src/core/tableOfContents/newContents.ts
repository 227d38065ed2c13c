import { anchoringOf } from '../anchors/anchoring.ts';
import type { RendererName } from '../anchors/renderers.ts';
import { encodedAnchor } from '../anchors/workingAnchor.ts';
import { contentsHeading } from '../contents.ts';
import type { Digest } from '../digest.ts';
import { titleHeadingOf } from '../digestTitle.ts';
import { isThematicBreak } from '../markdown/marks.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type TextEdit, trimSpan } from '../text.ts';
import { titleInLink } from './entryText.ts';
import { listingOf } from './listing.ts';
import { topicsAbove } from './topics.ts';

/** Whether a digest has no table of contents and can have one: each of its papers has a heading to link to. */
export function canHaveContents({ contents, papers }: Digest): boolean {
  return contents === undefined && papers.every(({ heading }) => heading !== undefined);
}

/**
 * The edits that write a table of contents where there is none: behind the digest's title and what introduces it,
 * before the first paper or topic. Empty where a digest can have none.
 */
export function newContents(digest: Digest, renderers: readonly RendererName[]): TextEdit[] {
  if (!canHaveContents(digest)) return [];
  const { entries, anchors } = entriesOf(digest, renderers);
  if (entries.length === 0) return [];
  const lineBreak = /\r\n|\n|\r/.exec(digest.text)?.[0] ?? '\n';
  const list = entries.join(lineBreak);
  const empty = contentsHeading(digest.text, digest.skeleton);
  const edit =
    empty === undefined ? withHeading(digest, list, lineBreak) : belowHeading(digest, empty, list, lineBreak);
  return [edit, ...anchors].sort((a, b) => a.span.start - b.span.start);
}

/** One entry for each paper, below those of the topics it stands under. */
function entriesOf(
  digest: Digest,
  renderers: readonly RendererName[],
): { readonly entries: readonly string[]; readonly anchors: readonly TextEdit[] } {
  const listing = listingOf(digest, renderers);
  const entries: string[] = [];
  const anchors: TextEdit[] = [];
  const listed = new Set<number>();
  const list = (heading: number, depth: number) => {
    const anchoring = listed.has(heading) ? undefined : anchoringOf(digest, heading, renderers);
    listed.add(heading);
    if (!anchoring) return;
    if (anchoring.insertion) anchors.push(anchoring.insertion);
    const title = titleInLink(digest, listing, heading, 'markdown');
    entries.push(`${'  '.repeat(depth)}* [${title}](#${encodedAnchor(anchoring.anchor, 'markdown')})`);
  };
  const above = topicsAbove(digest);
  // One topic for all papers parts nothing.
  const isParted = new Set(above.map(topics => topics.at(-1))).size > 1;
  digest.papers.forEach(({ heading }, index) => {
    const topics = isParted ? (above[index] ?? []) : [];
    topics.forEach(list);
    if (heading !== undefined) list(heading, topics.length);
  });
  return { entries, anchors };
}

/** A heading and the list, as a part of its own. */
function withHeading(digest: Digest, list: string, lineBreak: string): TextEdit {
  const { text, skeleton } = digest;
  const line = lineBehindIntroduction(digest);
  const start = skeleton.lines.startOf(line);
  const above = text.slice(0, start).trim() === '' ? '' : lineBreak;
  const below = skeleton.kinds[line] === LineKind.blank ? '' : lineBreak;
  const heading = `${'#'.repeat(levelOf(digest))} Table of Contents`;
  return {
    span: { start, end: start },
    newText: `${above}${heading}${lineBreak}${list}${lineBreak}${below}`,
  };
}

/** The list below a heading that announces it and has none yet. */
function belowHeading({ skeleton }: Digest, heading: number, list: string, lineBreak: string): TextEdit {
  const { lines, kinds, headings } = skeleton;
  const end = headings[heading]?.span.end ?? 0;
  const next = lines.lineOf(end) + 1;
  const below = next >= lines.count || kinds[next] === LineKind.blank ? '' : lineBreak;
  return { span: { start: end, end }, newText: `${lineBreak}${list}${below}` };
}

/** The first line behind all that introduces the papers: anchors and a rule right above the first one are its own. */
function lineBehindIntroduction(digest: Digest): number {
  const { text, skeleton } = digest;
  const { lines, kinds } = skeleton;
  let line = lines.lineOf(skeleton.headings[firstHeading(digest)]?.span.start ?? 0);
  for (; line > 0; line--) {
    const { start, end } = trimSpan(text, { start: lines.startOf(line - 1), end: lines.startOf(line) });
    const isOwn =
      start === end ||
      (kinds[line - 1] !== LineKind.code && isAnchor.test(text.slice(start, end))) ||
      (kinds[line - 1] === LineKind.text && isThematicBreak(text, start, end));
    if (!isOwn) break;
  }
  return line;
}

const isAnchor = /^<(a|div|span)(?=\s[^<>]*\b(?:id|name)\s*=)[^<>]*>(?:<\/\1>)?$/i;

/** The first paper, or the outermost of the topics it stands under. */
function firstHeading(digest: Digest): number {
  return topicsAbove(digest)[0]?.[0] ?? digest.papers[0]?.heading ?? 0;
}

/**
 * As the first paper or topic, so that neither holds the other; but where papers stand right below the title of their
 * day, the contents are a part beside it, as generators write them.
 */
function levelOf(digest: Digest): number {
  const { headings } = digest.skeleton;
  const first = firstHeading(digest);
  const level = headings[first]?.level ?? 1;
  const title = headings[titleHeadingOf(digest) ?? -1];
  const isDayOfPapers =
    title !== undefined &&
    digest.day?.span !== undefined &&
    title.textSpan.start <= digest.day.span.start &&
    digest.day.span.end <= title.textSpan.end &&
    digest.papers[0]?.heading === first;
  return isDayOfPapers ? title.level : level;
}

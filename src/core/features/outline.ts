import type { Digest, Paper, PaperIdentity } from '../digest.ts';
import { titleHeadingOf } from '../digestTitle.ts';
import type { Heading } from '../markdown/skeleton.ts';
import { headingTitle } from '../matching.ts';
import { type Span, trimSpan } from '../text.ts';

/** One node of a digest's outline. */
export interface OutlineNode {
  readonly kind: 'digest' | 'contents' | 'topic' | 'paper' | 'section';
  readonly name: string;
  /** The authors of a paper. */
  readonly authors: string;
  /** The papers of a digest or topic, the entries of the table of contents. */
  readonly count: number | undefined;
  readonly span: Span;
  /** The part of the span to select: the title. */
  readonly titleSpan: Span;
  readonly children: readonly OutlineNode[];
}

/** Digest → table of contents → papers; topics hold their papers, and other sections stand where they stand. */
export function outlineOf(digest: Digest): OutlineNode[] {
  const nodes = sectionsOf(digest);
  const [first, ...rest] = nodes;
  const title = first && isTitle(digest, first) ? first : undefined;
  if (!title) return nested(nodes);
  return [
    {
      ...title.node,
      kind: 'digest',
      count: digest.papers.length,
      span: trimmedEnd(digest, title.node.titleSpan, {
        start: title.node.span.start,
        end: digest.text.length,
      }),
      children: nested(rest),
    },
  ];
}

interface Section {
  readonly node: OutlineNode;
  readonly level: number;
}

/** Whether the first section is the one of the digest's title. */
function isTitle(digest: Digest, { node }: Section): boolean {
  const title = digest.skeleton.headings[titleHeadingOf(digest) ?? -1];
  return title !== undefined && node.titleSpan === title.textSpan;
}

/** The headings and papers of a digest in the order of the text; papers without a heading stand below the one above. */
function sectionsOf(digest: Digest): Section[] {
  const loose = digest.papers.filter(({ heading }) => heading === undefined);
  if (loose.length === 0) return headingSections(digest);
  const sections = [...headingSections(digest), ...loose.map(looseSection)];
  return sections.sort((a, b) => a.node.span.start - b.node.span.start);
}

function looseSection(paper: Paper): Section {
  return { level: belowAll, node: paperNode(paper) };
}

const belowAll = 7;

function headingSections(digest: Digest): Section[] {
  const { headings } = digest.skeleton;
  const papers = new Map(digest.papers.map(paper => [paper.heading, paper]));
  const ends = sectionEnds(headings, digest.text.length);
  let end = 0;
  return headings.flatMap((heading, index): Section[] => {
    const paper = papers.get(index);
    if (heading.nested || (heading.span.start < end && !paper)) return [];
    if (paper) end = paper.span.end;
    const node = paper
      ? paperNode(paper)
      : sectionNode(digest, heading, index, endIn(digest, heading, ends[index] ?? end));
    return [{ level: heading.level, node }];
  });
}

/** Where the section of each heading ends: at the next heading that is not below it. */
function sectionEnds(headings: readonly Heading[], textEnd: number): number[] {
  const nextOfLevel = Array.from({ length: 7 }, () => textEnd);
  const ends: number[] = [];
  for (let index = headings.length - 1; index >= 0; index--) {
    const { level, nested, span } = headings[index] ?? { level: 0, nested: true, span: { start: 0 } };
    ends[index] = Math.min(...nextOfLevel.slice(0, level + 1));
    if (!nested) nextOfLevel[level] = span.start;
  }
  return ends;
}

/** A heading inside the table of contents ends with it. */
function endIn({ contents }: Digest, { span }: Heading, end: number): number {
  const isInside = contents && contents.span.start < span.start && span.start < contents.span.end;
  return isInside ? Math.min(end, contents.span.end) : end;
}

function paperNode({ identity, title: name, authors, span, titleSpan }: Paper): OutlineNode {
  return {
    kind: 'paper',
    name,
    authors: shownNames(identity, authors),
    count: undefined,
    span,
    titleSpan,
    children: [],
  };
}

/** Every keystroke asks for all of them, and most papers have only moved. */
function shownNames(identity: PaperIdentity, authors: readonly string[]): string {
  let names = remembered.get(identity);
  if (names === undefined) {
    names = authors.join(', ');
    remembered.set(identity, names);
  }
  return names;
}

const remembered = new WeakMap<PaperIdentity, string>();

function sectionNode(digest: Digest, heading: Heading, index: number, end: number): OutlineNode {
  const isContents = digest.contents?.heading === index;
  return {
    kind: isContents ? 'contents' : 'section',
    name: headingTitle(digest, index),
    authors: '',
    count: isContents ? digest.contents?.entries.length : undefined,
    span: trimmedEnd(digest, heading.span, {
      start: heading.span.start,
      end: isContents ? (digest.contents?.span.end ?? end) : end,
    }),
    titleSpan: heading.textSpan,
    children: [],
  };
}

/** A section without the white space behind it, but never less than its heading. */
function trimmedEnd({ text }: Digest, heading: Span, { start, end }: Span): Span {
  return { start, end: Math.max(heading.end, trimSpan(text, { start, end }).end) };
}

/** Sections below the heading they stand under; neither a paper nor the contents ever holds another. */
function nested(sections: readonly Section[]): OutlineNode[] {
  const nodes: OutlineNode[] = [];
  for (let at = 0; at < sections.length; ) {
    const section = sections[at];
    if (!section) break;
    const from = ++at;
    const { kind, span } = section.node;
    const isInside = () => (sections[at]?.node.span.start ?? span.end) < span.end;
    // A heading that parts the list ends with it: what stands below is not in it, whatever its level.
    if (kind === 'section') while (isInside() && (sections[at]?.level ?? 0) > section.level) at++;
    if (kind === 'contents') while (isInside()) at++;
    const children = nested(sections.slice(from, at));
    const papers = children.filter(child => child.kind === 'paper').length;
    // A paper that begins in a list may end behind it.
    const whole = { start: span.start, end: Math.max(span.end, children.at(-1)?.span.end ?? 0) };
    nodes.push(
      papers > 0
        ? { ...section.node, span: whole, kind: 'topic', count: papers, children }
        : { ...section.node, span: whole, children },
    );
  }
  return nodes;
}

import type { Appearance, Digest, Paper } from '../digest.ts';
import type { Library } from '../library.ts';
import { problemsOf } from '../rules/rules.ts';
import type { Settings } from '../settings.ts';
import type { Span } from '../text.ts';

/** What is said, and can be done, right above a table of contents or a paper. */
export type Lens =
  /** How many papers the digest lists, and how many links of its contents are dead somewhere. */
  | { readonly kind: 'counts'; readonly span: Span; readonly papers: number; readonly dead: number }
  /** So many problems can be fixed for certain. */
  | { readonly kind: 'fixes'; readonly span: Span; readonly fixes: number }
  | { readonly kind: 'paper'; readonly span: Span; readonly paper: Paper }
  /** The same paper in another digest. */
  | { readonly kind: 'also'; readonly span: Span; readonly paper: Paper; readonly other: Appearance };

/** Of a paper that is everywhere, the newest few other days are shown. */
const mostOthers = 3;

/** The lenses of a digest in the order of the text, as far as the user wants them. */
export function lensesOf(library: Library, digest: Digest, settings: Settings): Lens[] {
  const { contents, papers } = settings.codeLens;
  return [
    ...(contents ? contentsLenses(digest, settings) : []),
    ...(papers ? digest.papers.flatMap(paper => paperLenses(library, digest, paper)) : []),
  ];
}

function contentsLenses(digest: Digest, settings: Settings): Lens[] {
  const { contents, skeleton } = digest;
  if (!contents) return [];
  const span = skeleton.headings[contents.heading ?? -1]?.span ?? contents.span;
  const problems = problemsOf(digest, settings);
  const dead = problems.filter(({ code }) => code === 'broken-anchor').length;
  const fixes = problems.filter(({ isFixedWithAll }) => isFixedWithAll).length;
  const counts: Lens = { kind: 'counts', span, papers: digest.papers.length, dead };
  return fixes === 0 ? [counts] : [counts, { kind: 'fixes', span, fixes }];
}

function paperLenses(library: Library, digest: Digest, paper: Paper): Lens[] {
  // In a table or a list a line above each paper would tear it apart.
  if (paper.heading === undefined) return [];
  const span = paper.titleSpan;
  const others = library.appearances(paper.arxivId).filter(({ digest: { uri } }) => uri !== digest.uri);
  return [
    { kind: 'paper', span, paper },
    ...others.slice(0, mostOthers).map((other): Lens => ({ kind: 'also', span, paper, other })),
  ];
}

import type { ArxivId } from './arxiv.ts';
import type { Day, DayReading } from './day.ts';
import type { HtmlId } from './markdown/htmlIds.ts';
import type { Skeleton } from './markdown/skeleton.ts';
import type { Span } from './text.ts';
import type { Uri } from './uri.ts';

/** One Markdown file that lists papers: an immutable value that everything else is derived from. */
export interface Digest {
  readonly uri: Uri;
  readonly text: string;
  readonly skeleton: Skeleton;
  /** Anchors that the author wrote as HTML. */
  readonly htmlIds: readonly HtmlId[];
  /** Name of the dialect that most of the papers are written in. */
  readonly dialect: string;
  /** The day it is of, and where the text says so; the span is undefined where its file name or folder does. */
  readonly day: { readonly day: Day; readonly span: Span | undefined } | undefined;
  readonly contents: TableOfContents | undefined;
  /** One or more, in the order of the file; their spans do not overlap. */
  readonly papers: readonly Paper[];
}

/** One paper as one digest lists it. */
export interface Paper {
  /** The same in all copies of a paper that only moved in its file: what its own words say is remembered by this. */
  readonly identity: PaperIdentity;
  /** The whole entry: heading, fields and abstract. */
  readonly span: Span;
  /** The title as a reader sees it, without Markdown. */
  readonly title: string;
  /** The title in a second language, where the digest has one. */
  readonly translatedTitle: string | undefined;
  /** Where the title stands, without heading marks. */
  readonly titleSpan: Span;
  /** Index of the paper's heading in the skeleton; undefined where a paper has none, as in a table. */
  readonly heading: number | undefined;
  /** How the digest sets it: in a section of its own, as a row of a table, as an item of a list. */
  readonly shape: PaperShape;
  readonly authors: readonly string[];
  /** False where the digest itself says that more follow ("et al."). */
  readonly authorsComplete: boolean;
  readonly authorsSpan: Span | undefined;
  /** The day the paper was published, as the digest says. */
  readonly published: DayReading | undefined;
  readonly arxivId: ArxivId;
  readonly version: number | undefined;
  /** Where the arXiv address or id stands. */
  readonly linkSpan: Span;
  readonly category: string | undefined;
  readonly summary: string | undefined;
  /** The abstract with all its markup; `paperText.ts` has its clean text. */
  readonly abstractSpan: Span | undefined;
  /** The abstract in a second language. */
  readonly translatedAbstractSpan: Span | undefined;
  /** What else the digest says of it by a label, in order: comments, scores, results. */
  readonly extra: readonly ExtraField[];
  /** What the digest files it under: the headings above it, outermost first, or else its file, folder or category. */
  readonly topics: readonly string[];
  /** What its topics are worked out from, where the text is put away. */
  readonly filing?: Filing;
}

/** The words that a paper marks, and what its digest files it under: one value for all papers that have the same. */
export interface Filing extends Pick<Paper, 'topics'> {
  readonly words: readonly string[];
  /** Both as JSON on one line. */
  readonly json: string;
}

/** Tells papers apart that were read anew. */
export class PaperIdentity {}

/** What one paper is in its file. */
export type PaperShape = 'section' | 'row' | 'item';

/** A field that only some digests have: `Relevance` and `9`. */
export interface ExtraField {
  readonly label: string;
  readonly value: string;
}

/** One paper in one digest. */
export interface Appearance {
  readonly digest: Digest;
  readonly paper: Paper;
}

/** A digest's own list of its papers. */
export interface TableOfContents {
  /** From the first to the last entry. */
  readonly span: Span;
  /** Index of the heading above it in the skeleton. */
  readonly heading: number | undefined;
  readonly entries: readonly Entry[];
}

/** One item of a table of contents: `* [text](#anchor)` or `<li><a href="#anchor">text</a></li>`. */
export interface Entry {
  /** How its link is written, and so what must be escaped in its text and anchor. */
  readonly form: EntryForm;
  /** From its marker to the end of the line; in HTML from `<li>` to `</li>`, or as far as its link before a nested list. */
  readonly span: Span;
  /** The link from `[` to `)`, or from `<a` to `</a>`. */
  readonly linkSpan: Span;
  readonly textSpan: Span;
  /** The text as a reader sees it. */
  readonly text: string;
  /** The fragment as written, without `#`: what a fix replaces. */
  readonly anchorSpan: Span;
  /** The fragment decoded: what a renderer looks for. */
  readonly anchor: string;
}

export type EntryForm = 'markdown' | 'html';

import { type Paper, PaperIdentity, type PaperShape } from '../digest.ts';
import type { Span } from '../text.ts';
import type { Cutting } from './cutting.ts';
import type { PaperFields } from './fields.ts';
import { mark } from './marks.ts';
import { isTitle, shownTitle } from './titles.ts';

/** A part of a text that may be one paper. */
export interface Block {
  readonly shape: PaperShape;
  readonly start: number;
  /** Where its own text ends, and where what belongs to it does: the sections below a section. */
  readonly ownEnd: number;
  readonly end: number;
  /** What else its reading depends on: the head of its table. */
  readonly context: string;
}

/**
 * How certain it is that a block is a paper: `sure` by itself; `likely` where other blocks of the file are like it, as
 * its link stands in a sentence or its names have no label; `listed` as a title and a link, which makes a reading list.
 */
export type Certainty = 'sure' | 'likely' | 'listed';

/** A block that was read as a paper. */
export interface ReadBlock {
  readonly block: Block;
  readonly certainty: Certainty;
  readonly marks: number;
  readonly paper: Paper;
}

/** The place of a paper in its text, as its block has it. */
export interface PaperPlace {
  readonly block: Block;
  readonly span: Span;
  readonly titleSpan: Span;
  readonly heading: number | undefined;
}

/** The paper that a block is, from its fields; undefined where it is none. */
export function toReadBlock(
  { text, mentions }: Cutting,
  { block, span, titleSpan, heading }: PaperPlace,
  fields: PaperFields,
): ReadBlock | undefined {
  const titleText = text.slice(titleSpan.start, titleSpan.end);
  const isLinked = (fields.marks & mark.linkedTitle) > 0;
  // Beside a link that is a field, one in a sentence before it says nothing.
  const named =
    (isLinked ? undefined : fields.link) ?? mentions.first(block.start, block.ownEnd) ?? fields.link;
  const isPlaced = fields.link !== undefined || isLinked;
  const certainty = certaintyOf(fields, isPlaced);
  if (!named || !certainty) return undefined;
  // What is a section of its own and labels its fields may have any title, be it one letter.
  const mayBeCalledAnything = block.shape === 'section' && certainty === 'sure' && titleText.trim() !== '';
  if (!(isTitle(titleText) || mayBeCalledAnything) || isVersion(titleText)) return undefined;
  const paper: Paper = {
    identity: new PaperIdentity(),
    span,
    title: shownTitle(titleText),
    translatedTitle: fields.translatedTitle,
    titleSpan,
    heading,
    shape: block.shape,
    authors: fields.authors,
    authorsComplete: fields.authorsComplete,
    authorsSpan: fields.authorsSpan,
    published: fields.published,
    arxivId: named.id,
    version: named.version ?? (fields.link?.id === named.id ? fields.link.version : undefined),
    linkSpan: named.span,
    category: fields.category,
    summary: fields.summary,
    abstractSpan: fields.abstractSpan,
    translatedAbstractSpan: fields.translatedAbstractSpan,
    extra: fields.extra,
    topics: unfiled,
  };
  return { block, certainty, marks: fields.marks, paper };
}

function certaintyOf({ found, labelled, marks }: PaperFields, isPlaced: boolean): Certainty | undefined {
  if (found === 0) return isPlaced ? 'listed' : undefined;
  return isPlaced && (labelled > 0 || found > 1 || (marks & mark.linkedTitle) > 0) ? 'sure' : 'likely';
}

/** The topics of a paper of which nobody said yet what it is filed under. */
export const unfiled: readonly string[] = [];

/** Change logs have dates and links, too. */
function isVersion(title: string): boolean {
  return /^\W{0,40}(?:v(?:ersion)?\s*)?\d+\.\d+(?:\.\d+)*\b|^\W{0,40}(?:unreleased|change ?log|news|updates?|更新|references?|citation)\W{0,40}$/i.test(
    title,
  );
}

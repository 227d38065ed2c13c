import { anchoringOf } from '../anchors/anchoring.ts';
import { renderers } from '../anchors/renderers.ts';
import { anchorsOf, leadsTo } from '../anchors/resolve.ts';
import { encodedAnchor } from '../anchors/workingAnchor.ts';
import type { Digest, Entry, Paper } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';
import { parseDigest, readingOfDigest } from '../parse.ts';
import type { Settings } from '../settings.ts';
import { titleInLink } from '../tableOfContents/entryText.ts';
import { listingOf } from '../tableOfContents/listing.ts';
import { applyEdits, type Span, type TextEdit, textAt } from '../text.ts';
import { placeAt } from './place.ts';

/** A title that can be renamed, and how it is written now. */
export interface Renaming {
  /** What is under the cursor: the title, or the text of its entry. */
  readonly span: Span;
  readonly title: string;
}

/** The paper title or entry at an offset that can be renamed. */
export function renamingAt(digest: Digest, offset: number): Renaming | undefined {
  const found = titleAt(digest, offset);
  return found && { span: found.shown, title: textAt(digest.text, writtenTitle(digest, found.paper)) };
}

/** Edits that give a paper another title everywhere in its digest, or why that cannot be. */
export type Renamed =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Renames the paper at an offset: its heading, the text of its entries, and their anchors, so that they still work. */
export function renamed(digest: Digest, offset: number, newTitle: string, settings: Settings): Renamed {
  const paper = titleAt(digest, offset)?.paper;
  const title = newTitle.trim();
  const { renaming } = settings.wording;
  if (!paper || paper.heading === undefined) return refused(renaming.isNoTitle);
  if (title === '') return refused(renaming.isEmpty);
  if (/[\r\n]/.test(title)) return refused(renaming.hasLines);
  const { heading } = paper;
  const inHeading = { span: writtenTitle(digest, paper), newText: title };
  const retitled = edited(digest, [inHeading]);
  const index = digest.papers.indexOf(paper);
  if (retitled?.papers.length !== digest.papers.length || retitled.papers[index]?.heading !== heading) {
    return refused(renaming.hidesPaper(title));
  }
  const listing = listingOf(retitled, settings.renderers);
  const inEntries = entriesOf(digest, heading).map(({ textSpan, form }) => ({
    span: textSpan,
    newText: titleInLink(retitled, listing, heading, form),
  }));
  const texts = [inHeading, ...inEntries];
  const after = edited(digest, texts);
  const anchors = after ? anchorEdits(digest, after, heading, settings) : [];
  return { kind: 'edits', edits: inOrder([...texts, ...anchors]) };
}

/** The digest after some edits, read as it was. */
function edited(digest: Digest, edits: readonly TextEdit[]): Digest | undefined {
  return parseDigest(digest.uri, applyEdits(digest.text, inOrder(edits)), readingOfDigest(digest));
}

function refused(reason: string): Renamed {
  return { kind: 'refused', reason };
}

/** The paper whose title or entry is at an offset, and what of it is there. */
function titleAt(digest: Digest, offset: number): { paper: Paper; shown: Span } | undefined {
  const place = placeAt(digest, offset);
  if (!place?.paper || place.paper.heading === undefined || place.kind === 'link') return undefined;
  const { paper } = place;
  return { paper, shown: place.kind === 'entry' ? place.entry.textSpan : writtenTitle(digest, paper) };
}

/** A title without the anchors that stand behind it: `Title` of `## Title <a id="x"></a>`. */
function writtenTitle({ text }: Digest, { titleSpan }: Paper): Span {
  const anchors = /(?<!\s)(?:\s*<a\s[^<>]*>\s*<\/a>)+\s*$/.exec(textAt(text, titleSpan));
  return anchors ? { start: titleSpan.start, end: titleSpan.start + anchors.index } : titleSpan;
}

function entriesOf(digest: Digest, heading: number): Entry[] {
  const matches = headingsOfEntries(digest);
  return (digest.contents?.entries ?? []).filter((_, index) => matches[index] === heading);
}

/** New anchors for the entries of a renamed heading whose links do not lead to it any more. */
function anchorEdits(digest: Digest, after: Digest, heading: number, settings: Settings): TextEdit[] {
  const tables = settings.renderers.map(name => anchorsOf(after, renderers[name]));
  const dead = entriesOf(digest, heading).filter(({ anchor }) =>
    tables.some(({ targetOf }) => !leadsTo(after, targetOf(anchor), heading)),
  );
  const anchoring = dead.length > 0 ? anchoringOf(after, heading, settings.renderers) : undefined;
  const end = digest.skeleton.headings[heading]?.textSpan.end ?? 0;
  if (!anchoring) return [];
  const { anchor, insertion } = anchoring;
  const edits = dead.map(({ anchorSpan, form }) => ({
    span: anchorSpan,
    newText: encodedAnchor(anchor, form),
  }));
  return insertion ? [...edits, { span: { start: end, end }, newText: insertion.newText }] : edits;
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

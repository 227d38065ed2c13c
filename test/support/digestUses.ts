import { deepEqual, equal, ok } from 'node:assert/strict';
import { citationOf } from '../../src/core/cite/citation.ts';
import { citationForms } from '../../src/core/cite/formats.ts';
import type { Digest } from '../../src/core/digest.ts';
import { bareArxivIds } from '../../src/core/features/arxivLinks.ts';
import { paperCard, plainCard } from '../../src/core/features/card.ts';
import { anchorChoicesAt } from '../../src/core/features/complete.ts';
import { definitionAt } from '../../src/core/features/define.ts';
import { hoverAt } from '../../src/core/features/hover.ts';
import { lensesOf } from '../../src/core/features/lenses.ts';
import { linksIn } from '../../src/core/features/links.ts';
import { idsWantedInPreview } from '../../src/core/features/previewIds.ts';
import { highlightsAt, referencesAt } from '../../src/core/features/references.ts';
import { renamed, renamingAt } from '../../src/core/features/rename.ts';
import { enclosingSpans } from '../../src/core/features/selection.ts';
import { tokensOf } from '../../src/core/features/tokens.ts';
import { repair } from '../../src/core/fixAll.ts';
import { Library } from '../../src/core/library.ts';
import { parseDigest, readingOfDigest } from '../../src/core/parse.ts';
import type { Settings } from '../../src/core/settings.ts';
import { closedDigest, digestLines, digestOfLines, paperPrints } from '../../src/core/shelf/closedDigest.ts';
import { rebuiltContents } from '../../src/core/tableOfContents/rebuiltContents.ts';
import { applyEdits, type TextEdit } from '../../src/core/text.ts';
import { checkSpans, inside } from './digestLaws.ts';

/** Asks of a digest whatever anybody asks, at an offset where that matters; says so where an answer cannot be right. */
export function useDigest(digest: Digest, offset: number, settings: Settings): void {
  checkSpans(digest);
  const { text, uri } = digest;
  const whole = { start: 0, end: text.length };
  const library = new Library();
  library.apply([{ kind: 'put', uri, text }]);
  const context = { library, settings, addressOf: () => 'file:///x', editorShowsProblems: false };
  const spans = [
    ...bareArxivIds(digest).map(({ span }) => span),
    ...lensesOf(library, digest, settings).map(({ span }) => span),
    ...linksIn(digest, settings).map(({ span }) => span),
    ...tokensOf(digest).map(({ span }) => span),
    ...highlightsAt(digest, offset),
    ...enclosingSpans(digest, offset),
  ];
  const found = [
    hoverAt(context, digest, offset),
    anchorChoicesAt(digest, offset, settings),
    renamingAt(digest, offset),
  ];
  for (const span of [...spans, ...found.flatMap(each => each?.span ?? [])]) inside(span, whole);
  referencesAt(library, digest, offset);
  definitionAt(digest, offset, settings);
  idsWantedInPreview(digest);
  for (const paper of digest.papers) {
    plainCard(paperCard(library, { digest, paper }, () => 'file:///x', settings.wording));
  }
  const citations = digest.papers.map(paper => citationOf({ digest, paper }));
  for (const { write } of Object.values(citationForms))
    for (const each of citations) equal(write(each), write(each));
  useEdits(digest, offset, settings);
  sameFromShelf(digest);
}

/** Every edit of ours lies inside, leaves a digest, and a second run of a repair has nothing to do. */
function useEdits(digest: Digest, offset: number, settings: Settings): void {
  const rename = renamed(digest, offset, 'Another title', settings);
  if (rename.kind === 'edits') editedWith(digest, rename.edits);
  const { edits, after } = repair(digest, settings);
  equal(applyEdits(digest.text, edits), after.text);
  equal(repair(after, settings).after.text, after.text);
  const rebuilt = rebuiltContents(digest, settings);
  if (rebuilt) editedWith(digest, rebuilt.edits);
}

function editedWith({ uri, text }: Digest, edits: readonly TextEdit[]): void {
  for (const { span } of edits) inside(span, { start: 0, end: text.length });
  ok(parseDigest(uri, applyEdits(text, edits)));
}

/** Put away and taken out again, a digest says the same. */
function sameFromShelf(digest: Digest): void {
  const { text } = digest;
  const closed = closedDigest(digest, () => text);
  const again = digestOfLines(digestLines(digest), readingOfDigest(digest), () => text);
  for (const other of [closed, again]) {
    deepEqual(paperPrints(other), paperPrints(digest));
    deepEqual(
      other.papers.map(({ title, arxivId, span, authors }) => [title, arxivId, span, authors]),
      digest.papers.map(({ title, arxivId, span, authors }) => [title, arxivId, span, authors]),
    );
  }
}

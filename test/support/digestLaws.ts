import { ok } from 'node:assert/strict';
import type { Digest } from '../../src/core/digest.ts';
import { foldsOf } from '../../src/core/features/fold.ts';
import { type OutlineNode, outlineOf } from '../../src/core/features/outline.ts';
import { abstractOf, linksOf } from '../../src/core/paperText.ts';
import { problemsOf } from '../../src/core/rules/rules.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import type { Span } from '../../src/core/text.ts';

/** Every span of a digest lies where the type says it does. */
export function checkSpans(digest: Digest): void {
  const { text, papers, contents, skeleton, htmlIds, day } = digest;
  const whole = { start: 0, end: text.length };
  for (const heading of skeleton.headings) {
    inside(heading.span, whole);
    inside(heading.textSpan, heading.span);
  }
  inOrder(skeleton.headings.map(({ span }) => span));
  inOrder(papers.map(({ span }) => span));
  for (const { span, titleSpan, authorsSpan, linkSpan, abstractSpan, published, heading } of papers) {
    inside(span, whole);
    for (const part of [titleSpan, authorsSpan, linkSpan, abstractSpan, published?.span])
      if (part) inside(part, span);
    ok(heading === undefined || skeleton.headings[heading]?.span.start === span.start);
  }
  const entries = contents?.entries ?? [];
  inOrder(entries.map(({ span }) => span));
  for (const { span, linkSpan, textSpan, anchorSpan } of entries) {
    inside(span, contents?.span ?? whole);
    inside(linkSpan, span);
    inside(textSpan, linkSpan);
    inside(anchorSpan, linkSpan);
    ok(text[anchorSpan.start - 1] === '#');
  }
  for (const { span } of htmlIds) inside(span, whole);
  if (day?.span) inside(day.span, whole);
  for (const span of foldsOf(digest)) inside(span, whole);
  for (const { span, related, fix, suggestions } of problemsOf(digest, defaultSettings)) {
    inside(span, whole);
    if (related) inside(related.span, whole);
    for (const { edits } of [...(fix ? [fix] : []), ...suggestions()]) {
      inOrder(edits.map(edit => edit.span));
      for (const edit of edits) inside(edit.span, whole);
    }
  }
  checkOutline(outlineOf(digest), whole);
  for (const paper of papers) {
    abstractOf(digest, paper);
    linksOf(digest, paper);
  }
}

function checkOutline(nodes: readonly OutlineNode[], parent: Span): void {
  inOrder(nodes.map(({ span }) => span));
  for (const { span, titleSpan, children } of nodes) {
    inside(span, parent);
    inside(titleSpan, span);
    checkOutline(children, span);
  }
}

/** One span lies in another. */
export function inside(inner: Span, outer: Span): void {
  ok(
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end,
    JSON.stringify([inner, outer]),
  );
}

function inOrder(spans: readonly Span[]): void {
  spans.forEach((span, index) => {
    const next = spans[index + 1];
    ok(!next || span.end <= next.start, JSON.stringify([span, next]));
  });
}

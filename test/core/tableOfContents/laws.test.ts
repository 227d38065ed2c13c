import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Arbitrary, array, constantFrom, integer, property, tuple } from 'fast-check';
import { anchoringOf } from '../../../src/core/anchors/anchoring.ts';
import type { Digest } from '../../../src/core/digest.ts';
import { parseDigest } from '../../../src/core/parse.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { leadsEverywhere } from '../../../src/core/tableOfContents/fates.ts';
import { listingOf } from '../../../src/core/tableOfContents/listing.ts';
import { rebuiltContents } from '../../../src/core/tableOfContents/rebuiltContents.ts';
import { applyEdits, type TextEdit } from '../../../src/core/text.ts';
import { parsed, uriOf } from '../../support/fixture.ts';
import { digestText } from '../../support/generated.ts';
import { holds } from '../../support/random.ts';
import { corpus, seeds } from '../../support/samples.ts';

const uri = uriOf('2025-01-03.md');
const { renderers } = defaultSettings;

/** What must hold of every rebuilt table of contents. */
function checkRebuild(before: Digest): void {
  const rebuilt = rebuiltContents(before, defaultSettings);
  if (!rebuilt) return;
  const { edits, after } = rebuilt;
  checkEdits(before, edits);
  const text = applyEdits(before.text, edits);
  equal(text, after.text);
  deepEqual(rebuiltContents(after, defaultSettings)?.edits, [], `${before.text}\n=====\n${text}`);
  checkPapers(before, after);
  checkEntries(after, text);
}

function checkPapers(before: Digest, after: Digest): void {
  const papersOf = ({ papers }: Digest) => papers.map(({ title, arxivId }) => `${arxivId} ${title}`);
  deepEqual(papersOf(after), papersOf(before));
}

/** Each paper that can be linked to is listed once, with its title, by a link that works, in the order of the file. */
function checkEntries(after: Digest, text: string): void {
  const linkable = after.papers.filter(
    ({ heading }) => heading !== undefined && anchoringOf(after, heading, renderers),
  );
  const entries = after.contents?.entries ?? [];
  const listed = linkable.map(({ heading = 0, title }) =>
    entries.flatMap((entry, index) => {
      const isIts = leadsEverywhere(after, renderers, entry, heading);
      return isIts && entry.text.replace(/\s+/g, ' ') === title ? [index] : [];
    }),
  );
  if (!listingOf(after, renderers).listsPapers) return;
  // A list of one link without a heading would be no table of contents, so that it may keep a second one.
  if (after.contents?.heading === undefined && linkable.length < 2) return;
  for (const [index, { length }] of listed.entries()) equal(length, 1, `${linkable[index]?.title}\n${text}`);
  const order = listed.flat();
  deepEqual(
    order,
    [...order].sort((a, b) => a - b),
    text,
  );
}

/** Nothing but lines of the contents and anchors at headings is touched. */
function checkEdits({ text, contents }: Digest, edits: readonly TextEdit[]): void {
  let end = -1;
  for (const { span, newText } of edits) {
    ok(span.start > end, text);
    end = span.end;
    const isInside =
      contents && contents.span.start - 10 <= span.start && span.end <= lineEnd(text, contents.span.end);
    const isAnchor = /^<a id="[^"]+"><\/a>$/.test(newText);
    ok(isInside || span.start === span.end, text);
    ok(isInside || isAnchor || !contents, text);
  }
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Lines of the contents taken out, doubled, swapped or given another text. */
const damage: Arbitrary<(lines: string[]) => void> = tuple(
  constantFrom('remove', 'double', 'swap', 'retitle', 'break'),
  integer({ min: 0, max: 10_000 }),
  integer({ min: 0, max: 10_000 }),
).map(([kind, a, b]) => lines => {
  const [from, to] = [a % lines.length, b % lines.length];
  const [one = '', other = ''] = [lines[from], lines[to]];
  if (kind === 'remove' && lines.length > 2) lines.splice(from, 1);
  else if (kind === 'double') lines.splice(to, 0, one);
  else if (kind === 'swap') [lines[from], lines[to]] = [other, one];
  else if (kind === 'retitle') lines[from] = one.replace(/\[(\w+)/, '[Another');
  else if (kind === 'break') lines[from] = one.replace(/\(#\w*/, '(#Nowhere');
});

describe('a rebuilt table of contents', () => {
  it('lists every paper once, whatever it was before', () => {
    holds(
      property(digestText, text => {
        const digest = parseDigest(uri, text);
        if (digest) checkRebuild(digest);
      }),
      300,
    );
  });

  it('is that of the sample digests again after damage', () => {
    const [{ uri: sample, text } = { uri, text: '' }] = seeds;
    const digest = parsed(sample, text);
    const right = rebuiltContents(digest, defaultSettings)?.after.text ?? '';
    const { span } = parsed(sample, right).contents ?? { span: { start: 0, end: 0 } };
    holds(
      property(array(damage, { minLength: 1, maxLength: 8 }), damages => {
        const lines = right.slice(span.start, span.end).split('\n');
        for (const apply of damages) apply(lines);
        const damaged = parsed(sample, right.slice(0, span.start) + lines.join('\n') + right.slice(span.end));
        equal(rebuiltContents(damaged, defaultSettings)?.after.text, right);
      }),
      20,
    );
  });

  it('holds in the digests of other people in ../shared/corpus', function () {
    const files = corpus();
    if (files.length === 0) this.skip();
    for (const { uri, text } of files) {
      const digest = parseDigest(uri, text);
      if (digest) checkRebuild(digest);
    }
  });
});

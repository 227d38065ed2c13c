import { anchoringOf } from '../anchors/anchoring.ts';
import type { Digest, Entry } from '../digest.ts';
import { areVersions, headingTitle } from '../matching.ts';
import { titleInLink } from '../tableOfContents/entryText.ts';
import { leadsEverywhere } from '../tableOfContents/fates.ts';
import { listingOf } from '../tableOfContents/listing.ts';
import { type Retitled, retitledEntries } from '../tableOfContents/retitled.ts';
import { linkFix, shortened } from './linkFix.ts';
import type { Finding, Fix, Rule, RuleSettings } from './rule.ts';
import { staleFixes } from './staleEntry.ts';

/** An entry of the table of contents that tells its paper's title as it is no more. */
export const retitledEntry: Rule = {
  sentence: "The text of an entry is not its paper's title any more.",
  severity: 'information',
  check: (digest, settings) =>
    [...retitledEntries(digest, settings.renderers)].flatMap(([index, retitled]) => {
      const entry = digest.contents?.entries[index];
      return entry ? [finding(digest, entry, index, retitled, settings)] : [];
    }),
};

function finding(
  digest: Digest,
  entry: Entry,
  index: number,
  { heading, by }: Retitled,
  settings: RuleSettings,
): Finding {
  const title = titleOf(digest, heading, settings);
  const fix = retitling(digest, entry, heading, settings);
  // The link says which paper is meant, and the title that it is no name of somebody's own.
  const isCertain = by === 'link' && areVersions(entry.text, title);
  const span = digest.skeleton.headings[heading]?.textSpan;
  const { isCalled, mayBeCalled, headingOfPaper } = settings.wording.problems;
  return {
    // Where only the titles are alike, the link is dead, too.
    severity: by === 'likeness' ? 'warning' : 'information',
    span: entry.textSpan,
    message: (by === 'link' ? isCalled : mayBeCalled)(shortened(title)),
    related: span && { span, message: headingOfPaper },
    fix: isCertain ? fix : undefined,
    suggestions: () => [
      ...(fix && !isCertain ? [fix] : []),
      ...(by === 'likeness' ? staleFixes(digest, index, settings) : []),
    ],
  };
}

function titleOf(digest: Digest, heading: number, { renderers }: RuleSettings): string {
  return listingOf(digest, renderers).papers.get(heading)?.title ?? headingTitle(digest, heading);
}

/** Gives the entry the paper's title, and a link that leads to it. */
function retitling(
  digest: Digest,
  entry: Entry,
  heading: number,
  { renderers, wording }: RuleSettings,
): Fix | undefined {
  const title = wording.fixes.changeText;
  const newText = titleInLink(digest, listingOf(digest, renderers), heading, entry.form);
  const text = { span: entry.textSpan, newText };
  if (leadsEverywhere(digest, renderers, entry, heading)) return { title, edits: [text] };
  const anchoring = anchoringOf(digest, heading, renderers);
  if (!anchoring) return undefined;
  const edits = [text, ...linkFix(entry, anchoring, title).edits];
  return { title, edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

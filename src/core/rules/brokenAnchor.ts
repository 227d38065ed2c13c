import { type Anchoring, anchoringOf } from '../anchors/anchoring.ts';
import { type RendererName, rendererNames, renderers } from '../anchors/renderers.ts';
import { anchorsOf, linkedHeading } from '../anchors/resolve.ts';
import type { Digest, Entry } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';
import { listingOf } from '../tableOfContents/listing.ts';
import { isAmbiguous, isStale } from '../tableOfContents/stale.ts';
import { linkFix, shortened, similarLinks } from './linkFix.ts';
import type { Finding, Rule } from './rule.ts';

/** A link of the table of contents that reaches no heading where the digest is read. */
export const brokenAnchor: Rule = {
  sentence: 'A link in the table of contents reaches no heading.',
  severity: 'error',
  check: (digest, settings) => {
    const entries = digest.contents?.entries ?? [];
    const matches = headingsOfEntries(digest);
    const works = worksIn(digest, settings.renderers);
    const findings: Finding[] = [];
    entries.forEach((entry, index) => {
      if (works(entry) || isStale(digest, index)) return;
      const dead = deadRenderers(digest, entry, settings.renderers);
      const heading = matches[index] ?? linkedElsewhere(digest, entry, settings.renderers);
      const anchoring = heading === undefined ? undefined : anchoringOf(digest, heading, settings.renderers);
      const fix = anchoring && linkFix(entry, anchoring, fixTitle(anchoring));
      const target = heading === undefined ? undefined : digest.skeleton.headings[heading];
      findings.push({
        severity: dead.length === settings.renderers.length ? 'error' : 'warning',
        span: { start: entry.anchorSpan.start - 1, end: entry.anchorSpan.end },
        message: `${reason(entry, dead)} ${remedy(anchoring, heading, settings.renderers)}`,
        related: target && { span: target.textSpan, message: 'The heading that the entry means.' },
        fix,
        suggestions: () => (fix ? [] : similarLinks(digest, entry, settings.renderers)),
      });
    });
    return findings;
  },
};

/** The heading to which a link leads in other renderers, where its text names none: one below an anchor, or the contents'. */
function linkedElsewhere(digest: Digest, entry: Entry, names: readonly RendererName[]): number | undefined {
  const heading = linkedHeading(digest, entry.anchor, [...names, ...rendererNames]);
  if (heading === undefined || digest.skeleton.headings[heading]?.nested) return undefined;
  const title = listingOf(digest, names).papers.get(heading)?.title;
  const isOther = isAmbiguous(digest, entry) && title?.toLowerCase() !== entry.text.toLowerCase();
  return isOther ? undefined : heading;
}

/** Whether a link works in all renderers that count, as most do. */
function worksIn(digest: Digest, names: readonly RendererName[]): (entry: Entry) => boolean {
  const tables = names.map(name => anchorsOf(digest, renderers[name]));
  return ({ anchor }) => tables.every(({ targetOf }) => targetOf(anchor));
}

/** The renderers, of those that count, in which an entry's link is dead. */
export function deadRenderers(digest: Digest, entry: Entry, names: readonly RendererName[]): RendererName[] {
  return names.filter(name => anchorsOf(digest, renderers[name]).targetOf(entry.anchor) === undefined);
}

function reason(entry: Entry, dead: readonly RendererName[]): string {
  if (entry.anchor === '') return 'This link names no heading; it leads to the top of the page.';
  return `This link is dead in ${named(dead)}: no heading has the id "${shortened(entry.anchor)}".`;
}

function remedy(
  anchoring: Anchoring | undefined,
  heading: number | undefined,
  names: readonly RendererName[],
): string {
  const everywhere = names.length > mostNamed ? `all ${names.length} renderers` : named(names);
  if (heading === undefined) return 'No heading fits exactly; quick fixes offer those that are alike.';
  if (!anchoring) return `The heading has no id that works in ${everywhere} alike.`;
  const works = `"#${shortened(anchoring.anchor)}" works in ${everywhere}`;
  return anchoring.insertion ? `${works} once it is written at the heading as an anchor.` : `${works}.`;
}

function fixTitle({ anchor, insertion }: Anchoring): string {
  return insertion ? `Add the anchor #${anchor} to the heading` : `Change the anchor to #${anchor}`;
}

/** More renderers than this are counted, not named. */
const mostNamed = 3;

/** `GitHub and GitLab`, `GitHub, GitLab and 3 more`. */
function named(names: readonly RendererName[]): string {
  const titles = names.map(name => renderers[name].title);
  const shown = titles.length > mostNamed ? titles.slice(0, mostNamed - 1) : titles.slice(0, -1);
  const last = titles.length > mostNamed ? `${titles.length - shown.length} more` : titles.at(-1);
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

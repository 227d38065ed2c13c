import { type Anchoring, anchoringOf } from '../anchors/anchoring.ts';
import { type RendererName, rendererNames, renderers } from '../anchors/renderers.ts';
import { anchorsOf, linkedHeading } from '../anchors/resolve.ts';
import type { Digest, Entry } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';
import { listingOf } from '../tableOfContents/listing.ts';
import { isAmbiguous, isStale } from '../tableOfContents/stale.ts';
import type { Wording } from '../wording/wording.ts';
import { linkFix, shortened, similarLinks } from './linkFix.ts';
import type { Finding, Rule, RuleSettings } from './rule.ts';

/** A link of the table of contents that reaches no heading where the digest is read. */
export const brokenAnchor: Rule = {
  sentence: 'A link in the table of contents reaches no heading.',
  severity: 'error',
  check: (digest, settings) => {
    const { wording } = settings;
    const entries = digest.contents?.entries ?? [];
    const matches = headingsOfEntries(digest);
    const findings: Finding[] = [];
    entries.forEach((entry, index) => {
      const dead = deadRenderers(digest, entry, settings.renderers);
      if (dead.length === 0 || isStale(digest, index)) return;
      const heading = matches[index] ?? linkedElsewhere(digest, entry, settings.renderers);
      const anchoring = heading === undefined ? undefined : anchoringOf(digest, heading, settings.renderers);
      const fix = anchoring && linkFix(entry, anchoring, fixTitle(wording, anchoring));
      const target = heading === undefined ? undefined : digest.skeleton.headings[heading];
      findings.push({
        severity: dead.length === settings.renderers.length ? 'error' : 'warning',
        span: { start: entry.anchorSpan.start - 1, end: entry.anchorSpan.end },
        message: wording.problems.sentences(
          reason(wording, entry, dead),
          remedy(settings, anchoring, heading),
        ),
        related: target && { span: target.textSpan, message: wording.problems.headingMeant },
        fix,
        suggestions: () => (fix ? [] : similarLinks(digest, entry, settings)),
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

/** The renderers, of those that count, in which an entry's link is dead. */
export function deadRenderers(digest: Digest, entry: Entry, names: readonly RendererName[]): RendererName[] {
  return names.filter(name => anchorsOf(digest, renderers[name]).targetOf(entry.anchor) === undefined);
}

function reason({ problems }: Wording, entry: Entry, dead: readonly RendererName[]): string {
  if (entry.anchor === '') return problems.namesNoHeading;
  return problems.isDead(named(problems, dead), shortened(entry.anchor));
}

function remedy(
  { renderers: names, wording: { problems } }: RuleSettings,
  anchoring: Anchoring | undefined,
  heading: number | undefined,
): string {
  const everywhere = names.length > mostNamed ? problems.allRenderers(names.length) : named(problems, names);
  if (heading === undefined) return problems.noneFits;
  if (!anchoring) return problems.noCommonId(everywhere);
  const anchor = shortened(anchoring.anchor);
  return anchoring.insertion
    ? problems.worksOnceWritten(anchor, everywhere)
    : problems.works(anchor, everywhere);
}

function fixTitle({ fixes }: Wording, { anchor, insertion }: Anchoring): string {
  return insertion ? fixes.addAnchor(anchor) : fixes.changeAnchor(anchor);
}

/** More renderers than this are counted, not named. */
const mostNamed = 3;

/** `GitHub and GitLab`, `GitHub, GitLab and 3 more`. */
function named(problems: Wording['problems'], names: readonly RendererName[]): string {
  const titles = names.map(name => problems.renderers[name] ?? renderers[name].title);
  if (titles.length <= mostNamed) return problems.and(titles);
  const shown = titles.slice(0, mostNamed - 1);
  return problems.and([...shown, problems.more(titles.length - shown.length)]);
}

import { anchoringOf } from '../anchors/anchoring.ts';
import { renderers } from '../anchors/renderers.ts';
import { anchorsOf, leadsTo, type Target } from '../anchors/resolve.ts';
import { encodedAnchor } from '../anchors/workingAnchor.ts';
import type { Digest, Entry, Paper } from '../digest.ts';
import { findLinks } from '../markdown/links.ts';
import { headingsOfEntries, similarHeadings } from '../matching.ts';
import { textAt } from '../text.ts';
import type { Finding, Fix, Rule, RuleSettings } from './rule.ts';

/** A paper that the table of contents does not list. */
export const missingEntry: Rule = {
  sentence: 'The table of contents does not list a paper.',
  severity: 'warning',
  check: (digest, settings) => {
    const entries = entriesOfPapers(digest, settings);
    // Contents that list no paper at all list something else, such as topics.
    if (entries.size === 0) return [];
    const undecided = undecidedHeadings(digest);
    const findings: Finding[] = [];
    /** Entry of the last paper above that is listed: a missing one belongs behind it. */
    let above: number | undefined;
    for (const paper of digest.papers) {
      const { heading } = paper;
      if (heading === undefined) continue;
      const entry = entries.get(heading);
      if (entry === undefined) findings.push(finding(digest, paper, heading, above, settings, undecided));
      else above = entry;
    }
    return findings;
  },
};

function finding(
  digest: Digest,
  paper: Paper,
  heading: number,
  above: number | undefined,
  settings: RuleSettings,
  undecided: ReadonlySet<number>,
): Finding {
  const isUndecided = undecided.has(heading);
  const insertion = () => insertionOf(digest, paper, heading, above, settings);
  return {
    span: paper.titleSpan,
    message: 'The table of contents does not list this paper.',
    fix: isUndecided ? undefined : insertion(),
    suggestions: () => (isUndecided ? [insertion()].filter(fix => fix !== undefined) : []),
  };
}

/** Papers that an entry without a heading may mean, by their headings: whether one is missing is a person's choice. */
function undecidedHeadings(digest: Digest): Set<number> {
  const matches = headingsOfEntries(digest);
  const open = (digest.contents?.entries ?? []).filter((_, index) => matches[index] === undefined);
  const texts = new Set(open.map(({ text }) => text.toLowerCase()));
  const undecided = new Set(
    digest.papers.flatMap(({ heading, title }) =>
      heading !== undefined && texts.has(title.toLowerCase()) ? [heading] : [],
    ),
  );
  // A list of hundreds of strangers is no list of retitled papers, and comparing all with all takes its time.
  if (open.length > mostRetitled) return undecided;
  for (const entry of open) for (const { heading } of similarHeadings(digest, entry)) undecided.add(heading);
  return undecided;
}

const mostRetitled = 20;

/** The first entry of each paper that is listed, by the paper's heading. */
function entriesOfPapers(digest: Digest, settings: RuleSettings): Map<number, number> {
  const headings = new Set(digest.papers.map(paper => paper.heading));
  const matches = headingsOfEntries(digest);
  const listed = new Map<number, number>();
  digest.contents?.entries.forEach((entry, index) => {
    const heading = matches[index] ?? linkedHeading(digest, entry, settings);
    if (heading !== undefined && headings.has(heading) && !listed.has(heading)) listed.set(heading, index);
  });
  return listed;
}

function linkedHeading(digest: Digest, entry: Entry, settings: RuleSettings): number | undefined {
  for (const name of settings.renderers) {
    const target = anchorsOf(digest, renderers[name]).targetOf(entry.anchor);
    if (target?.kind === 'heading') return target.heading;
    if (target) return headingOfAnchor(digest, target);
  }
  return undefined;
}

/** The paper right below an anchor, or else the one that it stands in. */
function headingOfAnchor(digest: Digest, target: Target & { readonly kind: 'html' }): number | undefined {
  const { start } = target.span;
  const { papers } = digest;
  const at = papers.findIndex(({ span }) => span.end > start);
  const [holding, next] = [papers[at], papers[at + 1]];
  for (const paper of [next, holding]) {
    if (paper?.heading !== undefined && leadsTo(digest, target, paper.heading)) return paper.heading;
  }
  return holding && holding.span.start <= start ? holding.heading : undefined;
}

/** The line to add: written like the entry above it, or like the first one where none is above. */
function insertionOf(
  digest: Digest,
  paper: Paper,
  heading: number,
  above: number | undefined,
  settings: RuleSettings,
): Fix | undefined {
  const anchoring = anchoringOf(digest, heading, settings.renderers);
  const entries = digest.contents?.entries ?? [];
  const model = entries[above ?? 0];
  if (!anchoring || !model) return undefined;
  const { lines } = digest.skeleton;
  const lineStart = lines.startOf(lines.lineOf(model.span.start));
  const marker = digest.text
    .slice(lineStart, model.linkSpan.start)
    .replace(/\d+(?=[.)])/, number => String(Number(number) + (above === undefined ? 0 : 1)));
  const line = `${marker}[${entryText(digest, paper)}](#${encodedAnchor(anchoring.anchor, 'markdown')})`;
  const lineBreak = lineBreakAfter(digest, model.span.end);
  const below = above === undefined ? model : entries[above + 1];
  const at = below ? lines.startOf(lines.lineOf(below.span.start)) : model.span.end;
  const entry = { span: { start: at, end: at }, newText: below ? line + lineBreak : lineBreak + line };
  const edits = anchoring.insertion ? [entry, anchoring.insertion] : [entry];
  return {
    title: 'Add the paper to the table of contents',
    edits: edits.sort((a, b) => a.span.start - b.span.start),
  };
}

function lineBreakAfter({ text, skeleton: { lines } }: Digest, offset: number): string {
  const end = lines.startOf(lines.lineOf(offset) + 1);
  return /(?:\r\n|\n|\r)$/.exec(text.slice(offset, end))?.[0] ?? '\n';
}

/** The title as it is written, where it can stand inside a link; else its plain text with brackets escaped. */
function entryText(digest: Digest, paper: Paper): string {
  const source = textAt(digest.text, paper.titleSpan);
  const probe = `[${source}](#x)`;
  const links = findLinks(probe, 0, probe.length);
  const whole = links.length === 1 && links[0]?.span.start === 0 && links[0].span.end === probe.length;
  return whole && !source.includes('](') ? source : paper.title.replace(/[[\]\\]/g, '\\$&');
}

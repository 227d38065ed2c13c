import { renderers } from '../anchors/renderers.ts';
import { anchorsOf } from '../anchors/resolve.ts';
import { encodedAnchor, workingAnchor } from '../anchors/workingAnchor.ts';
import type { Digest, Entry, Paper } from '../digest.ts';
import { findLinks } from '../markdown/links.ts';
import { headingsOfEntries } from '../matching.ts';
import type { Settings } from '../settings.ts';
import { textAt } from '../text.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** A paper that the table of contents does not list. */
export const missingEntry: Rule = {
  sentence: 'The table of contents does not list a paper.',
  severity: 'warning',
  check: (digest, settings) => {
    const entries = entriesOfPapers(digest, settings);
    // Contents that list no paper at all list something else, such as topics.
    if (entries.size === 0) return [];
    return digest.papers.flatMap((paper, index): Finding[] => {
      if (paper.heading === undefined || entries.has(paper.heading)) return [];
      return [
        {
          span: paper.titleSpan,
          message: 'The table of contents does not list this paper.',
          fix: insertion(digest, paper, index, entries, settings),
          suggestions: () => [],
        },
      ];
    });
  },
};

/** The first entry of each paper that is listed, by the paper's heading. */
function entriesOfPapers(digest: Digest, settings: Settings): Map<number, number> {
  const headings = new Set(digest.papers.map(paper => paper.heading));
  const starts = new Map(digest.papers.map(paper => [paper.span.start, paper]));
  const matches = headingsOfEntries(digest);
  const listed = new Map<number, number>();
  digest.contents?.entries.forEach((entry, index) => {
    const heading = matches[index] ?? linkedHeading(digest, entry, settings);
    if (heading !== undefined && headings.has(heading) && !listed.has(heading)) listed.set(heading, index);
  });
  return starts.size === 0 ? new Map() : listed;
}

function linkedHeading(digest: Digest, entry: Entry, settings: Settings): number | undefined {
  for (const name of settings.renderers) {
    const target = anchorsOf(digest, renderers[name]).targetOf(entry.anchor);
    if (target?.kind === 'heading') return target.heading;
    if (target) {
      const paper = digest.papers.find(
        ({ span }) => span.start <= target.span.start && target.span.start < span.end,
      );
      if (paper) return paper.heading;
    }
  }
  return undefined;
}

function insertion(
  digest: Digest,
  paper: Paper,
  index: number,
  listed: ReadonlyMap<number, number>,
  settings: Settings,
): Fix | undefined {
  const anchor =
    paper.heading === undefined ? undefined : workingAnchor(digest, paper.heading, settings.renderers);
  const entries = digest.contents?.entries ?? [];
  const before = digest.papers
    .slice(0, index)
    .findLast(({ heading }) => heading !== undefined && listed.has(heading));
  const neighbour = before?.heading === undefined ? undefined : listed.get(before.heading);
  const model = entries[neighbour ?? 0];
  if (anchor === undefined || !model) return undefined;
  const { text, skeleton } = digest;
  const modelLine = skeleton.lines.lineOf(model.span.start);
  const lineStart = skeleton.lines.startOf(modelLine);
  const lineBreak = /\r\n|\n|\r/.exec(text.slice(lineStart))?.[0] ?? '\n';
  const marker = text
    .slice(lineStart, model.linkSpan.start)
    .replace(/\d+(?=[.)])/, number => String(Number(number) + (neighbour === undefined ? 0 : 1)));
  const line = `${marker}[${entryText(digest, paper)}](#${encodedAnchor(anchor)})`;
  const title = 'Add the paper to the table of contents';
  if (neighbour === undefined)
    return { title, edits: [{ span: { start: lineStart, end: lineStart }, newText: line + lineBreak }] };
  const after = entries[neighbour + 1];
  if (after) {
    const at = skeleton.lines.startOf(skeleton.lines.lineOf(after.span.start));
    return { title, edits: [{ span: { start: at, end: at }, newText: line + lineBreak }] };
  }
  return {
    title,
    edits: [{ span: { start: model.span.end, end: model.span.end }, newText: lineBreak + line }],
  };
}

/** The title as it is written, where it can stand inside a link; else its plain text with brackets escaped. */
function entryText(digest: Digest, paper: Paper): string {
  const source = textAt(digest.text, paper.titleSpan);
  const probe = `[${source}](#x)`;
  const links = findLinks(probe, 0, probe.length);
  const whole = links.length === 1 && links[0]?.span.start === 0 && links[0].span.end === probe.length;
  return whole && !source.includes('](') ? source : paper.title.replace(/[[\]\\]/g, '\\$&');
}

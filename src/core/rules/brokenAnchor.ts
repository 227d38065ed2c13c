import { type RendererName, renderers } from '../anchors/renderers.ts';
import { anchorsOf } from '../anchors/resolve.ts';
import { encodedAnchor, workingAnchor } from '../anchors/workingAnchor.ts';
import type { Digest, Entry } from '../digest.ts';
import { headingsOfEntries, headingTitle, similarHeadings } from '../matching.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { isStale } from './staleEntry.ts';

/** A link of the table of contents that reaches no heading where the digest is read. */
export const brokenAnchor: Rule = {
  sentence: 'A link in the table of contents reaches no heading.',
  severity: 'error',
  check: (digest, settings) => {
    const matches = headingsOfEntries(digest);
    return (digest.contents?.entries ?? []).flatMap((entry, index): Finding[] => {
      const dead = deadRenderers(digest, entry, settings.renderers);
      if (dead.length === 0 || isStale(digest, index)) return [];
      const heading = matches[index];
      const anchor = heading === undefined ? undefined : workingAnchor(digest, heading, settings.renderers);
      const target = heading === undefined ? undefined : digest.skeleton.headings[heading];
      return [
        {
          severity: dead.length === settings.renderers.length ? 'error' : 'warning',
          span: { start: entry.anchorSpan.start - 1, end: entry.anchorSpan.end },
          message: `${reason(entry, dead)} ${remedy(anchor, heading, settings.renderers)}`,
          related: target && { span: target.textSpan, message: 'The heading that the entry means.' },
          fix: anchor === undefined ? undefined : toFix(entry, anchor, `Change the anchor to #${anchor}`),
          suggestions: () => suggestions(digest, entry, settings.renderers),
        },
      ];
    });
  },
};

/** The renderers, of those that count, in which an entry's link is dead. */
export function deadRenderers(digest: Digest, entry: Entry, names: readonly RendererName[]): RendererName[] {
  return names.filter(name => anchorsOf(digest, renderers[name]).targetOf(entry.anchor) === undefined);
}

function reason(entry: Entry, dead: readonly RendererName[]): string {
  return `This link is dead in ${listed(dead.map(name => renderers[name].title))}: no heading has the id "${shortened(entry.anchor)}".`;
}

function remedy(
  anchor: string | undefined,
  heading: number | undefined,
  names: readonly RendererName[],
): string {
  if (anchor !== undefined)
    return `"#${shortened(anchor)}" works in ${listed(names.map(name => renderers[name].title))}.`;
  if (heading === undefined) return 'No heading fits exactly; the quick fixes list what may be meant.';
  return `The heading has no id that works in ${listed(names.map(name => renderers[name].title))} alike.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function suggestions(digest: Digest, entry: Entry, names: readonly RendererName[]): Fix[] {
  return similarHeadings(digest, entry).flatMap(({ heading }) => {
    const anchor = workingAnchor(digest, heading, names);
    return anchor === undefined
      ? []
      : [toFix(entry, anchor, `Link to "${shortened(headingTitle(digest, heading))}"`)];
  });
}

function toFix(entry: Entry, anchor: string, title: string): Fix {
  return { title, edits: [{ span: entry.anchorSpan, newText: encodedAnchor(anchor) }] };
}

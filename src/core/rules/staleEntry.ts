import { rendererNames, renderers } from '../anchors/renderers.ts';
import { anchorsOf } from '../anchors/resolve.ts';
import type { Digest, Entry } from '../digest.ts';
import { headingsOfEntries } from '../matching.ts';
import { shortened, similarLinks } from './linkFix.ts';
import type { Fix, Rule } from './rule.ts';

/** An entry of the table of contents whose paper is not in the file. */
export const staleEntry: Rule = {
  sentence: 'An entry of the table of contents names a paper that is not in the file.',
  severity: 'warning',
  check: (digest, settings) =>
    (digest.contents?.entries ?? []).flatMap((entry, index) =>
      isStale(digest, index)
        ? [
            {
              span: entry.linkSpan,
              message: `No paper in this digest is called "${shortened(entry.text)}".`,
              fix: undefined,
              suggestions: () => [...similarLinks(digest, entry, settings.renderers), removal(digest, entry)],
            },
          ]
        : [],
    ),
};

/** Whether no heading has an entry's text or letters and no renderer finds anything at its anchor. */
export function isStale(digest: Digest, index: number): boolean {
  const entry = digest.contents?.entries[index];
  if (!entry || headingsOfEntries(digest)[index] !== undefined) return false;
  if (rendererNames.some(name => anchorsOf(digest, renderers[name]).targetOf(entry.anchor))) return false;
  return !isAmbiguous(digest, entry);
}

/** Several papers of the entry's title: the entry is not stale, only undecided. */
function isAmbiguous(digest: Digest, { text }: Entry): boolean {
  let titles = titlesOfPapers.get(digest);
  if (!titles) {
    titles = new Set(digest.papers.map(({ title }) => title.toLowerCase()));
    titlesOfPapers.set(digest, titles);
  }
  return titles.has(text.toLowerCase());
}

const titlesOfPapers = new WeakMap<Digest, ReadonlySet<string>>();

function removal({ skeleton: { lines } }: Digest, entry: Entry): Fix {
  const line = lines.lineOf(entry.span.start);
  const span = { start: lines.startOf(line), end: lines.startOf(line + 1) };
  return { title: 'Remove the entry', edits: [{ span, newText: '' }] };
}

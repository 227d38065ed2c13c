import { encodedAnchor, workingAnchor } from '../anchors/workingAnchor.ts';
import type { Digest } from '../digest.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { headingsOfEntries, headingTitle } from '../matching.ts';
import type { Settings } from '../settings.ts';
import { contains, type Span } from '../text.ts';

/** A heading that a link can lead to. */
export interface AnchorChoice {
  /** The heading's title. */
  readonly title: string;
  /** What to write behind `#`: it works under every renderer that counts. */
  readonly anchor: string;
  readonly isPaper: boolean;
  /** The heading that the link's own text names. */
  readonly isMeant: boolean;
}

/** What can stand where a link into the digest is being written. */
export interface AnchorChoices {
  /** What is written so far behind `#`, before and after the cursor. */
  readonly span: Span;
  readonly choices: readonly AnchorChoice[];
}

/** The headings to choose from at an offset inside `](#…`; undefined everywhere else. */
export function anchorChoicesAt(
  digest: Digest,
  offset: number,
  { renderers }: Settings,
): AnchorChoices | undefined {
  const span = fragmentAt(digest, offset);
  if (!span) return undefined;
  const papers = new Set(digest.papers.map(({ heading }) => heading));
  const meant = headingMeant(digest, offset);
  const choices = digest.skeleton.headings.flatMap(({ nested }, heading): AnchorChoice[] => {
    if (nested || heading === digest.contents?.heading) return [];
    const anchor = workingAnchor(digest, heading, renderers);
    if (anchor === undefined) return [];
    return [
      {
        title: headingTitle(digest, heading),
        anchor: encodedAnchor(anchor, 'markdown'),
        isPaper: papers.has(heading),
        isMeant: heading === meant,
      },
    ];
  });
  return { span, choices };
}

/** A link's text and destination before this are too long to be looked at. */
const farthest = 500;

function fragmentAt({ text, skeleton: { lines, kinds } }: Digest, offset: number): Span | undefined {
  const line = lines.lineOf(offset);
  if (kinds[line] === LineKind.code) return undefined;
  const before = text.slice(Math.max(lines.startOf(line), offset - farthest), offset);
  const written = /\]\(<?#([^\s()<>]*)$/.exec(before)?.[1];
  if (written === undefined) return undefined;
  const after = /^[^\s()<>]*/.exec(text.slice(offset, offset + farthest))?.[0] ?? '';
  return { start: offset - written.length, end: offset + after.length };
}

/** The heading that has the text of the entry at an offset. */
function headingMeant(digest: Digest, offset: number): number | undefined {
  const index = (digest.contents?.entries ?? []).findIndex(({ span }) => contains(span, offset));
  return index < 0 ? undefined : headingsOfEntries(digest)[index];
}

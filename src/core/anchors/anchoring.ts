import type { ArxivId } from '../arxiv.ts';
import type { Digest } from '../digest.ts';
import { type TextEdit, textAt } from '../text.ts';
import type { AnchorMark, Renderer } from './renderer.ts';
import { type RendererName, renderers } from './renderers.ts';
import { anchorsOf, leadsTo, tablesOf } from './resolve.ts';
import { workingAnchor } from './workingAnchor.ts';

/** How a link can reach a heading. */
export interface Anchoring {
  readonly anchor: string;
  /** Writes the anchor at the heading, as `## Title<a id="x"></a>`, where no id that renderers give it works in all. */
  readonly insertion: TextEdit | undefined;
}

/** An anchor for a heading that works under every one of some renderers, if need be one of its own. */
export function anchoringOf(
  digest: Digest,
  heading: number,
  names: readonly RendererName[],
): Anchoring | undefined {
  const anchor = workingAnchor(digest, heading, names);
  if (anchor !== undefined) return { anchor, insertion: undefined };
  const own = ownAnchor(digest, heading, names);
  const insertion = own === undefined ? undefined : insertionOf(digest, heading, own, names);
  return own === undefined || !insertion ? undefined : { anchor: own, insertion };
}

/** Writes an id at a heading in a way that every one of some renderers knows. */
function insertionOf(
  digest: Digest,
  heading: number,
  id: string,
  names: readonly RendererName[],
): TextEdit | undefined {
  const { text, skeleton } = digest;
  const { textSpan, span, level = 0 } = skeleton.headings[heading] ?? {};
  const mark = markFor(id, names);
  if (!mark || !span || !textSpan || textSpan.start === textSpan.end) return undefined;
  // A backslash at the end of a title would escape the mark.
  if (text[textSpan.end - 1] === '\\') return undefined;
  // Docusaurus shows no id at the title of a page, not even one that is written there; pandoc sees fewer headings.
  const source = textAt(text, textSpan) + mark;
  const isId = (name: RendererName) => {
    const { idsOf, headingsOf }: Renderer = renderers[name];
    if (headingsOf && anchorsOf(digest, renderers[name]).ids[heading] === '') return false;
    return idsOf([{ level, source, span, index: heading }])[0] === id;
  };
  if (isAttribute(mark) && !names.every(isId)) return undefined;
  const isUnderlined = text.slice(textSpan.end, span.end).includes('\n');
  const at = !isAttribute(mark) || isUnderlined ? textSpan.end : span.end;
  return { span: { start: at, end: at }, newText: mark };
}

function isAttribute(mark: string): boolean {
  return !mark.startsWith('<');
}

/** `<a id="x"></a>`, with a `name` where a renderer looks for that only, or else `{#x}`. */
function markFor(id: string, names: readonly RendererName[]): string | undefined {
  const knows = (...marks: readonly AnchorMark[]) =>
    names.every(name => marks.some(mark => renderers[name].marks.has(mark)));
  if (knows('id')) return `<a id="${id}"></a>`;
  if (knows('name')) return `<a name="${id}"></a>`;
  if (knows('id', 'name')) return `<a id="${id}" name="${id}"></a>`;
  return knows('attribute') ? ` {#${id}}` : undefined;
}

/** An id that leads nowhere else: one that a renderer gives the heading, or else one from its paper's arXiv id. */
function ownAnchor(digest: Digest, heading: number, names: readonly RendererName[]): string | undefined {
  const tables = tablesOf(digest, names);
  const isFree = (id: string | undefined): id is string =>
    id !== undefined &&
    id !== '' &&
    tables.every(({ targetOf }) => {
      const target = targetOf(id);
      return target === undefined || leadsTo(digest, target, heading);
    });
  const candidates = new Set([...tables.map(({ ids }) => ids[heading]), idOfPaper(digest, heading)]);
  return [...candidates].find(isFree);
}

/** `arxiv-2501.00001`, unless the paper is listed more than once. */
function idOfPaper(digest: Digest, heading: number): string | undefined {
  let ids = idsOfPapers.get(digest);
  if (!ids) {
    const counts = new Map<ArxivId, number>();
    for (const { arxivId } of digest.papers) counts.set(arxivId, (counts.get(arxivId) ?? 0) + 1);
    ids = new Map();
    for (const { heading, arxivId } of digest.papers)
      if (counts.get(arxivId) === 1) ids.set(heading, arxivId);
    idsOfPapers.set(digest, ids);
  }
  const id = ids.get(heading);
  return id && `arxiv-${id.replace('/', '-')}`;
}

const idsOfPapers = new WeakMap<Digest, Map<number | undefined, ArxivId>>();

import type { Span } from './text.ts';

/** An arXiv identifier without version: `2412.18419` or `cs/0112017`. */
export type ArxivId = string & { readonly __brand: 'ArxivId' };

/** What an arXiv address shows of a paper. */
export type ArxivPage = 'abs' | 'pdf' | 'html';

/** An arXiv address in a text; `span` covers the address as it is written. */
export interface ArxivLink {
  readonly id: ArxivId;
  readonly version: number | undefined;
  readonly page: ArxivPage;
  readonly span: Span;
}

// arXiv's own scheme: four digits (year, month), a dot and four (until 2014) or five digits; before April
// 2007 an archive and seven digits. https://info.arxiv.org/help/arxiv_identifier.html
const idPattern = '(\\d{4}\\.\\d{4,5}|[a-z][a-z-]*(?:\\.[A-Z]{2})?/\\d{7})(?:v(\\d{1,3}))?(?!\\d)';
const address = new RegExp(`(?<![a-z\\d-])arxiv\\.org/(abs|pdf|html)/${idPattern}(?:\\.pdf)?`, 'iy');
const host = /(?:https?:\/\/)?(?:[a-z]{1,12}\.)?$/i;
const bareId = new RegExp(`^(?:arxiv:\\s*)?${idPattern}$`, 'i');

/** The first arXiv address in `text` between two offsets. */
export function findArxivLink(text: string, start = 0, end = text.length): ArxivLink | undefined {
  // The slice keeps a search for what is not there from running on to the end of the text.
  for (const link of linksIn(text.slice(start, end), start)) return link;
  return undefined;
}

function* linksIn(text: string, offset: number): Generator<ArxivLink> {
  for (let at = text.indexOf('.org/'); at >= 0; at = text.indexOf('.org/', at + 1)) {
    const name = at - 'arxiv'.length;
    address.lastIndex = name;
    const match = name < 0 ? null : address.exec(text);
    if (!match) continue;
    const lead = host.exec(text.slice(Math.max(0, name - 21), name))?.[0].length ?? 0;
    yield {
      id: (match[2] ?? '') as ArxivId,
      version: match[3] === undefined ? undefined : Number(match[3]),
      page: (match[1] ?? 'abs').toLowerCase() as ArxivPage,
      span: { start: offset + name - lead, end: offset + address.lastIndex },
    };
  }
}

/** The id that a whole text names, as `2412.18419v1`, `arXiv:2412.18419` or an address. */
export function readArxivId(text: string): { id: ArxivId; version: number | undefined } | undefined {
  const trimmed = text.trim();
  const match = bareId.exec(trimmed);
  if (match) {
    return {
      id: (match[1] ?? '') as ArxivId,
      version: match[2] === undefined ? undefined : Number(match[2]),
    };
  }
  const link = findArxivLink(trimmed);
  return link && link.span.start === 0 ? { id: link.id, version: link.version } : undefined;
}

/** The address of a paper's page; with a version, of exactly that version. */
export function arxivUrl(page: ArxivPage, id: ArxivId, version?: number): string {
  return `https://arxiv.org/${page}/${id}${version === undefined ? '' : `v${version}`}`;
}

import type { Digest, Paper } from '../digest.ts';
import { matchesIn, type Span } from '../text.ts';
import type { Wording } from '../wording/wording.ts';
import { shortened } from './linkFix.ts';
import { fieldParts, sectionsBeside } from './paperParts.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** An address or id of arXiv that no paper can have. */
export const malformedArxivLink: Rule = {
  sentence: 'An arXiv address or id cannot be one.',
  severity: 'warning',
  changes: 'papers',
  check: (digest, { wording }) =>
    sectionsBeside(digest).flatMap(({ span }) =>
      findings(wording, malformedLinks(digest, [span]), undefined),
    ),
  checkPaper: (digest, paper, wording) =>
    findings(wording, malformedLinks(digest, fieldParts(digest, paper)), paper),
};

/** An address that cannot be one, and what it must have been meant to be. */
export interface MalformedLink {
  /** From `arxiv` to its end; or the id alone behind a label. */
  readonly span: Span;
  readonly written: string;
  readonly meant: string | undefined;
}

/** The arXiv addresses and labelled ids in some parts of a digest that cannot be any. */
export function malformedLinks({ text }: Digest, parts: readonly Span[]): MalformedLink[] {
  const links: MalformedLink[] = [];
  for (const { start, end } of parts) {
    for (const match of matchesIn(text.slice(start, end), mention)) {
      const [all, page, path, label, id] = match;
      const wrong = label === undefined ? isWrongAddress(page, path ?? '') : !isId(id ?? '');
      if (!wrong) continue;
      const written = (label === undefined ? all : (id ?? '')).replace(/(?<![.,;:，。；])[.,;:，。；]+$/, '');
      const from = start + match.index + (label ?? '').length;
      if (/\*\*|!$/.test(written)) continue;
      const meantId = repairedId(label === undefined ? (path ?? '') : (id ?? ''));
      const meant =
        meantId && label === undefined ? `arxiv.org/${page?.toLowerCase() ?? 'abs'}/${meantId}` : meantId;
      links.push({ span: { start: from, end: from + written.length }, written, meant });
    }
  }
  return links;
}

/** An address with its page and what follows; or a label, as `**arXiv ID:** `, and an id. */
const mention =
  /(?<![a-z\d-])arxiv\.org\/+(?:(abs|pdf|html)(?:\/+|(?=[\s<>()[\]"'`|]|$)))?([^\s<>()[\]{}"'`|]*)|((?<![\p{L}\d./])arxiv(?: ?id)?[*_]{0,2} ?[:：][*_]{0,2} ?)(\d[\d.,]{4,}(?:v\d+)?)/giu;

function isWrongAddress(page: string | undefined, path: string): boolean {
  if (page !== undefined) return !isId(path);
  // Other pages of arXiv have words: lists, authors, help.
  return /^(?:arxiv:|\d{4})/i.test(path);
}

/** Whether a text begins with an id that a paper can have. https://info.arxiv.org/help/arxiv_identifier.html */
function isId(text: string): boolean {
  const modern = /^(\d\d)(\d\d)\.(\d{4,5})(?:v[1-9]\d{0,2})?(?![\dv])/.exec(text);
  if (modern) return isModern(Number(modern[1]), Number(modern[2]), modern[3] ?? '');
  const old = /^[a-z][a-z-]*(?:\.[A-Z]{2})?\/\d\d(\d\d)\d{3}(?:v[1-9]\d{0,2})?(?!\d)/i.exec(text);
  return old !== null && isMonth(Number(old[1]));
}

/** Since April 2007; five digits since 2015. */
function isModern(year: number, month: number, number: string): boolean {
  return isMonth(month) && year * 100 + month >= 704 && number.length === (year < 15 ? 4 : 5);
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

/** The id that was certainly meant: all its digits are there, in order. */
function repairedId(text: string): string | undefined {
  const bare = text.replace(/^(?:(?:abs|pdf|html)\/+|arxiv:)+/i, '');
  const parts = /^(\d{4})[.,_-]?(\d{4,5})(v\d{0,3})?(\.pdf)?[.,;:，。；]*$/i.exec(bare);
  if (!parts) return undefined;
  const [, month, number, version = '', file = ''] = parts;
  const id = `${month}.${number}${/^v[1-9]/.test(version) ? version : ''}`;
  return isId(id) ? id + file : undefined;
}

/** One finding for an address and its copies, as in `[address](address)`. */
function findings(
  { problems, fixes }: Wording,
  links: readonly MalformedLink[],
  paper: Paper | undefined,
): Finding[] {
  if (links.length === 0) return [];
  const byText = new Map<string, MalformedLink[]>();
  for (const link of links) {
    const copies = byText.get(link.written);
    if (copies) copies.push(link);
    else byText.set(link.written, [link]);
  }
  return [...byText.values()].flatMap((all): Finding[] => {
    const [first] = all;
    if (!first) return [];
    const { written, meant, span } = first;
    return [
      {
        span,
        message: meant ? problems.isNoIdBut(shortened(written), meant) : problems.isNoId(shortened(written)),
        fix: meant === undefined ? undefined : change(fixes, all, meant),
        suggestions: () =>
          meant === undefined && paper && isId(paper.arxivId) && /^arxiv/i.test(written)
            ? [change(fixes, all, `arxiv.org/abs/${paper.arxivId}`)]
            : [],
      },
    ];
  });
}

function change(fixes: Wording['fixes'], links: readonly MalformedLink[], newText: string): Fix {
  return { title: fixes.changeTo(newText), edits: links.map(({ span }) => ({ span, newText })) };
}

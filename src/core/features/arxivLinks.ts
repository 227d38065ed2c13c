import { type ArxivId, arxivUrl } from '../arxiv.ts';
import type { Digest } from '../digest.ts';
import { codeSpansOf } from '../markdown/codeSpans.ts';
import { findLinks } from '../markdown/links.ts';
import { LineKind } from '../markdown/skeleton.ts';
import { type Span, spansMeeting } from '../text.ts';

/** An id in a text that no link leads anywhere from, and the page of its paper. */
export interface ArxivMention {
  readonly span: Span;
  readonly address: string;
}

/** The arXiv ids that stand in a digest as text, as `2412.18419v2` and `arXiv:cs/0112017`: not in code, links or addresses. */
export function bareArxivIds(digest: Digest): ArxivMention[] {
  const { text, skeleton } = digest;
  const mentions: ArxivMention[] = [];
  const taken = new TakenSpans(digest);
  for (const match of text.matchAll(bareId)) {
    const [written, modern, old, version] = match;
    const span = { start: match.index, end: match.index + written.length };
    const line = skeleton.lines.lineOf(span.start);
    const kind = skeleton.kinds[line];
    if (kind === LineKind.code || kind === LineKind.html || taken.has(line, span)) continue;
    const id = (modern ?? old) as ArxivId;
    mentions.push({
      span,
      address: arxivUrl('abs', id, version === undefined ? undefined : Number(version)),
    });
  }
  return mentions;
}

/**
 * Ids since 2015, named or not: so long a number with a month in it is nothing else. Shorter and older ones look like
 * prices and paths, and are only ids where they are called so.
 */
const bareId =
  /(?<![\p{L}\p{N}./_=&?#%@+-])(?:(?:arxiv: ?)?((?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5})|arxiv: ?((?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?\/\d{7}))(?:v(\d{1,2}))?(?![\p{L}\p{N}/_@%-]|\.\d)/giu;

/** What of a digest's lines is taken by code and links already; each line is read once. */
class TakenSpans {
  readonly #digest: Digest;
  #line = -1;
  #spans: readonly Span[] = [];

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  has(line: number, span: Span): boolean {
    if (line !== this.#line) {
      this.#line = line;
      this.#spans = this.#read(line);
    }
    return spansMeeting(this.#spans, span).length > 0;
  }

  #read(line: number): Span[] {
    const { text, skeleton } = this.#digest;
    const [start, end] = [skeleton.lines.startOf(line), skeleton.lines.startOf(line + 1)];
    const written = text.slice(start, end);
    // A link written as HTML holds what stands between its tags; the line is left alone.
    if (/<a\s/i.test(written)) return [{ start, end }];
    // Images are taken like links.
    const links = findLinks(written.replaceAll('![', ' ['), 0, written.length).map(link => link.span);
    return [...codeSpansOf(written), ...links]
      .map(span => ({ start: start + span.start, end: start + span.end }))
      .sort((a, b) => a.start - b.start);
  }
}

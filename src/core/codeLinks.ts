import type { Digest, Paper } from './digest.ts';
import { addressesIn } from './markdown/addresses.ts';
import { findLinks } from './markdown/links.ts';
import { matchesIn, type Span, spansMeeting } from './text.ts';

/**
 * The addresses of a paper's code and project pages, each once: repositories wherever its block or its clean abstract
 * names them, and whatever a link called "code" or "project" leads to. What a language model adds in folds is left out.
 * The clean abstract is undefined where it names no address.
 */
export function codeLinksOf(
  digest: Digest,
  paper: Paper,
  abstract: string | undefined,
  unmarked: (text: string) => string,
): readonly string[] {
  const links: string[] = [];
  for (const { start, end } of partsBeside(digest, paper)) {
    const part = digest.text.slice(start, end);
    if (!part.includes('://')) continue;
    links.push(...namedLinks(part, paper), ...repositoriesIn(unmarked(part)));
  }
  if (abstract?.includes('://')) {
    links.push(...repositoriesIn(abstract));
    for (const [, address = ''] of matchesIn(abstract, project))
      if (!paperPage.test(address)) links.push(trimmed(address));
  }
  return links.length > 1 ? [...new Set(links)] : links;
}

const repository =
  /https?:\/\/(?:www\.)?(?:(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com|huggingface\.co)\/[^\s<>()[\]{}"'`|,;，。；、]+|[\w-]+\.(?:github|gitlab)\.io\b[^\s<>()[\]{}"'`|,;，。；、]*)/y;

/** What stands behind words that announce code or a project page. */
const project =
  /\b(?:code|codes|project|homepage|website|web ?page|demo)s?\b[^.!?。]{0,80}?(https?:\/\/[^\s<>()[\]{}"'`|,;，。；、]+)/gi;

/** Addresses of the paper itself, or of texts about it. */
const paperPage =
  /^https?:\/\/(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|doi\.org|openreview\.net|semanticscholar\.org|img\.shields\.io|scholar\.google\.com|huggingface\.co\/papers|kimi\.moonshot\.cn|papers\.cool|youtube\.com|youtu\.be)/i;

const codeWord =
  /^\W{0,40}(?:code|codes|github|gitlab|repo|repository|project|project page|homepage|website|page|demo|hugging ?face|model|代码|源码|项目|项目主页|主页)\W{0,40}$/i;

function repositoriesIn(text: string): string[] {
  return addressesIn(text, repository).flatMap(([address]) =>
    paperPage.test(address) ? [] : [trimmed(address)],
  );
}

/** Links in a block that are called code, or `link` in a table, where only the code has no better name. */
function namedLinks(part: string, { shape }: Paper): string[] {
  if (!part.includes('](')) return [];
  const addresses: string[] = [];
  for (const { textSpan, destinationSpan } of findLinks(part, 0, part.length)) {
    const name = part.slice(textSpan.start, textSpan.end);
    const address = part.slice(destinationSpan.start, destinationSpan.end);
    const isCode = codeWord.test(name) || (shape === 'row' && /^\W*link\W*$/i.test(name));
    if (isCode && /^https?:/.test(address) && !paperPage.test(address)) addresses.push(trimmed(address));
  }
  return addresses;
}

/** The parts of a paper's block that are neither its abstract nor folded away. */
function partsBeside(
  { skeleton }: Digest,
  { span, abstractSpan, translatedAbstractSpan, titleSpan }: Paper,
): Span[] {
  const gaps = [
    ...spansMeeting(skeleton.details, span),
    ...[abstractSpan, translatedAbstractSpan].filter(gap => gap !== undefined),
  ];
  const parts: Span[] = [];
  let { start } = span;
  for (const gap of gaps.sort((a, b) => a.start - b.start)) {
    if (gap.start > start) parts.push({ start, end: gap.start });
    start = Math.max(start, gap.end);
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts.length > 0 ? parts : [titleSpan];
}

function trimmed(address: string): string {
  return address.replace(/(?<![.,;:!?])[.,;:!?]+$/, '');
}

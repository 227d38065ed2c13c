import type { Digest } from '../../core/digest.ts';
import { paperAt } from '../../core/features/place.ts';
import type { Problem } from '../../core/rules/rules.ts';

/**
 * What a problem is about, in words that stay when lines move: `2501.10001 2025-02-30` for a date in the section of
 * a paper, `#Sparse-birds` for a link above all papers.
 */
export function aboutOf(digest: Digest, { span }: Problem): string {
  const text = digest.text
    .slice(span.start, Math.min(span.end, span.start + longest))
    .trim()
    .replace(/\s+/g, ' ');
  // One further, because a section ends where the next one starts.
  const paper = paperAt(digest, Math.min(span.start + 1, span.end));
  return [paper?.arxivId, text].filter(Boolean).join(' ');
}

/** More of a text tells no two problems apart. */
const longest = 200;

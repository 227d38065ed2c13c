import { slug } from 'github-slugger';
import { perTitle } from './perTitle.ts';

/**
 * A heading's text as GitHub makes an id of it: `The $O(n)$ bound` → `the-on-bound`. The rule for characters is
 * github-slugger's, which was generated from GitHub's own answers; VS Code carries a copy of it.
 */
export const githubSlug = perTitle(text => untrimmedSlug(text.trim()));

/** The same with a hyphen for each space at the ends, too. */
export function untrimmedSlug(text: string): string {
  return slug(text);
}

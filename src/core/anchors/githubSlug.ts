import { slug } from 'github-slugger';

/**
 * A heading's text as GitHub makes an id of it: `The $O(n)$ bound` → `the-on-bound`. The rule for characters is
 * github-slugger's, which was generated from GitHub's own answers; VS Code carries a copy of it.
 */
export function githubSlug(text: string): string {
  let id = remembered.get(text);
  if (id === undefined) {
    id = slug(text.trim());
    if (remembered.size >= 20_000) remembered.clear();
    remembered.set(text, id);
  }
  return id;
}

/** Every keystroke asks for all headings again, and nearly all are as they were. */
const remembered = new Map<string, string>();

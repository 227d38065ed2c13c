import type { InlinePiece } from '../markdown/inline.ts';
import { githubSlug } from './githubSlug.ts';
import type { Renderer } from './renderer.ts';

/** VS Code's built-in Markdown preview: ids are exact, and math and tags are no part of them. */
export const vscode: Renderer = {
  title: 'VS Code preview',
  idOf: heading => githubSlug(heading.map(shown).join('')),
  distinct: distinctByCount,
  lookups: fragment => [fragment],
  findsNames: false,
};

function shown({ kind, text }: InlinePiece): string {
  return kind === 'math' || kind === 'break' ? '' : text;
}

/** `echo, echo, echo-1` → `echo, echo-1, echo-1`: the preview does not look whether an id is free. */
function distinctByCount(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map(id => {
    const count = seen.get(id);
    seen.set(id, (count ?? -1) + 1);
    return count === undefined ? id : `${id}-${count + 1}`;
  });
}

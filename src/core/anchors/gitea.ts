import { type InlinePiece, inlinePiecesWithoutMath } from '../markdown/inline.ts';
import { DistinctIds } from './distinctIds.ts';
import { attributedTitle } from './headingAttribute.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer, ShownHeading } from './renderer.ts';
import { lowered } from './simpleCase.ts';

/**
 * Gitea: the newest makes ids from the text that is shown and lets repeated headings share one
 * (`processNodeHeadingAndID` in `html_node.go`), those before 1.26 made them from the Markdown source and numbered them
 * (`prefixed_id.go`); a fix must work in both. Its script (`anchors.ts`) puts `user-content-` before the fragment.
 */
export const gitea: Renderer = {
  title: 'Gitea',
  idsOf: headings => headings.map(({ source }) => shownId(source)),
  marks: new Set(['id', 'name', 'attribute']),
  variants: [
    {
      title: 'Gitea before 1.26',
      idsOf: sourceIds,
      marks: new Set(['id', 'name', 'attribute']),
    },
  ],
};

const shownId = perTitle(source => {
  const { title, id } = attributedTitle(source);
  return id ?? cleaned(inlinePiecesWithoutMath(title).map(shown).join(''));
});

function shown({ kind, text }: InlinePiece): string {
  return kind === 'html' || kind === 'image' ? '' : text;
}

function sourceIds(headings: readonly ShownHeading[]): string[] {
  const given = new DistinctIds();
  return headings.map(({ source }) => {
    const { title, id } = attributedTitle(source);
    if (id !== undefined) return given.take(id);
    return given.give(cleaned(title.slice(title.lastIndexOf('\n') + 1)) || 'heading');
  });
}

function cleaned(text: string): string {
  return lowered(
    text
      .trim()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

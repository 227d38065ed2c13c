import { type InlinePiece, inlinePiecesWithoutMath } from '../markdown/inline.ts';
import { DistinctIds } from './distinctIds.ts';
import { githubSlug } from './githubSlug.ts';
import { attributedTitle } from './headingAttribute.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer } from './renderer.ts';

/**
 * Docusaurus: github-slugger over the text of the heading, with `{#x}` before it; the title of a page (`#`) has no id in
 * the page. Source: `remark/headings` of its MDX loader, `markdownHeadingIdUtils.ts`, and `Heading` of its classic theme.
 */
export const docusaurus: Renderer = {
  title: 'Docusaurus',
  idsOf: headings => {
    const given = new DistinctIds();
    return headings.map(({ level, source }) => {
      const { id, own } = idOf(source);
      const distinct = own ? id : given.give(id);
      return level === 1 ? '' : distinct;
    });
  },
  lookups: fragment => [fragment],
  marks: new Set(['id', 'name', 'attribute']),
};

const idOf = perTitle(source => {
  const { title, id } = attributedTitle(source);
  if (id !== undefined) return { id, own: true };
  return { id: githubSlug(inlinePiecesWithoutMath(title).map(shown).join('')), own: false };
});

function shown({ kind, text }: InlinePiece): string {
  return kind === 'html' || kind === 'break' ? '' : text;
}

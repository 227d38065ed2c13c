import { type InlinePiece, inlinePiecesWithoutMath } from '../markdown/inline.ts';
import { DistinctIds } from './distinctIds.ts';
import { untrimmedSlug } from './githubSlug.ts';
import { attributedTitle } from './headingAttribute.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer } from './renderer.ts';

/**
 * Docusaurus: github-slugger over the text of the heading, where a `{#x}` at its end does not name it; the title of a page
 * (`#`) has no id in the page. Source: `remark/headings` of its MDX loader, `markdownHeadingIdUtils.ts`, `Heading` of its
 * classic theme, and its own parser and slugger.
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
  marks: new Set(['id', 'name', 'attribute']),
};

const idOf = perTitle(source => {
  const { title, id } = attributedTitle(source);
  if (id !== undefined) return { id, own: true };
  const pieces = inlinePiecesWithoutMath(title);
  const shown = pieces.filter(({ kind }) => kind !== 'html');
  return { id: untrimmedSlug((shown.length > 0 ? shown : pieces).map(textOf).join('')), own: false };
});

function textOf({ kind, text }: InlinePiece): string {
  return kind === 'text' ? text.replace(directive, '') : text;
}

/** In `N:M`, `:M` is a directive, of which only the name is known. */
const directive = /(?<!:):[a-z](?:[\w-]*[a-z0-9])?(?![\w:-])/gi;

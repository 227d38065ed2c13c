import { DistinctIds } from './distinctIds.ts';
import { attributedTitle } from './headingAttribute.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer } from './renderer.ts';
import { lowered } from './simpleCase.ts';

/**
 * Hugo with its own settings: ids are made from the Markdown source of the heading's last line, marks and addresses
 * included; raw HTML is left out of the page, and `{#x}` names a heading. Source: `autoid.go` of Hugo, `atx_heading.go` of
 * Goldmark, and Hugo itself.
 */
export const hugo: Renderer = {
  title: 'Hugo',
  idsOf: headings => {
    const given = new DistinctIds();
    return headings.map(({ source }) => {
      const { id, own } = idOf(source);
      return own ? given.take(id) : given.give(id);
    });
  },
  marks: new Set(['attribute']),
};

const idOf = perTitle(source => {
  const { title, id } = attributedTitle(source);
  if (id !== undefined) return { id, own: true };
  const lastLine = title.slice(title.lastIndexOf('\n') + 1).trim();
  const kept = lowered(lastLine.replace(/[^\p{L}\p{Nd}_ -]/gu, '')).replaceAll(' ', '-');
  return { id: kept || 'heading', own: false };
});

import { type InlinePiece, inlinePieces } from '../markdown/inline.ts';
import { DistinctIds } from './distinctIds.ts';
import { attributedTitle } from './headingAttribute.ts';
import { pandocHeadings } from './pandocHeadings.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer } from './renderer.ts';
import { lowered } from './simpleCase.ts';

/**
 * Pandoc from its own Markdown (`-f markdown`) to HTML: everything before the first letter goes, `.` stays. Source:
 * `inlineListToIdentifier` and `uniqueIdent` in `Text/Pandoc/Shared.hs`, and pandoc itself.
 */
export const pandoc: Renderer = {
  title: 'pandoc',
  idsOf: headings => {
    const given = new DistinctIds();
    return headings.map(({ source }) => {
      const { id, own } = idOf(source);
      return own ? given.take(id) : given.give(id);
    });
  },
  headingsOf: pandocHeadings,
  marks: new Set(['id', 'name', 'attribute']),
};

const idOf = perTitle(source => {
  const { title, id } = attributedTitle(source);
  if (id !== undefined) return { id, own: true };
  const text = inlinePieces(title).map(shown).join('');
  const kept = lowered(text.replace(/[^\p{L}\p{N}\s_.-]/gu, ''))
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[^\p{L}]+/u, '');
  return { id: kept || 'section', own: false };
});

function shown({ kind, text }: InlinePiece): string {
  if (kind === 'html') return '';
  if (kind !== 'text') return text;
  return text
    .replace(mathOrCommand, found => (found.startsWith('$') ? found : ''))
    .replace(/--+|\.\.\./g, '');
}

/**
 * `98$\times$`, which pandoc reads as math, or a TeX command beside math, `\alpha` or `\method{x}`, which it leaves out of
 * HTML. Dashes and dots become `–` and `…`, which ids do not hold.
 */
const mathOrCommand =
  /\$[^\s$](?:[^$]*[^\s$])?\$(?!\d)|\\\p{L}+(?:\[[^\][]*\])*(?:=?-?\d+(?:\.\d+)?)?(?:\{[^{}]*\})*/gu;

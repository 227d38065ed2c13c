import { type InlinePiece, inlinePieces } from '../markdown/inline.ts';
import { distinctByLoop } from './distinctIds.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer } from './renderer.ts';

/**
 * GitLab since 17.0, which stopped to squeeze hyphens. Its headings are comrak's (`anchorizer.rs`, `collect_text`), its
 * sanitizer (`sanitization_filter.rs`) keeps the `name` of an `<a>` and removes every `id`, and its script
 * (`handleLocationHash`) tries the fragment as it is and with `user-content-` before it.
 */
export const gitlab: Renderer = {
  title: 'GitLab',
  idsOf: headings => distinctByLoop(headings.map(({ source }) => idOf(source))),
  marks: new Set(['name']),
};

const idOf = perTitle(source =>
  inlinePieces(source)
    .map(shown)
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-'),
);

function shown({ kind, text }: InlinePiece): string {
  return kind === 'html' ? '' : kind === 'break' ? ' ' : text;
}

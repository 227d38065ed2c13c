import { type InlinePiece, inlinePieces, mayHoldMarkup } from '../markdown/inline.ts';
import { distinctByCount } from './distinctIds.ts';
import { githubSlug } from './githubSlug.ts';
import { perTitle } from './perTitle.ts';
import type { Renderer } from './renderer.ts';

/**
 * VS Code's built-in Markdown preview: ids are exact, and math and tags are no part of them. Source: `markdownEngine.ts` and
 * `slugify.ts` of its Markdown extension, and the preview itself.
 */
export const vscode: Renderer = {
  title: 'VS Code preview',
  idsOf: headings => distinctByCount(headings.map(({ source }) => idOf(source))),
  marks: new Set(['id']),
};

function idOf(source: string): string {
  return mayHoldMarkup(source) ? idOfMarked(source) : githubSlug(source);
}

const idOfMarked = perTitle(source => githubSlug(inlinePieces(source).map(shown).join('')));

function shown({ kind, text }: InlinePiece): string {
  return kind === 'math' || kind === 'break' || kind === 'html' ? '' : text;
}

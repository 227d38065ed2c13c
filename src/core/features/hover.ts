import type { Digest } from '../digest.ts';
import type { Library } from '../library.ts';
import { problemsOf } from '../rules/rules.ts';
import type { Settings } from '../settings.ts';
import { contains, type Span } from '../text.ts';
import { type AddressOf, escapedMarkdown, paperCard } from './card.ts';
import { placeAt } from './place.ts';

/** What is shown beside the pointer. */
export interface HoverCard {
  readonly span: Span;
  readonly markdown: string;
}

/** What a hover needs besides the digest. */
export interface HoverContext {
  readonly library: Library;
  readonly settings: Settings;
  readonly addressOf: AddressOf;
  /** Whether the editor shows the problem under the pointer by itself. */
  readonly editorShowsProblems: boolean;
}

/** The card of the paper at an offset; on a link that is dead, why, and what would work, comes first. */
export function hoverAt(context: HoverContext, digest: Digest, offset: number): HoverCard | undefined {
  const { library, settings, addressOf, editorShowsProblems } = context;
  const place = placeAt(digest, offset);
  if (!place) return undefined;
  const reasons =
    place.kind === 'entry'
      ? problemsOf(digest, settings)
          .filter(({ span }) => contains(place.span, span.start) && contains(place.span, span.end))
          .filter(({ span }) => !editorShowsProblems || !contains(span, offset))
          .map(({ message }) => `⚠ ${escapedMarkdown(message)}`)
      : [];
  const card = place.paper && paperCard(library, { digest, paper: place.paper }, addressOf, settings.wording);
  const markdown = [...reasons, card].filter(Boolean).join('\n\n---\n\n');
  return markdown ? { span: place.span, markdown } : undefined;
}

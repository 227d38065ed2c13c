import {
  type Connection,
  DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type SelectionRange,
} from 'vscode-languageserver';
import { highlightsAt, referencesAt } from '../core/features/references.ts';
import { enclosingSpans } from '../core/features/selection.ts';
import type { LineIndex, Span } from '../core/text.ts';
import { toUri } from '../core/uri.ts';
import { toLocation, toOffset, toRange } from './convert.ts';
import type { Guard } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** Answers where else a paper is named, and what "expand selection" selects. */
export function registerNavigation(connection: Connection, guard: Guard, { library }: Workspace): void {
  const digestOf = ({ textDocument }: { readonly textDocument: { readonly uri: string } }) =>
    library.digest(toUri(textDocument.uri));

  connection.onReferences(
    guard.handler('references', null, (params): Location[] | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const references = referencesAt(library, digest, toOffset(digest.skeleton.lines, params.position));
      // The title itself is the declaration.
      const wanted = params.context.includeDeclaration ? references : references.slice(1);
      return wanted.map(({ digest, span }) => toLocation(digest, span));
    }),
  );
  connection.onDocumentHighlight(
    guard.handler('documentHighlight', null, (params): DocumentHighlight[] | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { lines } = digest.skeleton;
      const spans = highlightsAt(digest, toOffset(lines, params.position));
      // Without any of ours the editor marks equal words, as it does in all text.
      if (spans.length === 0) return null;
      return spans.map(span => DocumentHighlight.create(toRange(lines, span), DocumentHighlightKind.Text));
    }),
  );
  connection.onSelectionRanges(
    guard.handler('selectionRange', null, (params): SelectionRange[] | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { lines } = digest.skeleton;
      return params.positions.map(position =>
        toChain(lines, enclosingSpans(digest, toOffset(lines, position))),
      );
    }),
  );
}

/** Spans, the smallest first, as ranges that each know the next. */
function toChain(lines: LineIndex, spans: readonly Span[]): SelectionRange {
  const [first, ...others] = spans.map(span => toRange(lines, span));
  const parent = others.reduceRight<SelectionRange | undefined>(
    (parent, range) => (parent ? { range, parent } : { range }),
    undefined,
  );
  const range = first ?? toRange(lines, { start: 0, end: lines.length });
  return parent ? { range, parent } : { range };
}

import {
  type Connection,
  DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type SelectionRange,
} from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import { highlightsAt, referencesAt } from '../../core/features/references.ts';
import { enclosingSpans } from '../../core/features/selection.ts';
import type { Span } from '../../core/text.ts';
import { toUri } from '../../core/uri.ts';
import type { Converter } from '../convert.ts';
import type { Guard } from '../guard.ts';
import type { Workspace } from '../workspace.ts';

/** Answers where else a paper is named, and what "expand selection" selects. */
export function registerNavigation(connection: Connection, guard: Guard, workspace: Workspace): void {
  const { library } = workspace;
  const digestOf = ({ textDocument }: { readonly textDocument: { readonly uri: string } }) =>
    library.digest(toUri(textDocument.uri));

  connection.onReferences(
    guard.handler('references', null, (params): Location[] | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const references = referencesAt(library, digest, workspace.convert.toOffset(digest, params.position));
      // The title itself is the declaration.
      const wanted = params.context.includeDeclaration ? references : references.slice(1);
      return wanted.map(({ digest, span }) => workspace.convert.toLocation(digest, span));
    }),
  );
  connection.onDocumentHighlight(
    guard.handler('documentHighlight', null, (params): DocumentHighlight[] | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { convert } = workspace;
      const spans = highlightsAt(digest, convert.toOffset(digest, params.position));
      // Without any of ours the editor marks equal words, as it does in all text.
      if (spans.length === 0) return null;
      return spans.map(span =>
        DocumentHighlight.create(convert.toRange(digest, span), DocumentHighlightKind.Text),
      );
    }),
  );
  connection.onSelectionRanges(
    guard.handler('selectionRange', null, (params): SelectionRange[] | null => {
      const digest = digestOf(params);
      if (!digest) return null;
      const { convert } = workspace;
      return params.positions.map(position =>
        toChain(convert, digest, enclosingSpans(digest, convert.toOffset(digest, position))),
      );
    }),
  );
}

/** Spans, the smallest first, as ranges that each know the next. */
function toChain(convert: Converter, digest: Digest, spans: readonly Span[]): SelectionRange {
  const [first, ...others] = spans.map(span => convert.toRange(digest, span));
  const parent = others.reduceRight<SelectionRange | undefined>(
    (parent, range) => (parent ? { range, parent } : { range }),
    undefined,
  );
  const range = first ?? convert.toRange(digest, { start: 0, end: digest.text.length });
  return parent ? { range, parent } : { range };
}

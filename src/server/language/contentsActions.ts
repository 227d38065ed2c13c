import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import type { Settings } from '../../core/settings.ts';
import { rebuiltContents } from '../../core/tableOfContents/rebuiltContents.ts';
import type { Span } from '../../core/text.ts';
import type { Converter } from '../convert.ts';

/** The action that rebuilds the table of contents, offered on it, or inserts one, offered above the papers. */
export function contentsActions(
  convert: Converter,
  digest: Digest,
  settings: Settings,
  selection: Span,
): CodeAction[] {
  const { contents, papers, skeleton } = digest;
  const heading = skeleton.headings[contents?.heading ?? -1]?.span;
  const start = contents ? (heading ?? contents.span).start : 0;
  const end = contents ? contents.span.end : (papers[0]?.titleSpan.end ?? 0);
  if (selection.end < start || selection.start > end) return [];
  const { edits = [], isNew } = rebuiltContents(digest, settings) ?? {};
  if (edits.length === 0) return [];
  const { fixes } = settings.wording;
  return [
    {
      title: isNew ? fixes.insertContents : fixes.rebuildContents,
      kind: CodeActionKind.RefactorRewrite,
      edit: convert.toWorkspaceEdit(digest, edits),
    },
  ];
}

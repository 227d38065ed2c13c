import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { type Position, TextDocument } from 'vscode-languageserver-textdocument';
import { LineIndex } from '../../core/text.ts';
import { offsetOf } from '../columns.ts';
import type { Encoding } from '../editorManners.ts';

/**
 * Keeps open texts as a client edits them. The library that applies edits counts in UTF-16, so the columns of a client
 * that counts otherwise are counted anew before each single edit, in the text that it was made for.
 */
export function openTexts(encodingOf: () => Encoding): TextDocumentsConfiguration<TextDocument> {
  return {
    create: TextDocument.create,
    update: (document, changes, version) => {
      const encoding = encodingOf();
      if (encoding === 'utf-16') return TextDocument.update(document, changes, version);
      return changes.reduce(
        (text, change) => TextDocument.update(text, [inUtf16(text, change, encoding)], version),
        document,
      );
    },
  };
}

function inUtf16(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  encoding: Encoding,
): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const counted = ({ line, character }: Position): Position => {
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    const place = { text, skeleton: { lines: new LineIndex(text) } };
    return { line, character: offsetOf(place, 0, character, encoding) };
  };
  const { start, end } = change.range;
  return { range: { start: counted(start), end: counted(end) }, text: change.text };
}

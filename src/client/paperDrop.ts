import * as vscode from 'vscode';
import type { CiteParams, TreeNode, TreeView } from '../protocol/protocol.ts';
import { citationText } from './citationText.ts';
import type { DigestServer } from './digestServer.ts';
import { rowsType } from './paperDrag.ts';
import { isTreeNode } from './paperTarget.ts';
import type { PaperView } from './paperView.ts';
import { papersOf } from './readingList/readingTarget.ts';

/** What rows become in a text, by its language. */
const formats: Readonly<Record<string, CiteParams['format']>> = {
  bibtex: 'entries',
  latex: 'keys',
  markdown: 'links',
  tex: 'keys',
};

/** Makes of rows that are dropped into a text what cites their papers there: `\cite{…}`, links, or BibTeX. */
export function citeDroppedRows(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('digestLens', 'citation');
  return vscode.languages.registerDocumentDropEditProvider(
    Object.keys(formats).map(language => ({ language })),
    {
      provideDocumentDropEdits: async (document, position, transfer) => {
        const rows = readRows(await transfer.get(rowsType)?.asString());
        const format = formats[document.languageId];
        if (rows.length === 0 || format === undefined) return undefined;
        const arxivIds = await papersOf(server, views, undefined, rows);
        const { text } = await citationText(server, { kind: 'papers', arxivIds }, format);
        if (text === '') return undefined;
        const isWhole = format !== 'keys' || isInCite(document, position);
        return new vscode.DocumentDropEdit(
          isWhole ? text : `\\cite{${text}}`,
          vscode.l10n.t('Insert Citation'),
          kind,
        );
      },
    },
    { dropMimeTypes: [rowsType], providedDropEditKinds: [kind] },
  );
}

/** Whether the keys of a command as `\citep[see][]{…}` stand at a position. */
function isInCite(document: vscode.TextDocument, { line, character }: vscode.Position): boolean {
  const before = document.lineAt(line).text.slice(Math.max(0, character - 1000), character);
  return /\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]]*\]){0,2}\{[^{}]*$/.test(before);
}

function readRows(text: string | undefined): TreeNode[] {
  const rows: unknown = text ? JSON.parse(text) : [];
  return Array.isArray(rows) ? rows.filter(isTreeNode) : [];
}

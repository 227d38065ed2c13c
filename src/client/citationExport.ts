import * as vscode from 'vscode';
import type { CiteParams, TreeView } from '../protocol/protocol.ts';
import { choosePapers, givenPapers, type PapersRequest } from './citationChoice.ts';
import { type CitationText, type CitedPapers, citationText } from './citationText.ts';
import { citationsText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { showError, showInformation } from './notifications.ts';
import type { PaperView } from './paperView.ts';

/** What a key binding or another extension may say, so that nothing of it is asked. */
interface ExportRequest extends PapersRequest {
  readonly format: string | undefined;
  /** Where to write, as a URI; an existing file is replaced. */
  readonly file: string | undefined;
}

/**
 * Writes citations into a file: of the rows a command was called on, of a search, or of what the user chooses. Asks for
 * what is not said.
 */
export async function exportCitations(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
  target: unknown,
  selected: unknown,
): Promise<void> {
  const request = readRequest(target);
  const choice =
    (await givenPapers(server, views, target, selected, request)) ?? (await choosePapers(server, views));
  if (!choice) return;
  const format = formats.find(({ id }) => id === request.format) ?? (await askFormat());
  if (!format) return;
  const written = await writtenCitations(server, choice.papers, format);
  if (!written) return;
  const { text, papers } = written;
  if (papers === 0) {
    await showInformation(vscode.l10n.t('There is no paper to export.'));
    return;
  }
  const file =
    request.file === undefined ? await askFile(choice.name, format) : vscode.Uri.parse(request.file);
  if (file) await write(file, text, papers);
}

/** The citations, behind a bar that says how far they are; undefined where the user stops them. */
function writtenCitations(
  server: DigestServer,
  papers: CitedPapers,
  { id }: Format,
): Thenable<CitationText | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Writing citations…'),
      cancellable: true,
    },
    async (progress, token) => {
      const report = (part: number) => progress.report({ increment: 100 * part });
      try {
        return await citationText(server, papers, id, { token, report });
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}

interface Format extends vscode.QuickPickItem {
  readonly id: CiteParams['format'];
  readonly extension: string;
}

/** Names of formats are names everywhere. */
const formats: readonly Format[] = [
  { id: 'bibtex', label: 'BibTeX', description: '.bib', extension: 'bib' },
  { id: 'ris', label: 'RIS', description: '.ris', extension: 'ris' },
  { id: 'csl-json', label: 'CSL-JSON', description: '.json', extension: 'json' },
  { id: 'csv', label: 'CSV', description: '.csv', extension: 'csv' },
  { id: 'markdown', label: 'Markdown', description: '.md', extension: 'md' },
];

function askFormat(): Thenable<Format | undefined> {
  return vscode.window.showQuickPick(formats, {
    title: vscode.l10n.t('Export Citations'),
    placeHolder: vscode.l10n.t('Format of the file'),
  });
}

async function askFile(name: string, { label, extension }: Format): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${fileName(name)}.${extension}`;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Citations'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [label]: [extension] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, file) } : {}),
  });
}

/** A title or a query as a name that every file system takes. */
function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return [...plain].slice(0, 60).join('') || 'papers';
}

async function write(file: vscode.Uri, text: string, papers: number): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await showError(vscode.l10n.t('The file could not be written: {0}', reason));
    return;
  }
  const open = vscode.l10n.t('Open');
  const name = vscode.workspace.asRelativePath(file);
  const done = vscode.l10n.t('Exported {0} to {1}.', citationsText(papers), name);
  // Not waited for: who called the command need not read it first.
  void showInformation(done, open).then(choice => {
    if (choice === open) void vscode.window.showTextDocument(file);
  });
}

function readRequest(value: unknown): ExportRequest {
  const text = (name: string) => {
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  const papers = text('papers');
  return {
    papers: papers === 'digest' || papers === 'all' ? papers : undefined,
    query: text('query'),
    format: text('format'),
    file: text('file'),
  };
}

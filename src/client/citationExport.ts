import * as vscode from 'vscode';
import { type CitedPapers, type CiteParams, method, type TreeView } from '../protocol/protocol.ts';
import { citationsText, papersText } from './counts.ts';
import type { DigestServer } from './digestServer.ts';
import { isTreeNode, paperOf } from './paperTarget.ts';
import type { PaperView } from './paperView.ts';
import { papersOf } from './readingList/readingTarget.ts';

/** What a key binding or another extension may say, so that nothing of it is asked. */
interface ExportRequest {
  readonly papers: 'digest' | 'all' | undefined;
  /** Papers that a search finds. */
  readonly query: string | undefined;
  readonly format: string | undefined;
  /** Where to write, as a URI; an existing file is replaced. */
  readonly file: string | undefined;
}

/** Papers to export, and what their file is to be called. */
interface Choice {
  readonly papers: CitedPapers;
  readonly name: string;
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
  const choice = (await given(server, views, target, selected, request)) ?? (await chosen(server, views));
  if (!choice) return;
  const format = formats.find(({ id }) => id === request.format) ?? (await askFormat());
  if (!format) return;
  const { text, papers } = await server.ask(method.cite, { papers: choice.papers, format: format.id });
  if (papers === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('There is no paper to export.'));
    return;
  }
  const file =
    request.file === undefined ? await askFile(choice.name, format) : vscode.Uri.parse(request.file);
  if (file) await write(file, text, papers);
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

/** The papers that the command was called for; undefined where that is for the user to say. */
async function given(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
  target: unknown,
  selected: unknown,
  { papers, query }: ExportRequest,
): Promise<Choice | undefined> {
  if (query !== undefined) return { papers: { kind: 'search', query }, name: query };
  if (papers === 'all') return allPapers();
  if (papers === 'digest') return papersOfDigest(server);
  const rows = Array.isArray(selected) && selected.length > 0 ? selected : [target];
  const [row] = rows;
  if (!isTreeNode(row)) return undefined;
  const arxivIds = await papersOf(server, views, target, selected);
  return { papers: { kind: 'papers', arxivIds }, name: rows.length > 1 ? 'papers' : row.label };
}

/** What the user chooses among the paper and the digest at the cursor, what the views show, and all papers. */
async function chosen(
  server: DigestServer,
  views: Readonly<Record<TreeView, PaperView>>,
): Promise<Choice | undefined> {
  const [paper, digest] = await Promise.all([paperOf(server, undefined), papersOfDigest(server)]);
  const all = allPapers();
  const items: (vscode.QuickPickItem & { readonly choice: Choice })[] = [];
  if (paper) {
    const choice: Choice = { papers: { kind: 'papers', arxivIds: [paper.arxivId] }, name: paper.title };
    items.push({ label: vscode.l10n.t('This Paper'), description: paper.title, choice });
  }
  if (digest) {
    const description = papersText(digest.papers.arxivIds.length);
    items.push({ label: vscode.l10n.t('All Papers of This Digest'), description, choice: digest });
  }
  for (const query of new Set([views.days.filter, views.topics.filter])) {
    if (query === null) continue;
    const label = vscode.l10n.t('Papers Filtered by “{0}”', query);
    items.push({ label, choice: { papers: { kind: 'search', query }, name: query } });
  }
  if (items.length === 0) return all;
  items.push({
    label: vscode.l10n.t('All Papers'),
    description: server.library ? papersText(server.library.papers) : '',
    choice: all,
  });
  const item = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export Citations'),
    placeHolder: vscode.l10n.t('Which papers?'),
  });
  return item?.choice;
}

function allPapers(): Choice {
  return { papers: { kind: 'all' }, name: 'papers' };
}

async function papersOfDigest(
  server: DigestServer,
): Promise<{ papers: Extract<CitedPapers, { kind: 'papers' }>; name: string } | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!uri) return undefined;
  const arxivIds = await server.ask(method.papersOfDigest, { uri: uri.toString() });
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return arxivIds.length > 0 ? { papers: { kind: 'papers', arxivIds }, name } : undefined;
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
  const plain = name.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return [...plain].slice(0, 60).join('') || 'papers';
}

async function write(file: vscode.Uri, text: string, papers: number): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(vscode.l10n.t('The file could not be written: {0}', reason));
    return;
  }
  const open = vscode.l10n.t('Open');
  const name = vscode.workspace.asRelativePath(file);
  const done = vscode.l10n.t('Exported {0} to {1}.', citationsText(papers), name);
  // Not waited for: who called the command need not read it first.
  void vscode.window.showInformationMessage(done, open).then(choice => {
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

import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import type { DigestServer } from './digestServer.ts';
import type { SavedTexts } from './savedTexts.ts';

/** The edits of one file. */
export interface FileEdits {
  readonly uri: vscode.Uri;
  readonly edits: readonly vscode.TextEdit[];
}

/** Why a file is left alone. */
export type Obstacle = 'changed' | 'overtaken' | 'readOnly';

/** An edit by files: those that it can be applied to, and those that it must leave alone. */
export interface SortedEdits {
  readonly ready: readonly FileEdits[];
  readonly skipped: readonly { readonly uri: vscode.Uri; readonly obstacle: Obstacle }[];
}

/** Parts the server's edit into files that still have the text it is for and can be written, and others. */
export async function sortedEdits(
  server: DigestServer,
  texts: SavedTexts,
  { documentChanges = [] }: WorkspaceEdit,
): Promise<SortedEdits> {
  const { protocol2CodeConverter: converter } = await server.start();
  const ready: FileEdits[] = [];
  const skipped: { readonly uri: vscode.Uri; readonly obstacle: Obstacle }[] = [];
  for (const change of documentChanges) {
    if (!('textDocument' in change)) continue;
    const uri = converter.asUri(change.textDocument.uri);
    const obstacle = await obstacleAt(texts, uri, change.textDocument.version);
    if (obstacle) skipped.push({ uri, obstacle });
    else
      ready.push({ uri, edits: await converter.asTextEdits(change.edits.filter(edit => 'newText' in edit)) });
  }
  return { ready, skipped };
}

async function obstacleAt(
  texts: SavedTexts,
  uri: vscode.Uri,
  version: number | null,
): Promise<Obstacle | undefined> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (version === null ? open?.isDirty : open?.version !== version) return 'changed';
  if (open && (await texts.isOvertaken(open))) return 'overtaken';
  return !open?.isUntitled && (await isReadOnly(uri)) ? 'readOnly' : undefined;
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false; // Nothing is known of it; writing will tell.
  }
}

/** One edit for some files. */
export function editOf(files: readonly FileEdits[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of files) edit.set(uri, [...edits]);
  return edit;
}

/** Applies the edits of some files as one step to undo; VS Code calls an edit of nothing a failure. */
export async function isApplied(files: readonly FileEdits[]): Promise<boolean> {
  return files.length === 0 || vscode.workspace.applyEdit(editOf(files));
}

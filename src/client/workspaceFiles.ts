import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindFilesParams,
  method,
  type ReadFileAnswer,
  type ReadFolderAnswer,
  type Unreadable,
} from '../protocol/protocol.ts';
import { oneGlob } from './globs.ts';

/** Lists and reads files for a server that cannot: in the browser, and in folders that are not on disk. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(method.findFiles, (params: FindFilesParams, token: vscode.CancellationToken) =>
    findFiles(params, token),
  );
  client.onRequest<ReadFolderAnswer, unknown>(method.readFolder, ({ uri }: { readonly uri: string }) =>
    readFolder(uri),
  );
  client.onRequest<ReadFileAnswer, unknown>(method.readFile, ({ uri }: { readonly uri: string }) =>
    readFile(uri),
  );
}

/**
 * Schemes of which VS Code has a search. Others may have none, as only few extensions may bring one: then `findFiles` finds
 * nothing, or waits for ever.
 */
const searchable = new Set(['file', 'vscode-remote', 'vscode-vfs']);

async function findFiles(
  { folder, include, exclude }: FindFilesParams,
  token: vscode.CancellationToken,
): Promise<string[] | null> {
  const root = vscode.Uri.parse(folder);
  if (!searchable.has(root.scheme)) return null;
  const excluded = oneGlob([...exclude]);
  // One search for each glob, so that one that cannot be read does not spoil the others.
  const found = await Promise.all(
    include.map(glob =>
      vscode.workspace.findFiles(new vscode.RelativePattern(root, glob), excluded, undefined, token),
    ),
  );
  return [...new Set(found.flat().map(uri => uri.toString()))];
}

async function readFolder(uri: string): Promise<ReadFolderAnswer> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
    const { File, Directory } = vscode.FileType;
    return {
      kind: 'folder',
      files: entries.flatMap(([name, type]) => (type & File ? name : [])),
      folders: entries.flatMap(([name, type]) => (type === Directory ? name : [])),
    };
  } catch (error) {
    return unreadable(error);
  }
}

async function readFile(uri: string): Promise<ReadFileAnswer> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
    return { kind: 'text', text: new TextDecoder('utf-8').decode(bytes) };
  } catch (error) {
    return unreadable(error);
  }
}

/** A file that is gone since it was listed is no failure. */
function unreadable(error: unknown): Unreadable {
  const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
  if (isGone) return { kind: 'none', reason: null };
  return { kind: 'none', reason: error instanceof Error ? error.message : String(error) };
}

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FindFilesParams, method } from '../protocol/protocol.ts';
import { oneGlob } from './globs.ts';

/** Lists and reads files for a server that cannot: in the browser, and in folders that are not on disk. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(method.findFiles, (params: FindFilesParams, token: vscode.CancellationToken) =>
    findFiles(params, token),
  );
  client.onRequest(method.readFiles, ({ uris }: { readonly uris: readonly string[] }) =>
    Promise.all(uris.map(readFile)),
  );
}

async function findFiles(
  { folder, include, exclude }: FindFilesParams,
  token: vscode.CancellationToken,
): Promise<string[]> {
  const root = vscode.Uri.parse(folder);
  const excluded = oneGlob([...exclude, ...searchExcludes(root)]);
  // One search for each glob, so that one that cannot be read does not spoil the others.
  const found = await Promise.all(
    include.map(glob =>
      vscode.workspace.findFiles(new vscode.RelativePattern(root, glob), excluded, undefined, token),
    ),
  );
  return [...new Set(found.flat().map(uri => uri.toString()))];
}

/** Globs of `search.exclude`, which `findFiles` does not honour by itself as it does `files.exclude`. */
function searchExcludes(folder: vscode.Uri): string[] {
  const excludes = vscode.workspace
    .getConfiguration('search', folder)
    .get<Record<string, unknown>>('exclude', {});
  return Object.keys(excludes).filter(glob => excludes[glob] === true);
}

async function readFile(uri: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8').decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
  } catch {
    return null; // Gone since it was listed, or not ours to read: the server leaves it out.
  }
}

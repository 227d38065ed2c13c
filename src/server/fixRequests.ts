import type { Connection, TextDocumentEdit } from 'vscode-languageserver';
import type { Digest } from '../core/digest.ts';
import { repair } from '../core/fixAll.ts';
import { noTocMark } from '../core/tableOfContents/noTocMark.ts';
import { rebuiltContents } from '../core/tableOfContents/rebuiltContents.ts';
import type { TextEdit } from '../core/text.ts';
import { toUri } from '../core/uri.ts';
import {
  type FixAllAnswer,
  type FixAllParams,
  method,
  type ProtectContentsAnswer,
  type RebuildContentsAnswer,
} from '../protocol/protocol.ts';
import type { Guard } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** Answers with edits of whole digests: everything that can be repaired, and the table of contents rebuilt. */
export function registerFixRequests(connection: Connection, guard: Guard, workspace: Workspace): void {
  connection.onRequest(
    method.fixAll,
    guard.handler(method.fixAll, noFixes, (params: FixAllParams): FixAllAnswer => fixAll(workspace, params)),
  );
  connection.onRequest(
    method.protectContents,
    guard.handler(method.protectContents, nothingToProtect, ({ uri }: { readonly uri: string | null }) =>
      protectContents(workspace, uri),
    ),
  );
  connection.onRequest(
    method.rebuildContents,
    guard.handler(
      method.rebuildContents,
      null,
      ({ uri }: { readonly uri: string }): RebuildContentsAnswer | null => {
        const digest = workspace.library.digest(toUri(uri));
        return digest ? rebuildContents(workspace, digest) : null;
      },
    ),
  );
}

const nothingToProtect: ProtectContentsAnswer = { edit: {}, digests: 0 };

const noFixes: FixAllAnswer = { edit: {}, fixes: 0, digests: 0, uncertain: 0, fixesOf: [] };

/** One digest, or all. */
function wantedDigests({ library }: Workspace, uri: string | null): (Digest | undefined)[] {
  return uri === null ? [...library.digests()] : [library.digest(toUri(uri))];
}

function protectContents(workspace: Workspace, uri: string | null): ProtectContentsAnswer {
  const documentChanges = wantedDigests(workspace, uri).flatMap(digest => {
    const mark = digest && noTocMark(digest);
    return mark ? [changeOf(workspace, digest, [mark])] : [];
  });
  return { edit: { documentChanges }, digests: documentChanges.length };
}

function fixAll(workspace: Workspace, { uri }: FixAllParams): FixAllAnswer {
  const documentChanges: TextDocumentEdit[] = [];
  const fixesOf: { uri: string; fixes: number }[] = [];
  let fixes = 0;
  let uncertain = 0;
  for (const digest of wantedDigests(workspace, uri)) {
    if (!digest) continue;
    const { edits, fixed, left } = repair(digest, workspace.settingsOf(digest.uri));
    fixes += fixed.length;
    uncertain += left.filter(problem => problem.suggestions().length > 0).length;
    if (edits.length === 0) continue;
    documentChanges.push(changeOf(workspace, digest, edits));
    fixesOf.push({ uri: digest.uri, fixes: fixed.length });
  }
  return { edit: { documentChanges }, fixes, digests: documentChanges.length, uncertain, fixesOf };
}

function rebuildContents(workspace: Workspace, digest: Digest): RebuildContentsAnswer | null {
  const rebuilt = rebuiltContents(digest, workspace.settingsOf(digest.uri));
  if (!rebuilt) return null;
  const { edits, isNew, added, removed, retitled, moved, relinked } = rebuilt;
  const documentChanges = edits.length > 0 ? [changeOf(workspace, digest, edits)] : [];
  return { edit: { documentChanges }, isNew, added, removed, retitled, moved, relinked };
}

/** An edit that is only for the version of the text that it was made from. */
function changeOf(workspace: Workspace, digest: Digest, edits: readonly TextEdit[]): TextDocumentEdit {
  return {
    textDocument: { uri: digest.uri, version: workspace.versionOf(digest.uri) },
    edits: workspace.convert.toEdits(digest, edits),
  };
}

import type { Connection, TextDocumentEdit } from 'vscode-languageserver';
import type { Digest } from '../../core/digest.ts';
import { repair } from '../../core/fixAll.ts';
import { noTocMark } from '../../core/tableOfContents/noTocMark.ts';
import { rebuiltContents } from '../../core/tableOfContents/rebuiltContents.ts';
import type { TextEdit } from '../../core/text.ts';
import { toUri, type Uri } from '../../core/uri.ts';
import {
  type FixAllAnswer,
  type FixAllParams,
  method,
  type ProtectContentsAnswer,
  type RebuildContentsAnswer,
} from '../../protocol/protocol.ts';
import { cancelled, type Guard } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';

/** Answers with edits of whole digests: everything that can be repaired, and the table of contents rebuilt. */
export function registerFixRequests(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
): void {
  connection.onRequest(
    method.fixAll,
    guard.handler(method.fixAll, noFixes, async ({ uri }: FixAllParams, token): Promise<FixAllAnswer> => {
      const answer = await inSlices(clock, fixingAll(workspace, uri), () => {
        workspace.sync();
        return !token.isCancellationRequested;
      });
      if (!answer) throw cancelled();
      return answer;
    }),
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

/** What can be repaired in one digest. */
interface DigestFixes {
  readonly digest: Digest;
  /** Undefined where nothing is to be changed. */
  readonly change: TextDocumentEdit | undefined;
  readonly fixes: number;
  readonly uncertain: number;
}

function* fixingAll(workspace: Workspace, uri: string | null): Generator<void, FixAllAnswer> {
  const known = new Map<Uri, DigestFixes>();
  for (let isComplete = false; !isComplete; ) {
    isComplete = true;
    for (const digest of wantedDigests(workspace, uri)) {
      // What was edited in a pause is repaired again, as it is now.
      if (!digest || known.get(digest.uri)?.digest === digest) continue;
      known.set(digest.uri, fixesIn(workspace, digest));
      isComplete = false;
      yield;
    }
  }
  return answerOf(wantedDigests(workspace, uri).flatMap(digest => (digest && known.get(digest.uri)) ?? []));
}

function fixesIn(workspace: Workspace, digest: Digest): DigestFixes {
  const { edits, fixed, left } = repair(digest, workspace.settingsOf(digest.uri));
  return {
    digest,
    change: edits.length > 0 ? changeOf(workspace, digest, edits) : undefined,
    fixes: fixed.length,
    uncertain: left.filter(problem => problem.suggestions().length > 0).length,
  };
}

function answerOf(all: readonly DigestFixes[]): FixAllAnswer {
  const documentChanges = all.flatMap(({ change }) => change ?? []);
  return {
    edit: { documentChanges },
    fixes: all.reduce((sum, { fixes }) => sum + fixes, 0),
    digests: documentChanges.length,
    uncertain: all.reduce((sum, { uncertain }) => sum + uncertain, 0),
    fixesOf: all.flatMap(({ digest: { uri }, change, fixes }) => (change ? [{ uri, fixes }] : [])),
  };
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

import type { CancellationToken, Connection } from 'vscode-languageserver';
import { problemsOf } from '../../core/rules/rules.ts';
import { shownLine } from '../../core/shownText.ts';
import { toUri } from '../../core/uri.ts';
import { authorsLine } from '../../core/views/viewNode.ts';
import { type DigestStatus, method, type SearchAnswer, type SearchParams } from '../../protocol/protocol.ts';
import { cancelled, type Guard } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';
import { toPaperLink } from './treeNodes.ts';

/** Answers the requests of our own protocol about papers: search, and how a digest is. */
export function registerPaperRequests(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
): void {
  const { library } = workspace;
  connection.onRequest(
    method.search,
    guard.handler(method.search, noHits, (params: SearchParams, token) =>
      search(workspace, clock, params, token),
    ),
  );
  connection.onRequest(
    method.digestStatus,
    guard.handler(method.digestStatus, null, ({ uri }: { readonly uri: string }): DigestStatus | null => {
      const digest = library.digest(toUri(uri));
      if (!digest) return null;
      const found = problemsOf(digest, workspace.settingsOf(digest.uri), library);
      // An editor lists no hints as problems either.
      const problems = found.filter(({ severity }) => severity !== 'hint').length;
      return { papers: digest.papers.length, problems, day: digest.day?.day ?? null };
    }),
  );
}

const noHits: SearchAnswer = { hits: [], total: 0, issues: [], complete: true };

/** A question that is not wanted any more, because more was typed, gives way to the next one. */
async function search(
  { library, catalogue, convert, editor }: Workspace,
  clock: Clock,
  { query, limit }: SearchParams,
  token: CancellationToken,
): Promise<SearchAnswer> {
  const steps = catalogue.searching(query, Math.min(Math.max(1, limit), 1000), editor.wording);
  const answer = await inSlices(clock, steps, () => !token.isCancellationRequested);
  if (!answer) throw cancelled();
  const { hits, total, issues } = answer;
  return {
    hits: hits.map(({ newest, titleMarks, excerpt }) => ({
      paper: toPaperLink(newest),
      location: convert.toLocation(newest.digest, newest.paper.titleSpan),
      titleMarks,
      authors: shownLine(authorsLine(newest)),
      day: newest.digest.day?.day ?? null,
      topics: library.topicsOfPaper(newest.paper.arxivId).map(({ label }) => label),
      excerpt: shownLine(excerpt),
    })),
    total,
    issues,
    complete: catalogue.complete,
  };
}

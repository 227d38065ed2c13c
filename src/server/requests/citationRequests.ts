import type { Connection } from 'vscode-languageserver';
import type { ArxivId } from '../../core/arxiv.ts';
import { citationOf } from '../../core/cite/citation.ts';
import { citationForms } from '../../core/cite/formats.ts';
import { everything, selecting } from '../../core/views/selection.ts';
import { type CiteAnswer, type CitedPapersParams, type CiteParams, method } from '../../protocol/protocol.ts';
import { cancelled, type Guard } from '../guard.ts';
import { type Clock, inSlices } from '../slices.ts';
import type { Workspace } from '../workspace.ts';

/** Answers with citations of papers, each as its newest digest lists it, and with what papers there are to be cited. */
export function registerCitationRequests(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
): void {
  connection.onRequest(
    method.cite,
    guard.handler(method.cite, noCitations, async (params: CiteParams, token): Promise<CiteAnswer> => {
      const steps = citing(workspace, params);
      const answer = await inSlices(clock, steps, () => !token.isCancellationRequested);
      if (!answer) throw cancelled();
      return answer;
    }),
  );
  connection.onRequest(
    method.citedPapers,
    guard.handler(method.citedPapers, [], async (params: CitedPapersParams, token): Promise<string[]> => {
      const steps = params.kind === 'all' ? allPapers(workspace) : foundPapers(workspace, params.query);
      const ids = await inSlices(clock, steps, () => !token.isCancellationRequested);
      if (!ids) throw cancelled();
      return [...ids];
    }),
  );
}

const noCitations: CiteAnswer = { text: '', papers: 0, before: '', between: '', behind: '' };

/** Papers that no digest lists any more are left out. */
function* citing({ library }: Workspace, { arxivIds, format }: CiteParams): Generator<void, CiteAnswer> {
  const { before, write, between, behind } = citationForms[format];
  const texts: string[] = [];
  for (const id of new Set(arxivIds as readonly ArxivId[])) {
    const [newest] = library.appearances(id);
    if (newest) texts.push(write(citationOf(newest)));
    yield;
  }
  return { text: texts.join(between), papers: texts.length, before, between, behind };
}

function* allPapers({ library, marks }: Workspace): Generator<void, ReadonlySet<ArxivId>> {
  const { listings } = yield* selecting(library, everything, marks);
  const ids = new Set<ArxivId>();
  for (const listing of listings) {
    for (const { paper } of listing) ids.add(paper.arxivId);
    yield;
  }
  return ids;
}

function* foundPapers(
  { catalogue, editor }: Workspace,
  query: string,
): Generator<void, ReadonlySet<ArxivId>> {
  return (yield* catalogue.finding(query, editor.wording)).ids;
}

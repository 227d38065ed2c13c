import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { ArxivId } from '../core/arxiv.ts';
import { citationOf } from '../core/cite/citation.ts';
import { citationFormats } from '../core/cite/formats.ts';
import type { Appearance } from '../core/digest.ts';
import { selectionOf, shownIn } from '../core/views/selection.ts';
import { type CiteAnswer, type CitedPapers, type CiteParams, method } from '../protocol/protocol.ts';
import { cancelled, type Guard } from './guard.ts';
import { type Clock, inSlices } from './slices.ts';
import type { Workspace } from './workspace.ts';

/** Answers with citations of papers, each as its newest digest lists it. */
export function registerCitationRequests(
  connection: Connection,
  guard: Guard,
  workspace: Workspace,
  clock: Clock,
): void {
  connection.onRequest(
    method.cite,
    guard.handler(
      method.cite,
      noCitations,
      async ({ papers, format }: CiteParams, token): Promise<CiteAnswer> => {
        const citations = (await appearancesOf(workspace, clock, papers, token)).map(citationOf);
        return { text: citationFormats[format](citations), papers: citations.length };
      },
    ),
  );
}

const noCitations: CiteAnswer = { text: '', papers: 0 };

async function appearancesOf(
  { library, catalogue, editor }: Workspace,
  clock: Clock,
  papers: CitedPapers,
  token: CancellationToken,
): Promise<Appearance[]> {
  switch (papers.kind) {
    case 'papers':
      return newest(papers.arxivIds as readonly ArxivId[]);
    case 'search': {
      const steps = catalogue.finding(papers.query, editor.wording);
      const found = await inSlices(clock, steps, () => !token.isCancellationRequested);
      if (!found) throw cancelled();
      return newest(found.ids);
    }
    case 'all':
      return newest(shownIn(selectionOf(library)).map(({ paper }) => paper.arxivId));
  }

  /** Papers that no digest lists any more are left out. */
  function newest(ids: Iterable<ArxivId>): Appearance[] {
    return [...new Set(ids)].flatMap(id => library.appearances(id)[0] ?? []);
  }
}

import type { Connection } from 'vscode-languageserver';
import type { ArxivId } from '../core/arxiv.ts';
import { citationOf } from '../core/cite/citation.ts';
import { citationFormats } from '../core/cite/formats.ts';
import type { Appearance } from '../core/digest.ts';
import { selectionOf, shownIn } from '../core/views/selection.ts';
import { type CiteAnswer, type CitedPapers, type CiteParams, method } from '../protocol/protocol.ts';
import type { Guard } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** Answers with citations of papers, each as its newest digest lists it. */
export function registerCitationRequests(connection: Connection, guard: Guard, workspace: Workspace): void {
  connection.onRequest(
    method.cite,
    guard.handler(method.cite, noCitations, ({ papers, format }: CiteParams): CiteAnswer => {
      const citations = appearancesOf(workspace, papers).map(citationOf);
      return { text: citationFormats[format](citations), papers: citations.length };
    }),
  );
}

const noCitations: CiteAnswer = { text: '', papers: 0 };

function appearancesOf({ library, catalogue }: Workspace, papers: CitedPapers): Appearance[] {
  switch (papers.kind) {
    case 'papers':
      return newest(papers.arxivIds as readonly ArxivId[]);
    case 'search':
      return catalogue.search(papers.query, library.paperCount).hits.map(hit => hit.newest);
    case 'all':
      return newest(shownIn(selectionOf(library)).map(({ paper }) => paper.arxivId));
  }

  /** Papers that no digest lists any more are left out. */
  function newest(ids: readonly ArxivId[]): Appearance[] {
    return [...new Set(ids)].flatMap(id => library.appearances(id)[0] ?? []);
  }
}
